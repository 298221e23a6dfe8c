package modelport.formats.gguf;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import modelport.formats.KeptModel;
import modelport.formats.MappedBytes;
import modelport.formats.ModelPart;
import modelport.formats.OtherModel;
import modelport.onnx.RefusedException;

/** Reads the header of a GGUF file: metadata, and where each tensor lies. Weights are never looked at. */
public final class GgufFiles {
    private static final int FIRST = 2;
    private static final int NEWEST = 3;
    private static final int MOST_ENTRIES = 100_000;
    private static final int MOST_TENSORS = 200_000;
    private static final int MOST_ITEMS = 10_000_000;
    private static final int MOST_NESTED = 4;
    private static final int LONGEST = 1 << 20;
    private static final int SHOWN_TEXT = 200;
    private static final int SHOWN_TENSORS = 2_000;
    private static final int MOST_AXES = 8;
    private static final long HEAD = 24;

    private final MappedBytes bytes;
    private final Map<String, String> metadata = new LinkedHashMap<>();
    private final List<ModelPart> tensors = new ArrayList<>();
    private final Map<String, Integer> types = new TreeMap<>();
    private final List<long[]> spans = new ArrayList<>();
    private long at = HEAD;
    private long parameters;
    private long items;

    private GgufFiles(MappedBytes bytes) {
        this.bytes = bytes;
    }

    /** What a file's header says. */
    public static OtherModel inspect(Path file) throws IOException {
        try (MappedBytes bytes = MappedBytes.open(file, "gguf.broken-file-truncated")) {
            return new OtherModel.Kept(new GgufFiles(bytes).read());
        }
    }

    private KeptModel read() {
        long version = bytes.uint32(4);
        if (version < FIRST || version > NEWEST) {
            throw RefusedException.of("gguf.version", "version", version);
        }
        long tensorCount = count(bytes.int64(8), MOST_TENSORS);
        long entries = count(bytes.int64(16), MOST_ENTRIES);
        for (long i = 0; i < entries; i++) {
            entry();
        }
        var names = new HashSet<String>();
        for (long i = 0; i < tensorCount; i++) {
            tensor(names);
        }
        expectInside();
        return model(version, tensorCount);
    }

    private static long count(long count, int limit) {
        if (count < 0 || count > limit) {
            throw RefusedException.of("gguf.resource-limit", "count", Long.toUnsignedString(count), "limit", limit);
        }
        return count;
    }

    private void entry() {
        String key = text();
        String value = value(bytes.uint32(at), true, 0);
        if (metadata.putIfAbsent(key, value) != null) {
            throw RefusedException.of("gguf.broken-file-twice", "name", key);
        }
    }

    private String text() {
        long length = bytes.int64(at);
        at += Long.BYTES;
        String text = bytes.text(at, length, LONGEST);
        at += length;
        return text;
    }

    /** A value of a type, behind its type where that stands before it. */
    private String value(long type, boolean typed, int depth) {
        at += typed ? Integer.BYTES : 0;
        if (++items > MOST_ITEMS || depth > MOST_NESTED) {
            throw RefusedException.of("gguf.resource-limit", "count", items, "limit", MOST_ITEMS);
        }
        return switch ((int) type) {
            case 0, 7 -> number(bytes.octet(at), 1);
            case 1 -> number((byte) bytes.octet(at), 1);
            case 2 -> number(bytes.uint16(at), 2);
            case 3 -> number((short) bytes.uint16(at), 2);
            case 4 -> number(bytes.uint32(at), 4);
            case 5 -> number(bytes.int32(at), 4);
            case 6 -> number(Float.intBitsToFloat(bytes.int32(at)), 4);
            case 8 -> {
                String text = text();
                yield text.length() > SHOWN_TEXT ? text.substring(0, SHOWN_TEXT) + "…" : text;
            }
            case 9 -> array(depth);
            case 10, 11 -> number(bytes.int64(at), 8);
            case 12 -> number(Double.longBitsToDouble(bytes.int64(at)), 8);
            default -> throw RefusedException.of("gguf.broken-file-type", "position", at);
        };
    }

    private String number(Number number, int width) {
        at += width;
        return number.toString();
    }

    private String array(int depth) {
        long type = bytes.uint32(at);
        long count = count(bytes.int64(at + Integer.BYTES), MOST_ITEMS);
        at += Integer.BYTES + Long.BYTES;
        for (long i = 0; i < count; i++) {
            value(type, false, depth + 1);
        }
        return "[" + count + "]";
    }

    private void tensor(Set<String> names) {
        String name = text();
        long axes = bytes.uint32(at);
        at += Integer.BYTES;
        if (axes > MOST_AXES || !names.add(name)) {
            throw RefusedException.of("gguf.broken-file-tensor", "name", name);
        }
        var shape = new ArrayList<Long>();
        long weights = 1;
        for (int axis = 0; axis < axes; axis++) {
            long size = bytes.int64(at);
            at += Long.BYTES;
            if (size <= 0 || weights > Long.MAX_VALUE / 64 / size) {
                throw RefusedException.of("gguf.broken-file-tensor", "name", name);
            }
            weights *= size;
            shape.addFirst(size);
        }
        long code = bytes.uint32(at);
        GgufTypes.Type type = GgufTypes.of(code)
                .orElseThrow(() -> RefusedException.of("gguf.weight-type", "name", name, "type", code));
        long offset = bytes.int64(at + Integer.BYTES);
        at += Integer.BYTES + Long.BYTES;
        if (weights % type.weights() != 0 || offset < 0) {
            throw RefusedException.of("gguf.broken-file-tensor", "name", name);
        }
        spans.add(new long[] {offset, weights / type.weights() * type.bytes()});
        parameters += weights;
        types.merge(type.name(), 1, Integer::sum);
        if (tensors.size() < SHOWN_TENSORS) {
            String sizes = shape.stream().map(String::valueOf).collect(Collectors.joining(", ", "[", "]"));
            tensors.add(new ModelPart("tensor", name, Map.of("type", type.name(), "shape", sizes), List.of()));
        }
    }

    /** Every tensor must lie in the file, at a place where it may begin, and share no byte with another. */
    private void expectInside() {
        long step =
                Long.parseLong(metadata.getOrDefault("general.alignment", "32").replaceAll("[^0-9]{1,20}", "0"));
        if (step <= 0 || step > LONGEST || Long.bitCount(step) != 1) {
            throw RefusedException.of("gguf.broken-file-alignment", "step", step);
        }
        long start = (at + step - 1) / step * step;
        spans.sort((one, other) -> Long.compare(one[0], other[0]));
        long end = 0;
        for (long[] span : spans) {
            if (span[0] % step != 0 || span[0] < end) {
                throw RefusedException.of("gguf.broken-file-alignment", "step", step);
            }
            bytes.expect(start, 0);
            bytes.expect(start + span[0], span[1]);
            end = span[0] + span[1];
        }
    }

    private KeptModel model(long version, long tensorCount) {
        String architecture = metadata.getOrDefault("general.architecture", "");
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("architecture", architecture);
        facts.put(
                "quantisation",
                types.entrySet().stream()
                        .map(type -> type.getKey() + " × " + type.getValue())
                        .collect(Collectors.joining(", ")));
        facts.put("tensors", Long.toString(tensorCount));
        facts.putAll(metadata);
        String name = metadata.getOrDefault("general.name", architecture.isEmpty() ? "GGUF" : architecture);
        return new KeptModel(
                "GGUF", Long.toString(version), new ModelPart("gguf", name, facts, tensors), Map.of(), parameters);
    }
}
