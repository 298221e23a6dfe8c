package modelport.formats.json;

import java.io.Reader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import modelport.onnx.RefusedException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;

/** JSON as maps, lists, texts, truths, whole numbers (Long), others (Double) and null, within limits. */
public final class JsonTree {
    private static final int MAX_TEXT = 1 << 20;

    private final JsonParser json;
    private final JsonRules rules;
    private int values;

    private JsonTree(JsonParser json, JsonRules rules) {
        this.json = json;
        this.rules = rules;
    }

    /** The value that a text consists of. */
    public static @Nullable Object read(Reader text, JsonRules rules) {
        return read(text, rules, JsonTree::value);
    }

    /** One member of the object that a text consists of; the others are passed over. Empty if it is not there. */
    public static Map<String, @Nullable Object> member(Reader text, String key, JsonRules rules) {
        return JsonTree.<Map<String, @Nullable Object>>read(text, rules, tree -> tree.member(key));
    }

    /** A value of a tree as an object, if it is one. */
    @SuppressWarnings("unchecked") // keys of JSON are texts
    public static Optional<Map<String, @Nullable Object>> object(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? Optional.of((Map<String, @Nullable Object>) map) : Optional.empty();
    }

    private static <T extends @Nullable Object> T read(Reader text, JsonRules rules, Function<JsonTree, T> what) {
        try (JsonParser json = factory(rules).createParser(ObjectReadContext.empty(), text)) {
            json.nextToken();
            T found = what.apply(new JsonTree(json, rules));
            if (json.nextToken() != null) {
                throw rules.broken().get();
            }
            return found;
        } catch (JacksonException notJson) {
            RefusedException refused = rules.broken().get();
            refused.initCause(notJson);
            throw refused;
        }
    }

    /** Python writes NaN and Infinity, which JSON does not know. */
    private static JsonFactory factory(JsonRules rules) {
        return JsonFactory.builder()
                .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                .configure(StreamReadFeature.STRICT_DUPLICATE_DETECTION, rules.keysOnce())
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(rules.nesting())
                        .maxStringLength(MAX_TEXT)
                        .build())
                .build();
    }

    private @Nullable Object value() {
        if (++values > rules.values()) {
            throw rules.tooMany().apply(rules.values());
        }
        return switch (json.currentToken()) {
            case START_OBJECT -> object();
            case START_ARRAY -> list();
            case VALUE_STRING -> json.getString();
            case VALUE_NUMBER_INT -> whole();
            case VALUE_NUMBER_FLOAT -> json.getDoubleValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            case null, default -> throw rules.broken().get();
        };
    }

    /** Numbers that are too long to count with are so large that nothing takes them. */
    private Object whole() {
        if (json.getNumberType() == JsonParser.NumberType.BIG_INTEGER) {
            return json.getDoubleValue();
        }
        return json.getLongValue();
    }

    private Map<String, @Nullable Object> member(String key) {
        var found = new LinkedHashMap<String, @Nullable Object>();
        if (json.currentToken() != JsonToken.START_OBJECT) {
            throw rules.broken().get();
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

    private Map<String, @Nullable Object> object() {
        var members = new LinkedHashMap<String, @Nullable Object>();
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = json.currentName();
            json.nextToken();
            members.put(name, value());
        }
        return members;
    }

    private List<@Nullable Object> list() {
        var items = new ArrayList<@Nullable Object>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            items.add(value());
        }
        return items;
    }
}
