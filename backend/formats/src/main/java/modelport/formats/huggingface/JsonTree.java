package modelport.formats.huggingface;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import modelport.onnx.RefusedException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;

/**
 * A JSON file as maps, lists, texts, truths, whole numbers (Long), others (Double), and {@link Nothing}. Of equal keys
 * the last one counts, as in Python.
 */
final class JsonTree {
    private static final int MAX_NESTING = 32;
    private static final int MAX_TEXT = 1 << 20;
    private static final int MAX_VALUES = 1_000_000;

    /** Python writes NaN and Infinity. */
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_NESTING)
                    .maxStringLength(MAX_TEXT)
                    .build())
            .build();

    /** What JSON calls null: said, and not the same as unsaid. */
    enum Nothing {
        NOTHING
    }

    private final JsonParser json;
    private final String file;
    private int values;

    private JsonTree(JsonParser json, String file) {
        this.json = json;
        this.file = file;
    }

    /** The object in {@code file}, which has at most {@code limit} bytes. */
    static Map<String, Object> object(Path file, long limit) throws IOException {
        if (read(file, limit) instanceof Map<?, ?> object) {
            return named(object);
        }
        throw broken(String.valueOf(file.getFileName()));
    }

    /** The list in {@code file}, which has at most {@code limit} bytes. */
    static List<Object> list(Path file, long limit) throws IOException {
        if (read(file, limit) instanceof List<?> list) {
            return List.copyOf(list);
        }
        throw broken(String.valueOf(file.getFileName()));
    }

    /** Keys of JSON are texts. */
    static Map<String, Object> named(Map<?, ?> object) {
        var named = new LinkedHashMap<String, Object>();
        object.forEach((key, value) -> named.put(String.valueOf(key), value));
        return named;
    }

    /** One member of the object in {@code file}; the others are passed over. Empty if it is not there. */
    static Map<String, Object> member(Path file, String key, long limit) throws IOException {
        return read(file, limit, tree -> tree.member(key));
    }

    private static Object read(Path file, long limit) throws IOException {
        return read(file, limit, JsonTree::value);
    }

    private static <T> T read(Path file, long limit, Function<JsonTree, T> what) throws IOException {
        String name = String.valueOf(file.getFileName());
        long size = Files.size(file);
        if (size > limit) {
            throw RefusedException.of("huggingface.json-too-big", "file", name, "size", size, "limit", limit);
        }
        CharsetDecoder utf8 = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        try (Reader text = new BufferedReader(new InputStreamReader(Files.newInputStream(file), utf8));
                JsonParser json = JSON.createParser(ObjectReadContext.empty(), text)) {
            json.nextToken();
            T found = what.apply(new JsonTree(json, name));
            if (json.nextToken() != null) {
                throw broken(name);
            }
            return found;
        } catch (JacksonException notJson) {
            RefusedException refused = broken(name);
            refused.initCause(notJson);
            throw refused;
        }
    }

    private static RefusedException broken(String file) {
        return RefusedException.of("huggingface.json", "file", file);
    }

    private Object value() {
        if (++values > MAX_VALUES) {
            throw RefusedException.of("huggingface.json-values", "file", file, "limit", MAX_VALUES);
        }
        return switch (json.currentToken()) {
            case START_OBJECT -> object();
            case START_ARRAY -> list();
            case VALUE_STRING -> json.getString();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NUMBER_INT -> whole(json.getString());
            case VALUE_NUMBER_FLOAT -> json.isNaN() ? json.getDoubleValue() : Double.parseDouble(json.getString());
            case VALUE_NULL -> Nothing.NOTHING;
            case null, default -> throw broken(file);
        };
    }

    /** Numbers that are too long to count with are so large that nothing takes them. */
    private static Object whole(String digits) {
        try {
            return Long.parseLong(digits);
        } catch (NumberFormatException tooLong) {
            return Double.parseDouble(digits);
        }
    }

    private Map<String, Object> member(String key) {
        var found = new LinkedHashMap<String, Object>();
        if (json.currentToken() != JsonToken.START_OBJECT) {
            throw broken(file);
        }
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            boolean wanted = json.currentName().equals(key);
            json.nextToken();
            if (wanted) {
                found.put(key, value());
            } else {
                json.skipChildren();
            }
        }
        return found;
    }

    private Map<String, Object> object() {
        var object = new LinkedHashMap<String, Object>();
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = json.currentName();
            json.nextToken();
            object.put(name, value());
        }
        return object;
    }

    private List<Object> list() {
        var list = new ArrayList<Object>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            list.add(value());
        }
        return list;
    }
}
