package modelport.onnx;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import modelport.onnx.Skeleton.Tensor;

/**
 * Keeps external data inside the version: only a bare file name, only a file that belongs to the version, only a range
 * inside that file. ONNX Runtime follows what the model says, so nothing else may be said.
 */
final class ExternalData {
    private static final Set<String> KEYS = Set.of("location", "offset", "length", "checksum");
    private static final int MAX_NAME_BYTES = 255;

    private final Map<String, Long> siblings;

    ExternalData(Map<String, Long> siblings) {
        this.siblings = siblings;
    }

    /** The file that holds the tensor's {@code bytes} bytes. */
    String check(Tensor tensor, ElementType type, long bytes) {
        if (type == ElementType.STRING) {
            throw RefusedException.of("onnx.external-strings", "tensor", tensor.name());
        }
        if (tensor.data().values().stream().anyMatch(count -> count > 0)) {
            throw RefusedException.of("onnx.data-twice", "tensor", tensor.name());
        }
        Map<String, String> entries = entries(tensor);
        String location = entries.getOrDefault("location", "");
        if (!isBareName(location)) {
            throw RefusedException.of("onnx.external-location", "tensor", tensor.name(), "location", location);
        }
        Long size = siblings.get(location);
        if (size == null) {
            throw RefusedException.of("onnx.external-missing", "tensor", tensor.name(), "file", location);
        }
        long offset = number(tensor, entries, "offset", 0);
        long length = number(tensor, entries, "length", bytes);
        if (length != bytes) {
            throw RefusedException.of("onnx.data-size", "tensor", tensor.name(), "expected", bytes, "actual", length);
        }
        if (offset > size || length > size - offset) {
            throw RefusedException.of(
                    "onnx.external-range",
                    "tensor",
                    tensor.name(),
                    "file",
                    location,
                    "offset",
                    offset,
                    "length",
                    length,
                    "size",
                    size);
        }
        return location;
    }

    private static Map<String, String> entries(Tensor tensor) {
        Map<String, String> entries = new HashMap<>();
        for (Map.Entry<String, String> entry : Objects.requireNonNull(tensor.external())) {
            if (!KEYS.contains(entry.getKey())) {
                throw RefusedException.of("onnx.external-key", "tensor", tensor.name(), "key", entry.getKey());
            }
            if (entries.put(entry.getKey(), entry.getValue()) != null) {
                throw RefusedException.of("onnx.external-key-twice", "tensor", tensor.name(), "key", entry.getKey());
            }
        }
        return entries;
    }

    static boolean isBareName(String name) {
        return !name.isBlank()
                && !name.equals(".")
                && !name.equals("..")
                && name.getBytes(StandardCharsets.UTF_8).length <= MAX_NAME_BYTES
                && name.chars().noneMatch(c -> c == '/' || c == '\\' || c == ':' || Character.isISOControl(c));
    }

    /** Digits and nothing else, below 2^63. */
    private static long number(Tensor tensor, Map<String, String> entries, String key, long fallback) {
        String value = entries.get(key);
        if (value == null) {
            return fallback;
        }
        if (!value.matches("[0-9]{1,19}")) {
            throw RefusedException.of("onnx.external-number", "tensor", tensor.name(), "key", key, "value", value);
        }
        try {
            return Long.parseLong(value);
        } catch (NumberFormatException tooBig) {
            var refused =
                    RefusedException.of("onnx.external-number", "tensor", tensor.name(), "key", key, "value", value);
            refused.initCause(tooBig);
            throw refused;
        }
    }
}
