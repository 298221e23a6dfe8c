package modelport.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/** JSON as maps, lists, strings, truth values and whole numbers; nothing else is part of a declaration. */
final class JsonValues {
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(8)
                    .maxNumberLength(11)
                    .maxNameLength(100)
                    .build())
            .build();

    private final JsonParser json;

    private JsonValues(JsonParser json) {
        this.json = json;
    }

    static Object read(String text) {
        if (text.length() > TextLimits.JSON) {
            throw TextRefusal.of("text.json-size", "found", text.length(), "limit", TextLimits.JSON);
        }
        try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), text)) {
            json.nextToken();
            Object value = new JsonValues(json).value();
            if (json.nextToken() != null) {
                throw TextRefusal.of("text.json");
            }
            return value;
        } catch (JacksonException _) {
            throw TextRefusal.of("text.json");
        }
    }

    private Object value() {
        JsonToken token = json.currentToken();
        if (token == null) {
            throw TextRefusal.of("text.json");
        }
        return switch (token) {
            case START_OBJECT -> object();
            case START_ARRAY -> list();
            case VALUE_STRING -> json.getString();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NUMBER_INT -> json.getIntValue();
            default -> throw TextRefusal.of("text.json");
        };
    }

    private Map<String, Object> object() {
        var fields = new LinkedHashMap<String, Object>();
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String key = json.currentName();
            json.nextToken();
            fields.put(key, value());
        }
        return fields;
    }

    private List<Object> list() {
        var values = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            values.add(value());
        }
        return values;
    }
}
