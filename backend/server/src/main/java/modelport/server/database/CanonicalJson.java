package modelport.server.database;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * Writes JSON in the one form that RFC 8785 gives it, so that equal values have equal digests: members sorted by the
 * UTF-16 units of their names, no white space, numbers as ECMAScript writes them.
 */
public final class CanonicalJson {
    private static final int PLAIN_DIGITS = 21;
    private static final int PLAIN_ZEROS = 6;
    private static final MathContext ONE_DIGIT = new MathContext(1, RoundingMode.HALF_EVEN);

    private final StringBuilder out = new StringBuilder();

    private CanonicalJson() {}

    /** The canonical form of {@code value}; refuses what {@link #isExact} refuses. */
    public static String write(JsonNode value) {
        var canonical = new CanonicalJson();
        canonical.value(value);
        return canonical.out.toString();
    }

    /** Whether every number in {@code value} has a form of its own: whole numbers beyond 2^53 may share one. */
    public static boolean isExact(JsonNode value) {
        if (value.isNumber()) {
            double number = value.doubleValue();
            return Double.isFinite(number)
                    && (!value.isIntegralNumber()
                            || new BigDecimal(number).compareTo(new BigDecimal(value.bigIntegerValue())) == 0);
        }
        return value.values().stream().allMatch(CanonicalJson::isExact);
    }

    private void value(JsonNode value) {
        switch (value.getNodeType()) {
            case OBJECT -> object(value);
            case ARRAY -> array(value);
            case STRING -> string(value.stringValue());
            case NUMBER -> out.append(number(value));
            case BOOLEAN, NULL -> out.append(value);
            case BINARY, MISSING, POJO -> throw new IllegalArgumentException("not JSON: " + value.getNodeType());
        }
    }

    private void object(JsonNode object) {
        List<Map.Entry<String, JsonNode>> members = new ArrayList<>(object.properties());
        // String compares by UTF-16 units, as the RFC asks for.
        members.sort(Map.Entry.comparingByKey());
        out.append('{');
        for (int i = 0; i < members.size(); i++) {
            separate(i);
            string(members.get(i).getKey());
            out.append(':');
            value(members.get(i).getValue());
        }
        out.append('}');
    }

    private void array(JsonNode array) {
        out.append('[');
        for (int i = 0; i < array.size(); i++) {
            separate(i);
            value(array.get(i));
        }
        out.append(']');
    }

    private void separate(int index) {
        if (index > 0) {
            out.append(',');
        }
    }

    private void string(String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            character(text.charAt(i));
        }
        out.append('"');
    }

    private void character(char c) {
        switch (c) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case '\b' -> out.append("\\b");
            case '\t' -> out.append("\\t");
            case '\n' -> out.append("\\n");
            case '\f' -> out.append("\\f");
            case '\r' -> out.append("\\r");
            default -> {
                if (c < ' ') {
                    out.append("\\u").append(HexFormat.of().toHexDigits(c));
                } else {
                    out.append(c);
                }
            }
        }
    }

    private static String number(JsonNode number) {
        if (!isExact(number)) {
            throw new IllegalArgumentException("no canonical form: " + number);
        }
        return number(number.doubleValue());
    }

    /** ECMAScript's Number::toString, section 6.1.6.1.20. */
    static String number(double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("no canonical form: " + value);
        }
        if (value == 0) {
            return "0";
        }
        BigDecimal shortest = shortest(Math.abs(value));
        String digits = shortest.unscaledValue().toString();
        int point = digits.length() - shortest.scale();
        return (value < 0 ? "-" : "") + layOut(digits, point);
    }

    /** The fewest digits that still mean {@code value}; Java never writes fewer than two. */
    private static BigDecimal shortest(double value) {
        BigDecimal written = new BigDecimal(Double.toString(value)).stripTrailingZeros();
        BigDecimal shorter = written.round(ONE_DIGIT);
        return shorter.doubleValue() == value ? shorter.stripTrailingZeros() : written;
    }

    private static String layOut(String digits, int point) {
        if (point > PLAIN_DIGITS || point <= -PLAIN_ZEROS) {
            String fraction = digits.length() == 1 ? "" : "." + digits.substring(1);
            int exponent = point - 1;
            return digits.charAt(0) + fraction + "e" + (exponent < 0 ? "-" : "+") + Math.abs(exponent);
        }
        if (point <= 0) {
            return "0." + "0".repeat(-point) + digits;
        }
        if (point >= digits.length()) {
            return digits + "0".repeat(point - digits.length());
        }
        return digits.substring(0, point) + "." + digits.substring(point);
    }
}
