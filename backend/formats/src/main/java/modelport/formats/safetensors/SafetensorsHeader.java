package modelport.formats.safetensors;

import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import modelport.formats.weights.WeightType;
import modelport.onnx.RefusedException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/**
 * The header of a safetensors file: where each tensor lies, without a byte that is nobody's or belongs to two.
 *
 * @param entries in the order of their bytes
 */
record SafetensorsHeader(List<Entry> entries, Map<String, String> metadata) {
    private static final int MAX_TENSORS = 100_000;
    private static final int MAX_AXES = 16;
    private static final int MAX_NAME = 1_000;
    private static final int MAX_METADATA = 1_000;
    private static final int MAX_TEXT = 1 << 20;
    private static final int MAX_NESTING = 8;
    private static final int BITS = 8;
    private static final String METADATA = "__metadata__";
    private static final Map<String, WeightType> TYPES =
            Stream.of(WeightType.values()).collect(Collectors.toUnmodifiableMap(WeightType::name, type -> type));

    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_NESTING)
                    .maxStringLength(MAX_TEXT)
                    .maxNameLength(MAX_NAME)
                    .build())
            .build();

    /** One tensor, and its bytes counted from the end of the header. */
    record Entry(String name, WeightType type, List<Long> shape, long begin, long end) {}

    SafetensorsHeader {
        entries = List.copyOf(entries);
        metadata = Map.copyOf(metadata);
    }

    /** Reads a header in front of so many bytes of tensors. */
    static SafetensorsHeader parse(byte[] text, long dataBytes) {
        if (text.length == 0 || text[0] != '{') {
            throw RefusedException.of("safetensors.header");
        }
        // The format says UTF-8; a parser that guesses would take other encodings too.
        Reader utf8 = new InputStreamReader(
                new ByteArrayInputStream(text),
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
        try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), utf8)) {
            return new Reading(json, dataBytes).header();
        } catch (JacksonException notJson) {
            var refused = RefusedException.of("safetensors.header");
            refused.initCause(notJson);
            throw refused;
        }
    }

    /** A header while it is read. */
    private static final class Reading {
        private final JsonParser json;
        private final long dataBytes;
        private final List<Entry> entries = new ArrayList<>();
        private final Set<String> names = new HashSet<>();
        private final Map<String, String> metadata = new LinkedHashMap<>();

        Reading(JsonParser json, long dataBytes) {
            this.json = json;
            this.dataBytes = dataBytes;
        }

        SafetensorsHeader header() {
            require(json.nextToken() == JsonToken.START_OBJECT);
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = json.currentName();
                if (!names.add(name)) {
                    throw RefusedException.of("safetensors.name-twice", "tensor", name);
                }
                require(json.nextToken() == JsonToken.START_OBJECT);
                if (name.equals(METADATA)) {
                    metadata();
                } else {
                    entries.add(entry(name));
                }
                if (entries.size() > MAX_TENSORS) {
                    throw RefusedException.of("safetensors.too-many", "limit", MAX_TENSORS);
                }
            }
            require(json.currentToken() == JsonToken.END_OBJECT && json.nextToken() == null);
            entries.sort(Comparator.comparingLong(Entry::begin).thenComparingLong(Entry::end));
            requireNoGap();
            return new SafetensorsHeader(entries, metadata);
        }

        private void metadata() {
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                String key = json.currentName();
                require(json.nextToken() == JsonToken.VALUE_STRING && metadata.size() < MAX_METADATA);
                require(metadata.put(key, json.getString()) == null);
            }
            require(json.currentToken() == JsonToken.END_OBJECT);
        }

        private Entry entry(String name) {
            @Nullable String type = null;
            @Nullable List<Long> shape = null;
            @Nullable List<Long> offsets = null;
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                String key = json.currentName();
                json.nextToken();
                switch (key) {
                    case "dtype" -> {
                        require(type == null && json.currentToken() == JsonToken.VALUE_STRING);
                        type = json.getString();
                    }
                    case "shape" -> {
                        require(shape == null);
                        shape = numbers(name, MAX_AXES);
                    }
                    case "data_offsets" -> {
                        require(offsets == null);
                        offsets = numbers(name, 2);
                    }
                    default -> throw RefusedException.of("safetensors.entry", "tensor", name);
                }
            }
            if (type == null || shape == null || offsets == null || offsets.size() != 2) {
                throw RefusedException.of("safetensors.entry", "tensor", name);
            }
            return checked(name, type, shape, offsets);
        }

        private Entry checked(String name, String typeName, List<Long> shape, List<Long> offsets) {
            WeightType type = TYPES.get(typeName);
            if (type == null) {
                throw RefusedException.of("safetensors.dtype", "tensor", name, "dtype", typeName);
            }
            long begin = offsets.getFirst();
            long end = offsets.getLast();
            if (begin > end || end > dataBytes) {
                throw RefusedException.of(
                        "safetensors.range", "tensor", name, "begin", begin, "end", end, "size", dataBytes);
            }
            if (bits(name, type, shape) != (end - begin) * BITS) {
                throw RefusedException.of(
                        "safetensors.size", "tensor", name, "dtype", typeName, "shape", shape, "bytes", end - begin);
            }
            return new Entry(name, type, shape, begin, end);
        }

        private static long bits(String name, WeightType type, List<Long> shape) {
            try {
                return shape.stream().reduce((long) type.bits(), Math::multiplyExact);
            } catch (ArithmeticException tooMany) {
                var refused = RefusedException.of("safetensors.shape", "tensor", name, "shape", shape);
                refused.initCause(tooMany);
                throw refused;
            }
        }

        /** Sizes and offsets: whole numbers from zero on. */
        private List<Long> numbers(String name, int most) {
            require(json.currentToken() == JsonToken.START_ARRAY);
            var numbers = new ArrayList<Long>();
            while (json.nextToken() != JsonToken.END_ARRAY) {
                boolean whole = json.currentToken() == JsonToken.VALUE_NUMBER_INT && numbers.size() < most;
                if (!whole || !json.getString().matches("[0-9]{1,18}")) {
                    throw RefusedException.of("safetensors.entry", "tensor", name);
                }
                numbers.add(json.getLongValue());
            }
            return numbers;
        }

        /** Bytes between tensors could be anything, even another file. */
        private void requireNoGap() {
            long end = 0;
            for (Entry entry : entries) {
                if (entry.begin() != end) {
                    String code = entry.begin() < end ? "safetensors.overlap" : "safetensors.gap";
                    throw RefusedException.of(code, "tensor", entry.name(), "begin", entry.begin(), "end", end);
                }
                end = entry.end();
            }
            if (end != dataBytes) {
                throw RefusedException.of("safetensors.left-over", "bytes", dataBytes - end);
            }
        }

        private static void require(boolean wellFormed) {
            if (!wellFormed) {
                throw RefusedException.of("safetensors.header");
            }
        }
    }
}
