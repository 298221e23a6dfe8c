package modelport.gateway.json;

import java.util.List;
import java.util.Map;

/** Writes lists, maps, texts, numbers and truth values as JSON. */
public final class JsonTrees {
    private JsonTrees() {}

    /** Appends {@code tree}. */
    public static JsonBytes write(JsonBytes out, Object tree) {
        switch (tree) {
            case Map<?, ?> members -> {
                out.character('{');
                members.forEach((name, value) -> write(out.key(name.toString()), value));
                out.character('}');
            }
            case List<?> values -> {
                out.character('[');
                for (int i = 0; i < values.size(); i++) {
                    if (i > 0) {
                        out.character(',');
                    }
                    write(out, values.get(i));
                }
                out.character(']');
            }
            case Float number -> out.number(number.floatValue());
            case Double number -> out.number(number.doubleValue());
            case Number number -> out.plain(number.toString());
            case Boolean truth -> out.plain(truth.toString());
            case Object text -> out.string(text.toString());
        }
        return out;
    }
}
