package modelport.formats.boosting;

import java.util.StringTokenizer;
import java.util.regex.Pattern;

/** Numbers in LightGBM's text files: one, or several with spaces between them. */
final class TextNumbers {
    private static final Pattern INTEGER = Pattern.compile("[-+]?[0-9]{1,18}");
    private static final Pattern FRACTION =
            Pattern.compile("[-+]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([eE][-+]?[0-9]{1,4})?");
    private static final int MAX_DIGITS = 100;

    private TextNumbers() {}

    static long integer(String field, String text) {
        if (!INTEGER.matcher(text).matches()) {
            throw Flaws.range(field, text);
        }
        return Long.parseLong(text);
    }

    static double number(String field, String text) {
        return switch (text) {
            case "inf" -> Double.POSITIVE_INFINITY;
            case "-inf" -> Double.NEGATIVE_INFINITY;
            case "nan", "-nan" -> Double.NaN;
            default -> {
                if (text.length() > MAX_DIGITS || !FRACTION.matcher(text).matches()) {
                    throw Flaws.range(field, text);
                }
                yield Double.parseDouble(text);
            }
        };
    }

    /** Exactly {@code count} numbers. */
    static double[] numbers(String field, String text, int count) {
        var words = new StringTokenizer(text, " ");
        Flaws.requireLength(field, words.countTokens(), count);
        double[] numbers = new double[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = number(field, words.nextToken());
        }
        return numbers;
    }

    /** Exactly {@code count} whole numbers. */
    static long[] integers(String field, String text, int count) {
        var words = new StringTokenizer(text, " ");
        Flaws.requireLength(field, words.countTokens(), count);
        long[] numbers = new long[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = integer(field, words.nextToken());
        }
        return numbers;
    }

    /** Exactly {@code count} indexes below {@code size}. */
    static int[] indexes(String field, String text, int count, long size) {
        long[] wide = integers(field, text, count);
        int[] indexes = new int[count];
        for (int i = 0; i < count; i++) {
            Flaws.requireIndex(field, wide[i], size);
            indexes[i] = (int) wide[i];
        }
        return indexes;
    }
}
