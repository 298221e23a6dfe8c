package modelport.formats.boosting;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The lines {@code name=value} of a part of a LightGBM file. A name without a value has an empty one. */
final class TextFields {
    private final Map<String, String> values = new HashMap<>();

    void add(String line) {
        int equals = line.indexOf('=');
        String name = equals < 0 ? line : line.substring(0, equals);
        if (values.put(name, equals < 0 ? "" : line.substring(equals + 1)) != null) {
            throw Flaws.twice(name);
        }
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    String text(String name) {
        return optional(name).orElseThrow(() -> Flaws.missing(name));
    }

    Optional<String> optional(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /** A whole number from {@code from} to {@code to}. */
    int integer(String name, int from, int to) {
        long value = TextNumbers.integer(name, text(name).strip());
        if (value < from || value > to) {
            throw Flaws.range(name, value);
        }
        return (int) value;
    }

    double[] numbers(String name, int count) {
        return TextNumbers.numbers(name, text(name), count);
    }

    int[] indexes(String name, int count, long size) {
        return TextNumbers.indexes(name, text(name), count, size);
    }
}
