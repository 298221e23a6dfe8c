package modelport.training.tuning;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import modelport.onnx.RefusedException;

/**
 * Values of hyper-parameters by their names.
 *
 * @param values Longs, Doubles and Strings
 */
public record Setting(SortedMap<String, Object> values) {
    public Setting {
        values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
    }

    /** These values and no others. */
    public static Setting of(Map<String, ?> values) {
        return new Setting(new TreeMap<>(values));
    }

    /**
     * With the initial values of all parameters that are not set.
     *
     * @throws RefusedException if there is no such parameter, or it cannot have that value
     */
    public Setting complete(Trainer trainer) {
        return complete(trainer.parameters());
    }

    private Setting complete(List<HyperParameter> parameters) {
        Map<String, Object> all = new TreeMap<>();
        for (HyperParameter parameter : parameters) {
            Object value = values.get(parameter.name());
            all.put(parameter.name(), value == null ? parameter.initial() : parameter.checked(value));
        }
        for (String name : values.keySet()) {
            if (!all.containsKey(name)) {
                throw RefusedException.of(
                        "training.setting-unknown", "name", name, "known", String.join(", ", all.keySet()));
            }
        }
        return of(all);
    }

    /** The same with another value for one parameter. */
    public Setting with(String name, Object value) {
        Map<String, Object> changed = new TreeMap<>(values);
        changed.put(name, value);
        return of(changed);
    }

    public long whole(String name) {
        return ((Number) value(name)).longValue();
    }

    public double number(String name) {
        return ((Number) value(name)).doubleValue();
    }

    public String text(String name) {
        return String.valueOf(value(name));
    }

    private Object value(String name) {
        return Objects.requireNonNull(values.get(name), name);
    }

    /** SHA-256 of names and values: the same setting has the same one wherever and whenever. */
    public String digest() {
        String text = values.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.joining("\n"));
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
