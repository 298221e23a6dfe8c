package modelport.formats.boosting;

import java.util.regex.Pattern;

/** Numbers that XGBoost writes as texts. */
final class XgboostNumbers {
    private static final Pattern INTEGER = Pattern.compile("-?[0-9]{1,18}");
    private static final Pattern FLOAT = Pattern.compile("-?[0-9]{1,40}(\\.[0-9]{0,40})?([eE][-+]?[0-9]{1,3})?");
    private static final int MAX_LENGTH = 2_000_000;

    private XgboostNumbers() {}

    static long integer(String field, String text) {
        if (!INTEGER.matcher(text).matches()) {
            throw Flaws.range(field, text);
        }
        return Long.parseLong(text);
    }

    /** A number, or since release 3.1 a list of numbers in brackets. */
    static float[] floats(String field, String text) {
        String inner = text.strip();
        if (inner.length() > MAX_LENGTH) {
            throw Flaws.form(field);
        }
        if (inner.startsWith("[") && inner.endsWith("]")) {
            inner = inner.substring(1, inner.length() - 1);
        }
        String[] parts = inner.split(",", -1);
        float[] numbers = new float[parts.length];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = number(field, parts[i].strip());
        }
        return numbers;
    }

    private static float number(String field, String text) {
        if (!FLOAT.matcher(text).matches()) {
            throw Flaws.range(field, text);
        }
        return (float) Flaws.requireFinite(field, Float.parseFloat(text));
    }
}
