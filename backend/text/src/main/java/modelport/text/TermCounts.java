package modelport.text;

import java.nio.DoubleBuffer;

/** Counts the terms of a vocabulary. */
final class TermCounts extends Counts {
    private final TermTable terms;
    private int[] points = {};
    private int from;
    private int hashed;
    private long hash;

    TermCounts(TermTable terms, boolean binary, DoubleBuffer target, int offset) {
        super(target, offset, binary);
        this.terms = terms;
    }

    @Override
    public void start(int[] row, int start) {
        points = row;
        from = start;
        hashed = start;
        hash = terms.seed();
    }

    @Override
    public void end(int to) {
        if (to - from > terms.longest()) {
            return;
        }
        for (; hashed < to; hashed++) {
            hash = terms.extend(hash, points[hashed]);
        }
        int column = terms.find(hash, points, from, to);
        if (column >= 0) {
            add(column, 1);
        }
    }
}
