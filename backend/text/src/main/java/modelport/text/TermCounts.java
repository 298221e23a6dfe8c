package modelport.text;

/** Counts the terms of a vocabulary. */
final class TermCounts extends Counts {
    private final TermTable terms;
    private int[] points = {};
    private int from;
    private int hashed;
    private long hash;

    TermCounts(TermTable terms, boolean binary, Row row) {
        super(row, binary);
        this.terms = terms;
    }

    @Override
    public void start(int[] text, int start) {
        points = text;
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
            count(column, 1);
        }
    }
}
