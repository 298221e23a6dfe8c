package modelport.tables.text;

/**
 * Reads numbers as tools of the trade write them: a sign, digits, a fraction, an exponent, spaces around; infinity too.
 * Nothing is made for a number that is not kept. One is used by one thread.
 */
public final class NumberText {
    /** Doubles up to here are exact, and so are their products (Clinger 1990). */
    private static final int EXACT_DIGITS = 15;

    private static final double[] POWERS = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
        1e20, 1e21, 1e22
    };
    /** So many digits always fit 64 bits. */
    private static final int LONG_DIGITS = 18;

    private static final int MOST_EXPONENT = 10_000;

    private final char decimal;
    private int at;
    private int end;
    private long mantissa;
    private int digits;
    private int scale;
    private long whole;
    private double value;
    private boolean leadingZero;

    public NumberText(char decimal) {
        this.decimal = decimal;
    }

    /** What some characters are. */
    public enum Kind {
        /** No number. */
        NONE,
        /** A whole number that fits 64 bits. */
        WHOLE,
        /** A whole number that does not fit 64 bits. */
        HUGE,
        /** A number with a fraction or an exponent. */
        FRACTION,
        /** Infinity, or what is too large for 64 bits. */
        INFINITE
    }

    /** The whole number that was read last. */
    public long whole() {
        return whole;
    }

    /** The number that was read last. */
    public double value() {
        return value;
    }

    /** Whether the whole number that was read last begins with a zero that a number does not need. */
    public boolean leadingZero() {
        return leadingZero;
    }

    public Kind parse(CharSequence text) {
        char[] chars = text.toString().toCharArray();
        return parse(chars, 0, chars.length);
    }

    public Kind parse(char[] chars, int from, int length) {
        at = from;
        end = from + length;
        while (at < end && chars[at] == ' ') {
            at++;
        }
        while (end > at && chars[end - 1] == ' ') {
            end--;
        }
        int start = at;
        boolean negative = at < end && chars[at] == '-';
        if (at < end && (chars[at] == '-' || chars[at] == '+')) {
            at++;
        }
        if (at == end) {
            return Kind.NONE;
        }
        return chars[at] <= '9' ? digits(chars, start, negative) : infinity(chars, negative);
    }

    private Kind digits(char[] chars, int start, boolean negative) {
        mantissa = 0;
        digits = 0;
        scale = 0;
        int first = at;
        boolean firstIsZero = chars[at] == '0';
        int wholes = run(chars);
        int fractions = 0;
        boolean pointed = at < end && chars[at] == decimal;
        if (pointed) {
            at++;
            fractions = run(chars);
            scale = -fractions;
        }
        if (wholes + fractions == 0) {
            return Kind.NONE;
        }
        boolean exponent = at < end && (chars[at] == 'e' || chars[at] == 'E');
        if ((exponent && !exponent(chars)) || at < end) {
            return Kind.NONE;
        }
        if (!pointed && !exponent) {
            leadingZero = firstIsZero && wholes > 1;
            return whole(chars, start, first, wholes, negative);
        }
        value = value(chars, start, negative);
        return Double.isInfinite(value) ? Kind.INFINITE : Kind.FRACTION;
    }

    /** Reads digits, and counts them. */
    private int run(char[] chars) {
        int first = at;
        while (at < end && chars[at] >= '0' && chars[at] <= '9') {
            if (digits < LONG_DIGITS) {
                mantissa = mantissa * 10 + (chars[at] - '0');
            }
            if (mantissa > 0) {
                digits++;
            }
            at++;
        }
        return at - first;
    }

    private boolean exponent(char[] chars) {
        at++;
        boolean negative = at < end && chars[at] == '-';
        if (at < end && (chars[at] == '-' || chars[at] == '+')) {
            at++;
        }
        int first = at;
        int exponent = 0;
        while (at < end && chars[at] >= '0' && chars[at] <= '9') {
            exponent = Math.min(MOST_EXPONENT, exponent * 10 + (chars[at] - '0'));
            at++;
        }
        scale += negative ? -exponent : exponent;
        return at > first;
    }

    private Kind whole(char[] chars, int start, int first, int count, boolean negative) {
        if (digits <= LONG_DIGITS) {
            whole = negative ? -mantissa : mantissa;
            value = whole;
            return Kind.WHOLE;
        }
        try {
            whole = Long.parseLong(new String(chars, start, first + count - start));
            value = whole;
            return Kind.WHOLE;
        } catch (NumberFormatException e) {
            value = Double.parseDouble(new String(chars, start, first + count - start));
            return Kind.HUGE;
        }
    }

    private double value(char[] chars, int start, boolean negative) {
        if (digits <= EXACT_DIGITS && Math.abs(scale) < POWERS.length) {
            double exact = scale < 0 ? mantissa / POWERS[-scale] : mantissa * POWERS[scale];
            return negative ? -exact : exact;
        }
        return Double.parseDouble(new String(chars, start, end - start).replace(decimal, '.'));
    }

    private Kind infinity(char[] chars, boolean negative) {
        String word = new String(chars, at, Math.min(end - at, "infinity?".length()));
        if (!word.equalsIgnoreCase("inf") && !word.equalsIgnoreCase("infinity")) {
            return Kind.NONE;
        }
        value = negative ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        return Kind.INFINITE;
    }
}
