package modelport.text;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** An object whose keys are all wanted: asking for one that is not there refuses it, and so does one left over. */
final class JsonFields {
    private final Map<?, ?> values;
    private final Set<String> read = new HashSet<>();

    private JsonFields(Map<?, ?> values) {
        this.values = values;
    }

    static JsonFields of(Object value, String key) {
        if (value instanceof Map<?, ?> map) {
            return new JsonFields(map);
        }
        throw wrong(key);
    }

    String text(String key) {
        return text(value(key), key);
    }

    boolean flag(String key) {
        if (value(key) instanceof Boolean flag) {
            return flag;
        }
        throw wrong(key);
    }

    int whole(String key) {
        if (value(key) instanceof Integer number) {
            return number;
        }
        throw wrong(key);
    }

    /** The one of {@code values} that goes by this word. */
    <E extends Enum<E>> E constant(String key, E[] values) {
        return Stream.of(values)
                .filter(value -> Keys.nameOf(value).equals(text(key)))
                .findFirst()
                .orElseThrow(() -> unknown(key));
    }

    JsonFields object(String key) {
        return of(value(key), key);
    }

    Stream<JsonFields> objects(String key) {
        return list(key).stream().map(value -> of(value, key));
    }

    List<String> texts(String key) {
        return list(key).stream().map(value -> text(value, key)).toList();
    }

    /** The same, if nothing in this object was left unread. */
    <T> T end(T result) {
        for (Object key : values.keySet()) {
            if (!read.contains(key)) {
                throw wrong(String.valueOf(key));
            }
        }
        return result;
    }

    /** A word that means nothing here. */
    TextRefusal unknown(String key) {
        return TextRefusal.of("text.word", "field", key, "found", value(key));
    }

    private List<?> list(String key) {
        if (value(key) instanceof List<?> list) {
            return list;
        }
        throw wrong(key);
    }

    private Object value(String key) {
        Object value = values.get(key);
        read.add(key);
        if (value == null) {
            throw wrong(key);
        }
        return value;
    }

    private static String text(Object value, String key) {
        if (value instanceof String text) {
            return text;
        }
        throw wrong(key);
    }

    private static TextRefusal wrong(String key) {
        return TextRefusal.of("text.field", "field", key);
    }
}
