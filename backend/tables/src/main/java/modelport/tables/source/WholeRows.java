package modelport.tables.source;

import java.util.Arrays;

/** Holds back a row until it is known to be whole; the header is not passed on at all. */
final class WholeRows implements TextRows {
    private static final int CHARACTERS = 1 << 12;

    private final RowSink sink;
    private final int columns;
    private final int[] ends;
    private final boolean[] quotes;
    private char[] row = new char[CHARACTERS];
    private int length;
    private long line;
    private boolean header;

    WholeRows(RowSink sink, int columns, boolean header) {
        this.sink = sink;
        this.columns = columns;
        this.ends = new int[columns];
        this.quotes = new boolean[columns];
        this.header = header;
    }

    @Override
    public void begin(long startingLine) {
        line = startingLine;
        length = 0;
    }

    @Override
    public void text(int column, char[] chars, int from, int count, boolean quoted) {
        if (column >= columns) {
            return;
        }
        if (length + count > row.length) {
            row = Arrays.copyOf(row, Math.max(2 * row.length, length + count));
        }
        System.arraycopy(chars, from, row, length, count);
        length += count;
        ends[column] = length;
        quotes[column] = quoted;
    }

    @Override
    public void end(int cells) {
        if (header) {
            header = false;
            return;
        }
        if (cells != columns) {
            sink.ragged(line, cells);
            return;
        }
        sink.begin(line);
        int from = 0;
        for (int column = 0; column < columns; column++) {
            hand(column, from, ends[column]);
            from = ends[column];
        }
        sink.end();
    }

    /** Spaces around a cell are the writer's, unless there are quotes around them. */
    private void hand(int column, int from, int to) {
        int first = from;
        int end = to;
        if (!quotes[column]) {
            while (first < end && row[first] == ' ') {
                first++;
            }
            while (end > first && row[end - 1] == ' ') {
                end--;
            }
        }
        sink.text(column, row, first, end - first, quotes[column]);
    }
}
