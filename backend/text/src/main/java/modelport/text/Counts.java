package modelport.text;

/** Counts n-grams in the columns of one row. */
abstract sealed class Counts implements Grams permits TermCounts, HashCounts {
    private final Row row;
    private final boolean binary;

    Counts(Row row, boolean binary) {
        this.row = row;
        this.binary = binary;
    }

    final void count(int column, double value) {
        if (binary) {
            row.set(column, 1);
        } else {
            row.add(column, value);
        }
    }
}
