package modelport.text.pattern;

import modelport.text.pattern.PatternException.Reason;
import modelport.text.unicode.CodePoints;

/** A pattern on its way through the parser. */
final class Source {
    /** What {@link #next} gives at the end. */
    static final int END = -1;

    private final CodePoints pattern;
    private int position;

    Source(String pattern) {
        this.pattern = CodePoints.of(pattern);
    }

    int next() {
        return position < pattern.length() ? pattern.at(position) : END;
    }

    int take() {
        if (position == pattern.length()) {
            throw broken(0);
        }
        return pattern.at(position++);
    }

    boolean takes(int point) {
        if (next() != point) {
            return false;
        }
        position++;
        return true;
    }

    boolean takes(String text) {
        int start = position;
        for (int i = 0; i < text.length(); i++) {
            if (!takes(text.charAt(i))) {
                position = start;
                return false;
            }
        }
        return true;
    }

    /** Exactly so many digits in base 8 or 16. */
    int number(int digits, int base) {
        int start = position;
        int value = 0;
        for (int i = 0; i < digits; i++) {
            int digit = next() > 'f' ? -1 : Character.digit(next(), base);
            if (digit < 0) {
                throw broken(start);
            }
            value = value * base + digit;
            position++;
        }
        return value;
    }

    int position() {
        return position;
    }

    void seek(int place) {
        position = place;
    }

    /** What Python does not take either, from {@code start} on. */
    PatternException broken(int start) {
        return new PatternException(Reason.BROKEN, part(start));
    }

    /** What Python takes, and we do not. */
    PatternException unknown(int start) {
        return new PatternException(Reason.UNKNOWN, part(start));
    }

    private String part(int start) {
        return pattern.text(start, position);
    }
}
