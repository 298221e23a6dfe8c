package modelport.inference;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import modelport.contract.registry.Pooling;
import modelport.inference.InferenceException.Fault;

/** What a model's owner may say about it without training. */
record Parameters(Map<String, Object> values) {
    private static final int MAX_TOKENS = 100_000;
    private static final int MAX_CLASSES = 100_000;

    Optional<List<String>> classes() {
        return value("classes").map(value -> {
            boolean labels = value instanceof List<?> list
                    && !list.isEmpty()
                    && list.size() <= MAX_CLASSES
                    && list.stream().allMatch(label -> label instanceof String || label instanceof Number);
            if (!labels) {
                throw wrong("classes", "[\"cat\", \"dog\"]", value);
            }
            List<String> classes =
                    ((List<?>) value).stream().map(String::valueOf).toList();
            if (new HashSet<>(classes).size() != classes.size()) {
                throw wrong("classes", "[\"cat\", \"dog\"]", value);
            }
            return classes;
        });
    }

    Optional<Integer> maxTokens() {
        return value("maxTokens").map(value -> {
            if (value instanceof Number number
                    && number.doubleValue() == number.intValue()
                    && number.intValue() >= 1
                    && number.intValue() <= MAX_TOKENS) {
                return number.intValue();
            }
            throw wrong("maxTokens", "512", value);
        });
    }

    Optional<Pooling> pooling() {
        return value("pooling").map(value -> {
            for (Pooling pooling : Pooling.values()) {
                if (pooling.name().equals(String.valueOf(value).toUpperCase(Locale.ROOT))) {
                    return pooling;
                }
            }
            throw wrong("pooling", "MEAN, CLS, NONE", value);
        });
    }

    Optional<Boolean> normalize() {
        return value("normalize").map(value -> {
            if (value instanceof Boolean truth) {
                return truth;
            }
            throw wrong("normalize", "true, false", value);
        });
    }

    private Optional<Object> value(String name) {
        return Optional.ofNullable(values.get(name));
    }

    private static InferenceException wrong(String name, String expected, Object found) {
        return InferenceException.of(
                Fault.INPUT, "parameter", "parameter", name, "expected", expected, "found", String.valueOf(found));
    }
}
