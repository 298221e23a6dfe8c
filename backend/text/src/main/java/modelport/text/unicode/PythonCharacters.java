package modelport.text.unicode;

/** Kinds of characters in Python's {@code str} and {@code re}. */
public final class PythonCharacters {
    private PythonCharacters() {}

    /** {@code str.isalnum} or an underscore; marks are no part of a word. */
    public static boolean isWord(int point) {
        return switch (Character.getType(point)) {
            case Character.UPPERCASE_LETTER,
                    Character.LOWERCASE_LETTER,
                    Character.TITLECASE_LETTER,
                    Character.MODIFIER_LETTER,
                    Character.OTHER_LETTER,
                    Character.DECIMAL_DIGIT_NUMBER,
                    Character.LETTER_NUMBER,
                    Character.OTHER_NUMBER -> true;
            default -> point == '_';
        };
    }

    /** {@code str.isdecimal}. */
    public static boolean isDigit(int point) {
        return Character.getType(point) == Character.DECIMAL_DIGIT_NUMBER;
    }

    /** {@code str.isspace}. */
    public static boolean isSpace(int point) {
        if (point <= ' ') {
            return (point >= '\t' && point <= '\r') || point >= 0x1c;
        }
        return switch (point) {
            case 0x85, 0xa0, 0x1680, 0x2028, 0x2029, 0x202f, 0x205f, 0x3000 -> true;
            default -> point >= 0x2000 && point <= 0x200a;
        };
    }

    /** {@code \w} under the flag ASCII. */
    public static boolean isAsciiWord(int point) {
        return point <= 'z' && isWord(point);
    }

    /** {@code \d} under the flag ASCII. */
    public static boolean isAsciiDigit(int point) {
        return point >= '0' && point <= '9';
    }

    /** {@code \s} under the flag ASCII. */
    public static boolean isAsciiSpace(int point) {
        return point == ' ' || (point >= '\t' && point <= '\r');
    }

    /** What the lower case of a sigma sees as a letter: Unicode's property Cased. */
    static boolean isCased(int point) {
        return Character.isLowerCase(point) || Character.isUpperCase(point) || Character.isTitleCase(point);
    }

    /** What the lower case of a sigma looks past: Unicode's property Case_Ignorable. */
    static boolean isCaseIgnorable(int point) {
        return switch (Character.getType(point)) {
            case Character.NON_SPACING_MARK,
                    Character.ENCLOSING_MARK,
                    Character.FORMAT,
                    Character.MODIFIER_LETTER,
                    Character.MODIFIER_SYMBOL -> true;
            default -> isInsideWords(point);
        };
    }

    /** Punctuation that word breaks leave inside of a word: MidLetter, MidNumLet and Single_Quote. */
    private static boolean isInsideWords(int point) {
        return switch (point) {
            case '\'', '.', ':', 0xb7, 0x387, 0x55f, 0x5f4, 0x2018, 0x2019, 0x2024, 0x2027 -> true;
            case 0xfe13, 0xfe52, 0xfe55, 0xff07, 0xff0e, 0xff1a -> true;
            default -> false;
        };
    }
}
