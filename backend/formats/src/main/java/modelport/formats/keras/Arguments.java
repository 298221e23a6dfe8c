package modelport.formats.keras;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * With what a layer is called: signals, lists of them, and constants.
 *
 * @param positional in their order
 * @param named by their names
 */
record Arguments(List<@Nullable Object> positional, Map<String, @Nullable Object> named) {
    Arguments {
        positional = Collections.unmodifiableList(new ArrayList<>(positional));
        named = Collections.unmodifiableMap(new LinkedHashMap<>(named));
    }

    static Arguments of(List<Signal> signals) {
        return new Arguments(new ArrayList<>(signals), Map.of());
    }

    /** All signals among the positional ones, in their order. */
    List<Signal> signals() {
        return signals(positional);
    }

    /** All signals in a value. */
    static List<Signal> signals(@Nullable Object value) {
        List<Signal> found = new ArrayList<>();
        collect(value, found);
        return found;
    }

    private static void collect(@Nullable Object value, List<Signal> found) {
        switch (value) {
            case Signal signal -> found.add(signal);
            case List<?> list -> list.forEach(item -> collect(item, found));
            case Map<?, ?> map -> map.values().forEach(item -> collect(item, found));
            case null, default -> {}
        }
    }

    Optional<Signal> signal(String name) {
        return named.get(name) instanceof Signal signal ? Optional.of(signal) : Optional.empty();
    }

    boolean flag(String name) {
        return named.get(name) instanceof Boolean truth && truth;
    }

    /** The argument by its place or its name. */
    @Nullable
    Object get(int place, String name) {
        return place < positional.size() ? positional.get(place) : named.get(name);
    }
}
