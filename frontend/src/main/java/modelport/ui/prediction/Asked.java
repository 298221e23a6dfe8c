package modelport.ui.prediction;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * What a model was asked, as far as its answer is drawn on it: the texts, and under which key the browser keeps the
 * picture or the recording.
 *
 * @param inputs the rows of the request
 */
record Asked(JsonNode inputs, @Nullable String media) {
    private static final ObjectMapper JSON = JsonMapper.builder().build();

    static Asked of(String request) {
        try {
            JsonNode body = JSON.readTree(request);
            return new Asked(body.has("inputs") ? body.path("inputs") : body.path("instances"), null);
        } catch (JacksonException _) {
            return new Asked(JsonNodeFactory.instance.missingNode(), null);
        }
    }

    /** A file that stays in the browser. */
    static Asked ofMedia(String key) {
        return new Asked(JsonNodeFactory.instance.missingNode(), key);
    }

    /** The text of a row. */
    Optional<String> text(int row) {
        JsonNode plain = inputs.isArray() ? inputs.path(row) : inputs;
        return plain.isString() ? Optional.of(plain.asString()) : member(row, "text");
    }

    /** What a row says under this name; rows may be written one by one or as columns. */
    Optional<String> member(int row, String name) {
        JsonNode found = inputs.isArray() ? inputs.path(row).path(name) : inputs.path(name);
        JsonNode value = found.isArray() ? found.path(row) : found;
        return value.isString() ? Optional.of(value.asString()) : Optional.empty();
    }
}
