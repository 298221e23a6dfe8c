package modelport.text.pattern;

/** Characters that a backslash stands before, the same inside of brackets and outside. */
final class Escapes {
    private Escapes() {}

    static boolean isCategory(int letter) {
        return switch (letter) {
            case 'w', 'W', 'd', 'D', 's', 'S' -> true;
            default -> false;
        };
    }

    /** The character that is meant; {@code letter} has been taken, {@code start} is the place of the backslash. */
    static int character(Source source, int letter, int start) {
        return switch (letter) {
            case 'a' -> 0x07;
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'v' -> 0x0b;
            case 'x' -> source.number(2, 16);
            case 'u' -> source.number(4, 16);
            case 'U' -> wide(source, start);
            case 'N' -> throw source.unknown(start);
            default -> plain(source, letter, start);
        };
    }

    private static int wide(Source source, int start) {
        int high = source.number(4, 16);
        if (high > 0x10) {
            throw source.broken(start);
        }
        return (high << 16) | source.number(4, 16);
    }

    private static int plain(Source source, int letter, int start) {
        boolean letterOrDigit = letter <= 'z' && Character.isLetterOrDigit(letter);
        if (letter == '0') {
            return octal(source);
        }
        if (letterOrDigit && Character.isDigit(letter)) {
            // A reference to a group, or an octal number that is not told by its zero.
            throw source.unknown(start);
        }
        if (letterOrDigit) {
            throw source.broken(start);
        }
        return letter;
    }

    private static int octal(Source source) {
        int value = 0;
        for (int i = 0; i < 2 && source.next() >= '0' && source.next() <= '7'; i++) {
            value = value * 8 + source.take() - '0';
        }
        return value;
    }
}
