package modelport.formats;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Arrays;
import java.util.List;

/**
 * Knows the binary format that XGBoost wrote before it had JSON: in its last years with a mark in front, and always
 * with a head of fixed size before the objective's name.
 */
public final class LegacyXgboost {
    private static final List<String> MARKS = List.of("bs64\t", "CONFIG-offset:");
    private static final String MARK = "binf";
    private static final int HEAD = 136;
    private static final int MAX_NAME = 64;
    private static final List<String> OBJECTIVES = List.of("reg:", "binary:", "multi:", "rank:", "count:", "survival:");

    private LegacyXgboost() {}

    /** Whether these are the first bytes of such a file, 256 or more if it has so many. */
    public static boolean is(byte[] head) {
        return MARKS.stream().anyMatch(mark -> has(head, 0, mark))
                || hasObjective(head, HEAD)
                || (has(head, 0, MARK) && hasObjective(head, MARK.length() + HEAD));
    }

    /** A text is its length in eight bytes, the lowest first, and its characters. */
    private static boolean hasObjective(byte[] head, int at) {
        return head.length > at
                && head[at] > 0
                && head[at] <= MAX_NAME
                && has(head, at + 1, "\0".repeat(Long.BYTES - 1))
                && OBJECTIVES.stream().anyMatch(start -> has(head, at + Long.BYTES, start));
    }

    private static boolean has(byte[] head, int at, String text) {
        byte[] expected = text.getBytes(ISO_8859_1);
        return head.length >= at + expected.length
                && Arrays.equals(head, at, at + expected.length, expected, 0, expected.length);
    }
}
