package modelport.formats.keras;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import modelport.formats.json.JsonRules;
import modelport.formats.json.JsonTree;
import modelport.onnx.RefusedException;
import org.jspecify.annotations.Nullable;

/**
 * What a file says of one layer.
 *
 * @param layer its name, or that of the layer around it
 * @param values by their names
 */
record Config(String layer, Map<String, @Nullable Object> values) {
    private static final int MAX_NESTING = 200;
    private static final int MAX_VALUES = 2_000_000;

    /** The JSON object that {@code text} is; a key that stands twice could be read in two ways. */
    static Config read(String text, String place) {
        var rules = new JsonRules(
                MAX_NESTING,
                MAX_VALUES,
                true,
                () -> damaged(place),
                most -> RefusedException.of("keras.config-size", "limit", most));
        return of(JsonTree.read(new StringReader(text), rules), place);
    }

    private static RefusedException damaged(String place) {
        return RefusedException.of("keras.config-broken", "place", place);
    }

    /** A JSON object as a configuration; its own name is taken if it has one. */
    static Config of(@Nullable Object value, String place) {
        Map<String, @Nullable Object> values = JsonTree.object(value).orElseThrow(() -> damaged(place));
        return new Config(values.get("name") instanceof String name ? name : place, values);
    }

    @Nullable
    Object get(String key) {
        return values.get(key);
    }

    /** Whether it is there and not null. */
    boolean has(String key) {
        return values.get(key) != null;
    }

    Optional<String> text(String key) {
        return values.get(key) instanceof String text ? Optional.of(text) : Optional.empty();
    }

    String text(String key, String otherwise) {
        Object value = values.get(key);
        if (value == null) {
            return otherwise;
        }
        return text(key).orElseThrow(() -> broken(key));
    }

    boolean flag(String key, boolean otherwise) {
        Object value = values.get(key);
        return switch (value) {
            case null -> otherwise;
            case Boolean truth -> truth;
            case Long number -> number != 0;
            default -> throw broken(key);
        };
    }

    boolean flag(String key) {
        return flag(key, false);
    }

    double number(String key, double otherwise) {
        return has(key) ? number(key) : otherwise;
    }

    double number(String key) {
        Object value = values.get(key);
        return switch (value) {
            case Number number -> number.doubleValue();
            // Old releases wrote arrays of one number.
            case List<?> list when list.size() == 1 && list.getFirst() instanceof Number number -> number.doubleValue();
            case Map<?, ?> array when array.get("value") instanceof Number number -> number.doubleValue();
            case null, default -> throw broken(key);
        };
    }

    int integer(String key) {
        double value = number(key);
        if (value != Math.rint(value) || Math.abs(value) > Integer.MAX_VALUE) {
            throw broken(key);
        }
        return (int) value;
    }

    int integer(String key, int otherwise) {
        return has(key) ? integer(key) : otherwise;
    }

    /** Whole numbers, one for each of {@code count} axes; a single one is for all. */
    int[] integers(String key, int count, int otherwise) {
        int[] found = has(key) ? integers(key) : new int[] {otherwise};
        int[] all = new int[count];
        if (found.length != 1 && found.length != count) {
            throw broken(key);
        }
        for (int i = 0; i < count; i++) {
            all[i] = found[found.length == 1 ? 0 : i];
        }
        return all;
    }

    /** Whole numbers, of which there may be one alone. */
    int[] integers(String key) {
        Object value = values.get(key);
        List<?> items = value instanceof List<?> list ? list : List.of(integer(key));
        return items.stream()
                .mapToInt(item -> item instanceof Number number && number.doubleValue() == number.intValue()
                        ? number.intValue()
                        : fail(key))
                .toArray();
    }

    private int fail(String key) {
        throw broken(key);
    }

    /** All numbers of a list within lists, or of a single one. */
    float[] floats(String key) {
        List<Float> numbers = new ArrayList<>();
        flatten(values.get(key), key, numbers);
        float[] floats = new float[numbers.size()];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = numbers.get(i);
        }
        return floats;
    }

    private void flatten(@Nullable Object value, String key, List<Float> numbers) {
        switch (value) {
            case Number number -> numbers.add(number.floatValue());
            case List<?> list -> list.forEach(item -> flatten(item, key, numbers));
            case Map<?, ?> array when array.containsKey("value") -> flatten(array.get("value"), key, numbers);
            case null, default -> throw broken(key);
        }
    }

    List<@Nullable Object> list(String key) {
        if (values.get(key) instanceof List<?> list) {
            return new ArrayList<>(list);
        }
        throw broken(key);
    }

    Config object(String key) {
        Object value = values.get(key);
        if (value instanceof Map<?, ?>) {
            return of(value, layer);
        }
        throw broken(key);
    }

    /** What is wrong where a value has another form than this layer's. */
    RefusedException broken(String key) {
        return RefusedException.of("keras.option-broken", "layer", layer, "option", key);
    }

    /** What this layer may be told, but has no exact counterpart. */
    RefusedException unsupported(String key) {
        return unsupported(key, String.valueOf(values.get(key)));
    }

    RefusedException unsupported(String key, String value) {
        return RefusedException.of("keras.option", "layer", layer, "option", key, "value", value);
    }
}
