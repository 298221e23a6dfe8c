package modelport.gateway.json;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import modelport.contract.Message;
import modelport.gateway.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * JSON as Java values: Map, List, String, Boolean, null, and for numbers Long, BigInteger, Double or BigDecimal,
 * whichever is the first that holds the number.
 */
public final class JsonValues {
    private static final int MAX_DEPTH = 32;
    private static final int MAX_DIGITS = 1_000;
    /** Every value is an object of its own here. */
    private static final int MAX_VALUES = 2_000_000;

    private JsonValues() {}

    /** The value that comes next. */
    public static @Nullable Object read(JsonReader json) {
        if (json.countCommas(MAX_VALUES) >= MAX_VALUES) {
            throw new Refusal(413, Message.of("gateway.json-long", "limit", Integer.toString(MAX_VALUES)));
        }
        return read(json, 0);
    }

    private static @Nullable Object read(JsonReader json, int depth) {
        if (depth > MAX_DEPTH) {
            throw Refusal.malformed("gateway.json-depth", "limit", Integer.toString(MAX_DEPTH));
        }
        return switch (json.peek()) {
            case '{' -> object(json, depth);
            case '[' -> array(json, depth);
            case '"' -> json.string();
            default -> plain(json);
        };
    }

    private static Map<String, @Nullable Object> object(JsonReader json, int depth) {
        var members = new LinkedHashMap<String, @Nullable Object>();
        json.expect('{');
        if (json.accept('}')) {
            return members;
        }
        do {
            String key = json.key();
            if (members.containsKey(key)) {
                throw Refusal.malformed("gateway.json-twice", "key", key);
            }
            members.put(key, read(json, depth + 1));
        } while (json.accept(','));
        json.expect('}');
        return members;
    }

    private static List<@Nullable Object> array(JsonReader json, int depth) {
        var items = new ArrayList<@Nullable Object>();
        json.expect('[');
        if (json.accept(']')) {
            return items;
        }
        do {
            items.add(read(json, depth + 1));
        } while (json.accept(','));
        json.expect(']');
        return items;
    }

    private static @Nullable Object plain(JsonReader json) {
        int from = json.position();
        json.skip();
        String text = json.text(from);
        return switch (text) {
            case "null" -> null;
            case "true" -> true;
            case "false" -> false;
            case "NaN" -> Double.NaN;
            case "Infinity" -> Double.POSITIVE_INFINITY;
            case "-Infinity" -> Double.NEGATIVE_INFINITY;
            default -> number(text, from);
        };
    }

    private static Number number(String text, int at) {
        if (text.length() > MAX_DIGITS) {
            throw JsonReader.bad("gateway.json-number", at);
        }
        boolean whole = text.chars().allMatch(c -> c == '-' || (c >= '0' && c <= '9'));
        if (whole) {
            return text.length() <= 18 ? (Number) Long.parseLong(text) : shrunk(new BigInteger(text));
        }
        double value = Double.parseDouble(text);
        return Double.isInfinite(value) ? new BigDecimal(text) : (Number) value;
    }

    private static Number shrunk(BigInteger number) {
        return number.bitLength() < Long.SIZE ? (Number) number.longValue() : number;
    }
}
