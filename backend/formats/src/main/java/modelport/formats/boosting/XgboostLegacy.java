package modelport.formats.boosting;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * Knows the binary format that XGBoost wrote before it had JSON: a mark in front in its last years, and always a head
 * of fixed size before the objective's name.
 */
public final class XgboostLegacy {
    /** How much of a file {@link #isLegacy} needs to see. */
    public static final int LOOK_BYTES = 256;

    private static final List<String> MARKS = List.of("bs64\t", "CONFIG-offset:");
    private static final String MARK = "binf";
    private static final int HEAD = 136;
    private static final int MAX_NAME = 64;
    private static final List<String> OBJECTIVES = List.of("reg:", "binary:", "multi:", "rank:", "count:", "survival:");

    private XgboostLegacy() {}

    /** Whether the bytes begin like such a file. */
    public static boolean isLegacy(byte[] bytes) {
        return MARKS.stream().anyMatch(mark -> has(bytes, 0, mark))
                || hasObjective(bytes, HEAD)
                || (has(bytes, 0, MARK) && hasObjective(bytes, MARK.length() + HEAD));
    }

    /** A text is its length in eight bytes, the lowest first, and its characters. */
    private static boolean hasObjective(byte[] bytes, int at) {
        return bytes.length > at
                && bytes[at] > 0
                && bytes[at] <= MAX_NAME
                && has(bytes, at + 1, "\0".repeat(Long.BYTES - 1))
                && OBJECTIVES.stream().anyMatch(start -> has(bytes, at + Long.BYTES, start));
    }

    private static boolean has(byte[] bytes, int at, String text) {
        byte[] expected = text.getBytes(StandardCharsets.ISO_8859_1);
        return bytes.length >= at + expected.length
                && Arrays.equals(bytes, at, at + expected.length, expected, 0, expected.length);
    }
}
