package modelport.formats.keras;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

/** A configuration's JSON as maps, lists, texts, numbers and truths; within limits, and no key twice. */
final class JsonTree {
    private static final int MAX_NESTING = 200;
    private static final int MAX_TEXT = 1 << 20;
    private static final int MAX_VALUES = 2_000_000;

    /** Python writes NaN and Infinity, which JSON does not know. */
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_NESTING)
                    .maxStringLength(MAX_TEXT)
                    .build())
            .build();

    private final JsonParser json;
    private int values;

    private JsonTree(JsonParser json) {
        this.json = json;
    }

    /** The value of a text; {@code place} names it in a refusal. */
    static @Nullable Object read(String text, String place) {
        try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), text)) {
            json.nextToken();
            Object value = new JsonTree(json).value();
            if (json.nextToken() != null) {
                throw RefusedException.of("keras.config-broken", "place", place);
            }
            return value;
        } catch (JacksonException notJson) {
            var refused = RefusedException.of("keras.config-broken", "place", place);
            refused.initCause(notJson);
            throw refused;
        }
    }

    private @Nullable Object value() {
        values++;
        if (values > MAX_VALUES) {
            throw RefusedException.of("keras.config-size", "limit", MAX_VALUES);
        }
        return switch (json.currentToken()) {
            case START_OBJECT -> object();
            case START_ARRAY -> array();
            case VALUE_STRING -> json.getString();
            case VALUE_NUMBER_INT -> whole();
            case VALUE_NUMBER_FLOAT -> json.getDoubleValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            case null, default -> throw RefusedException.of("keras.config-broken", "place", "");
        };
    }

    private Object whole() {
        if (json.getNumberType() == JsonParser.NumberType.BIG_INTEGER) {
            return json.getDoubleValue();
        }
        return json.getLongValue();
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

    private List<@Nullable Object> array() {
        var items = new ArrayList<@Nullable Object>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            items.add(value());
        }
        return items;
    }
}
