package modelport.tables.text;

import java.util.Locale;
import java.util.Optional;

/** Reads truth values. */
public final class TruthText {
    private static final int LONGEST = "false".length();

    private TruthText() {}

    /** True and false in any case: what is nothing but a truth value. */
    public static boolean isPlain(char[] chars, int from, int length) {
        if (length < "true".length() || length > LONGEST) {
            return false;
        }
        String word = new String(chars, from, length);
        return word.equalsIgnoreCase("true") || word.equalsIgnoreCase("false");
    }

    /** What can be meant as a truth value where one is expected. */
    public static Optional<Boolean> parse(char[] chars, int from, int length) {
        if (length > LONGEST) {
            return Optional.empty();
        }
        return switch (new String(chars, from, length).strip().toLowerCase(Locale.ROOT)) {
            case "true", "t", "yes", "y", "1" -> Optional.of(true);
            case "false", "f", "no", "n", "0" -> Optional.of(false);
            default -> Optional.empty();
        };
    }
}
