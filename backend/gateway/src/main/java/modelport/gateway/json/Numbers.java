package modelport.gateway.json;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;

/**
 * Reads decimal numbers out of bytes, exactly as {@link Double#parseDouble} would, in a few nanoseconds each.
 *
 * <p>Up to 18 significant digits are collected in a long. Below 2^53 one exact division or multiplication by a power of
 * ten gives the correctly rounded double. Above, the double is off by at most two roundings: if both ends of that
 * interval are the same float, that float is right. Everything else goes to the library.
 */
final class Numbers {
    private static final int MAX_DIGITS = 18;
    private static final int MAX_EXACT_POWER = 22;
    private static final double[] POWERS = new double[MAX_EXACT_POWER + 1];
    private static final double TWO_ROUNDINGS = 4.5e-16;

    static {
        for (int i = 0; i <= MAX_EXACT_POWER; i++) {
            POWERS[i] = Double.parseDouble("1e" + i);
        }
    }

    private long digits;
    private int significant;
    private int scale;
    private boolean negative;
    private boolean whole;
    private int start;

    /** Scans the number that starts at {@code from}; returns the position behind it. */
    int scan(byte[] bytes, int from, int to) {
        start = from;
        int p = from;
        negative = p < to && bytes[p] == '-';
        if (negative) {
            p++;
        }
        digits = 0;
        significant = 0;
        int first = p;
        p = collect(bytes, p, to);
        if (p == first || (bytes[first] == '0' && p - first > 1)) {
            throw JsonReader.bad("gateway.json-number", first);
        }
        scale = 0;
        whole = true;
        if (p < to && bytes[p] == '.') {
            int fraction = ++p;
            p = collect(bytes, p, to);
            if (p == fraction) {
                throw JsonReader.bad("gateway.json-number", fraction);
            }
            scale = fraction - p;
            whole = false;
        }
        if (p < to && (bytes[p] | 0x20) == 'e') {
            p = exponent(bytes, p + 1, to);
        }
        return p;
    }

    float asFloat(byte[] bytes, int end) {
        if (significant <= MAX_DIGITS) {
            if (scale == 0 && digits < 1L << 24) {
                return negative ? -(float) digits : digits;
            }
            if (scale >= -MAX_EXACT_POWER && scale <= MAX_EXACT_POWER) {
                double value = scaled();
                if (digits < 1L << 53) {
                    return (float) (negative ? -value : value);
                }
                float low = (float) (value * (1 - TWO_ROUNDINGS));
                float high = (float) (value * (1 + TWO_ROUNDINGS));
                if (low == high) {
                    return negative ? -low : low;
                }
            }
        }
        return (float) Double.parseDouble(text(bytes, end));
    }

    double asDouble(byte[] bytes, int end) {
        if (significant <= MAX_DIGITS && digits < 1L << 53 && scale >= -MAX_EXACT_POWER && scale <= MAX_EXACT_POWER) {
            double value = scaled();
            return negative ? -value : value;
        }
        return Double.parseDouble(text(bytes, end));
    }

    /** The number as a whole one; 3.0 and 1e3 are whole too. */
    long asLong(byte[] bytes, int end) {
        if (whole && significant <= MAX_DIGITS) {
            return negative ? -digits : digits;
        }
        if (scale > MAX_DIGITS || end - start > 400) {
            throw JsonReader.bad("gateway.json-integer", start);
        }
        try {
            return new BigDecimal(text(bytes, end)).longValueExact();
        } catch (ArithmeticException e) {
            throw JsonReader.bad("gateway.json-integer", start, e);
        }
    }

    private int collect(byte[] bytes, int from, int to) {
        int p = from;
        long value = digits;
        int count = significant;
        int digit;
        while (p < to && (digit = bytes[p] - '0') >= 0 && digit <= 9) {
            value = value * 10 + digit;
            p++;
            // Leading zeros do not count, or every 0.0001234... would take the slow way.
            if (value != 0) {
                count++;
            }
        }
        digits = value;
        significant = count;
        return p;
    }

    private int exponent(byte[] bytes, int from, int to) {
        int p = from;
        boolean down = p < to && bytes[p] == '-';
        if (p < to && (bytes[p] == '-' || bytes[p] == '+')) {
            p++;
        }
        int first = p;
        int value = 0;
        while (p < to && bytes[p] >= '0' && bytes[p] <= '9') {
            value = Math.min(value * 10 + bytes[p] - '0', 99_999);
            p++;
        }
        if (p == first) {
            throw JsonReader.bad("gateway.json-number", first);
        }
        scale += down ? -value : value;
        whole = false;
        return p;
    }

    private double scaled() {
        return scale < 0 ? digits / POWERS[-scale] : digits * POWERS[scale];
    }

    private String text(byte[] bytes, int end) {
        return new String(bytes, start, end - start, StandardCharsets.ISO_8859_1);
    }
}
