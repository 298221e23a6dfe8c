package modelport.formats.huggingface;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import modelport.formats.json.JsonTree;
import modelport.onnx.RefusedException;
import org.jspecify.annotations.Nullable;

/** A configuration file; what it does not say is as transformers has it. */
final class Config {
    /** Configurations of image classifiers name thousands of classes. */
    private static final long MAX_BYTES = 16L << 20;

    private static final int MAX_LABELS = 100_000;

    private final String file;
    private final Map<String, Object> values = new LinkedHashMap<>();
    private final Set<String> nothing = new HashSet<>();

    Config(String file, Map<String, @Nullable Object> values) {
        this.file = file;
        values.forEach((key, value) -> {
            if (value == null) {
                nothing.add(key);
            } else {
                this.values.put(key, value);
            }
        });
    }

    static Config read(Path file) throws IOException {
        return new Config(String.valueOf(file.getFileName()), JsonFiles.object(file, MAX_BYTES));
    }

    /** Whether there is a value. */
    boolean says(String key) {
        return values.containsKey(key);
    }

    /** Whether there is said to be none, which may be other than the usual. */
    boolean saysNothing(String key) {
        return nothing.contains(key);
    }

    /** What has a value, in the file's order. */
    Set<String> keys() {
        return Collections.unmodifiableSet(values.keySet());
    }

    int whole(String key, long fallback, int least, int most) {
        Object value = values.getOrDefault(key, fallback);
        if (value instanceof Long number && number >= least && number <= most) {
            return (int) (long) number;
        }
        throw wrong(key, value, "%d … %d".formatted(least, most));
    }

    double number(String key, double fallback, double least, double most) {
        Object value = values.getOrDefault(key, fallback);
        if (value instanceof Number number && number.doubleValue() >= least && number.doubleValue() <= most) {
            return number.doubleValue();
        }
        throw wrong(key, value, least + " … " + most);
    }

    boolean flag(String key, boolean fallback) {
        Object value = values.getOrDefault(key, fallback);
        if (value instanceof Boolean truth) {
            return truth;
        }
        throw wrong(key, value, "true, false");
    }

    boolean isFalse(String key) {
        return Boolean.FALSE.equals(values.get(key));
    }

    String text(String key, String fallback) {
        Object value = values.getOrDefault(key, fallback);
        if (value instanceof String text) {
            return text;
        }
        throw wrong(key, value, "\"…\"");
    }

    List<String> texts(String key) {
        Object value = values.getOrDefault(key, List.of());
        if (value instanceof List<?> list && list.stream().allMatch(String.class::isInstance)) {
            return list.stream().map(String.class::cast).toList();
        }
        throw wrong(key, value, "[\"…\"]");
    }

    Optional<Config> child(String key) {
        Object value = values.get(key);
        if (value == null) {
            return Optional.empty();
        }
        return Optional.of(new Config(file, JsonTree.object(value).orElseThrow(() -> wrong(key, value, "{…}"))));
    }

    /** Refuses every value but these; one that is absent is as good as the first. */
    void only(String key, Object... allowed) {
        Object value = values.getOrDefault(key, allowed[0]);
        if (!List.of(allowed).contains(value)) {
            throw wrong(
                    key,
                    value,
                    String.join(
                            ", ", Arrays.stream(allowed).map(String::valueOf).toList()));
        }
    }

    /** Refuses what changes the answer in a way that is not read, unless it is empty. */
    void without(String key) {
        Object value = values.get(key);
        boolean empty = value == null
                || (value instanceof Map<?, ?> map && map.isEmpty())
                || (value instanceof List<?> list && list.isEmpty());
        if (!empty) {
            throw RefusedException.of("huggingface.not-read", "file", file, "key", key);
        }
    }

    /** The names of {@code count} classes, numbered from zero; {@code LABEL_0} and so on where none are told. */
    List<String> labels(int count) {
        var numbered = new TreeMap<Integer, String>();
        child("id2label")
                .ifPresent(labels -> labels.values.forEach((key, label) -> {
                    if (!key.matches("[0-9]{1,6}") || numbered.size() > MAX_LABELS) {
                        throw wrong("id2label", key, "0, 1, …");
                    }
                    numbered.put(Integer.parseInt(key), String.valueOf(label));
                }));
        if (numbered.isEmpty()) {
            for (int i = 0; i < count; i++) {
                numbered.put(i, "LABEL_" + i);
            }
        }
        if (numbered.size() != count || numbered.lastKey() != count - 1) {
            throw RefusedException.of("huggingface.labels", "labels", numbered.size(), "rows", count);
        }
        return List.copyOf(numbered.values());
    }

    RefusedException wrong(String key, Object value, String expected) {
        return RefusedException.of(
                "huggingface.config", "file", file, "key", key, "value", value, "expected", expected);
    }
}
