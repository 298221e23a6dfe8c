package modelport.text;

import java.nio.DoubleBuffer;

/** Counts n-grams in the columns of one row. */
abstract sealed class Counts implements Grams permits TermCounts, HashCounts {
    private final DoubleBuffer target;
    private final int offset;
    private final boolean binary;

    Counts(DoubleBuffer target, int offset, boolean binary) {
        this.target = target;
        this.offset = offset;
        this.binary = binary;
    }

    final void add(int column, double value) {
        int at = offset + column;
        target.put(at, binary ? 1 : target.get(at) + value);
    }
}
