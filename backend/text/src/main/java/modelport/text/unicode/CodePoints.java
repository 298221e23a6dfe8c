package modelport.text.unicode;

import java.util.Arrays;

/** A string as Python has it: code points that can be reached by their index; it grows at its end. */
public final class CodePoints {
    private int[] points;
    private int length;

    public CodePoints(int capacity) {
        points = new int[Math.max(capacity, 8)];
    }

    /** A text's code points; half of a surrogate pair is one too. */
    public static CodePoints of(String text) {
        var points = new CodePoints(text.length());
        for (int i = 0; i < text.length(); ) {
            int point = text.codePointAt(i);
            points.points[points.length++] = point;
            i += Character.charCount(point);
        }
        return points;
    }

    public int length() {
        return length;
    }

    public int at(int index) {
        return points[index];
    }

    /** The array behind, of which {@link #length} elements count; good until something is added. */
    public int[] array() {
        return points;
    }

    public void add(int point) {
        if (length == points.length) {
            points = Arrays.copyOf(points, Math.multiplyExact(length, 2));
        }
        points[length++] = point;
    }

    /** Adds {@code from} (inclusive) to {@code to} (exclusive) of another string. */
    public void add(CodePoints other, int from, int to) {
        int size = to - from;
        if (size > points.length - length) {
            points = Arrays.copyOf(points, Math.max(Math.addExact(length, size), 2 * length));
        }
        System.arraycopy(other.points, from, points, length, size);
        length += size;
    }

    public boolean isAscii() {
        for (int i = 0; i < length; i++) {
            if (points[i] > 0x7f) {
                return false;
            }
        }
        return true;
    }

    public String text(int from, int to) {
        return new String(points, from, to - from);
    }

    @Override
    public String toString() {
        return text(0, length);
    }
}
