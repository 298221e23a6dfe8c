package modelport.ui.prediction;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Requests of one row or several, as the platform reads them. */
final class Requests {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private Requests() {}

    static String texts(List<String> texts) {
        ArrayNode rows = NODES.arrayNode();
        texts.forEach(rows::add);
        return written(rows);
    }

    /** A row of two texts under these names. */
    static String pair(String first, String firstText, String second, String secondText) {
        return written(
                NODES.arrayNode().add(NODES.objectNode().put(first, firstText).put(second, secondText)));
    }

    /** A text that shall go on, and what is wished for it. */
    static String prompt(String text, WritingWishes wishes) {
        ObjectNode row = NODES.objectNode().put("prompt", text);
        put(row, "maxTokens", wishes.maxTokens());
        if (wishes.temperature() != null) {
            row.put("temperature", wishes.temperature());
        }
        put(row, "topK", wishes.topK());
        put(row, "seed", wishes.seed());
        return written(NODES.arrayNode().add(row));
    }

    private static void put(ObjectNode row, String name, @Nullable Integer number) {
        if (number != null) {
            row.put(name, number);
        }
    }

    /** A row that is a file, under this name. */
    static String media(String name, String base64) {
        ObjectNode row = NODES.objectNode();
        row.putObject(name).put("b64", base64);
        return written(NODES.arrayNode().add(row));
    }

    /** What somebody may want who had these things, without some or out of some; without a name it is anybody. */
    static String items(String user, List<String> items, List<String> exclude, List<String> allow, int top) {
        ObjectNode row = NODES.objectNode();
        if (!user.isBlank()) {
            row.put("user", user.strip());
        }
        put(row, "items", items);
        put(row, "exclude", exclude);
        put(row, "allow", allow);
        if (top > 0) {
            row.put("top", top);
        }
        return written(NODES.arrayNode().add(row));
    }

    private static void put(ObjectNode row, String name, List<String> items) {
        if (!items.isEmpty()) {
            ArrayNode named = row.putArray(name);
            items.forEach(named::add);
        }
    }

    private static String written(ArrayNode rows) {
        return JSON.writeValueAsString(NODES.objectNode().set("inputs", rows));
    }
}
