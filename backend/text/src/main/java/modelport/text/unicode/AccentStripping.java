package modelport.text.unicode;

import java.text.Normalizer;
import java.util.BitSet;
import java.util.function.IntPredicate;

/**
 * scikit-learn's {@code strip_accents_ascii} and {@code strip_accents_unicode}. Both decompose (NFKD) and drop; since
 * they drop every character that a decomposition sorts, each character can be looked at alone.
 */
public final class AccentStripping {
    /** The only character of combining class 240, the highest there is. */
    private static final int IOTA_BELOW = 0x345;

    private static final BitSet COMBINING = new BitSet();
    private static final BitSet COMPOSED = new BitSet();

    static {
        for (int point = 0x80; point <= Character.MAX_CODE_POINT; point++) {
            switch (Character.getType(point)) {
                case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK -> {
                    COMBINING.set(point, isCombining(point));
                    COMPOSED.set(point, isComposed(point));
                }
                case Character.UNASSIGNED, Character.SURROGATE, Character.PRIVATE_USE -> {
                    // stays as it is
                }
                default -> COMPOSED.set(point, isComposed(point));
            }
        }
    }

    private AccentStripping() {}

    /** Decomposes, and drops what is not ASCII. */
    public static CodePoints ascii(CodePoints text) {
        return text.isAscii() ? text : decomposed(text, point -> point <= 0x7f);
    }

    /** Decomposes, and drops what combines with the character before it. */
    public static CodePoints unicode(CodePoints text) {
        return text.isAscii() ? text : decomposed(text, point -> !COMBINING.get(point));
    }

    private static CodePoints decomposed(CodePoints text, IntPredicate stays) {
        var stripped = new CodePoints(text.length());
        for (int i = 0; i < text.length(); i++) {
            int point = text.at(i);
            if (COMPOSED.get(point)) {
                Normalizer.normalize(Character.toString(point), Normalizer.Form.NFKD)
                        .codePoints()
                        .filter(stays)
                        .forEach(stripped::add);
            } else if (stays.test(point)) {
                stripped.add(point);
            }
        }
        return stripped;
    }

    private static boolean isComposed(int point) {
        return !Normalizer.isNormalized(Character.toString(point), Normalizer.Form.NFKD);
    }

    /**
     * Whether the canonical combining class is not 0, {@code unicodedata.combining} in Python. The JDK tells classes in
     * no other way than this: a mark of a lower class, 0 excepted, is sorted before one of class 240.
     */
    private static boolean isCombining(int point) {
        String pair = Character.toString(IOTA_BELOW) + Character.toString(point);
        return point == IOTA_BELOW
                || Normalizer.normalize(pair, Normalizer.Form.NFD).codePointAt(0) != IOTA_BELOW;
    }
}
