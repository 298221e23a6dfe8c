package modelport.text;

import java.nio.DoubleBuffer;

/** A row of numbers that begins at {@code offset}. */
record Row(DoubleBuffer target, int offset) {
    void add(int column, double value) {
        target.put(offset + column, target.get(offset + column) + value);
    }

    void set(int column, double value) {
        target.put(offset + column, value);
    }
}
