package modelport.tables;

import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.LongStream;

/** A batch for each block, cut at the ends of what is wanted. */
final class BlockBatches implements Batches {
    private final TableFile table;
    private final int[] columns;
    private final long end;
    private long next;

    BlockBatches(TableFile table, int[] columns, long from, long limit) {
        this.table = table;
        this.columns = columns;
        this.next = Math.min(from, table.rows());
        this.end = limit > table.rows() - next ? table.rows() : next + limit;
    }

    @Override
    public boolean hasNext() {
        return next < end;
    }

    @Override
    public Batch next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        int block = table.blockOf(next);
        long first = table.foot().firstRows()[block];
        long last = table.foot().firstRows()[block + 1];
        List<Cells> cells = table.cells(block, columns);
        long from = next;
        next = Math.min(end, last);
        if (from > first || next < last) {
            int[] places = LongStream.range(from - first, next - first)
                    .mapToInt(i -> (int) i)
                    .toArray();
            cells = cells.stream().map(column -> Places.of(column, places)).toList();
        }
        return new Batch(LongStream.range(from, next).toArray(), cells);
    }

    @Override
    public void close() {
        // The table keeps the file.
    }
}
