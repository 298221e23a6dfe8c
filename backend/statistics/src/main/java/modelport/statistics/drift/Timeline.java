package modelport.statistics.drift;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What was counted, hour by hour or day by day, of columns side by side. Whatever order counts arrive in, their sums
 * are the same.
 */
public final class Timeline {
    private final int columns;
    private final long[] starts;
    /** Of each column the counts of everything before a bucket, so that any span is one subtraction. */
    private final long[][][] before;

    private Timeline(int columns, SortedMap<Instant, List<CellCounts>> buckets, List<CellCounts> none) {
        this.columns = columns;
        starts = buckets.keySet().stream().mapToLong(Instant::toEpochMilli).toArray();
        before = new long[columns][starts.length + 1][];
        for (int column = 0; column < columns; column++) {
            long[] sum = none.get(column).toArray();
            before[column][0] = sum.clone();
            int bucket = 0;
            for (List<CellCounts> counts : buckets.values()) {
                long[] more = counts.get(column).toArray();
                for (int cell = 0; cell < sum.length; cell++) {
                    sum[cell] += more[cell];
                }
                before[column][++bucket] = sum.clone();
            }
        }
    }

    /**
     * Puts buckets in order; those that begin together are added up.
     *
     * @param cells of each column
     */
    public static Timeline of(List<Cells> cells, Iterable<Bucket> buckets) {
        List<CellCounts> none = cells.stream().map(Cells::none).toList();
        var sorted = new TreeMap<Instant, List<CellCounts>>();
        for (Bucket bucket : buckets) {
            if (bucket.columns().size() != cells.size()) {
                throw new IllegalArgumentException("counts of other columns");
            }
            sorted.merge(bucket.start(), bucket.columns(), Timeline::plus);
        }
        return new Timeline(cells.size(), sorted, none);
    }

    /** What was counted in a span: all buckets that begin in it. */
    public CellCounts counts(int column, Span span) {
        long[] sum = before[column][index(span.to())].clone();
        long[] less = before[column][index(span.from())];
        for (int cell = 0; cell < sum.length; cell++) {
            sum[cell] -= less[cell];
        }
        return new CellCounts(sum);
    }

    /** Rows of a span: those of the column that has most. */
    public long rows(Span span) {
        long most = 0;
        for (int column = 0; column < columns; column++) {
            most = Math.max(most, counts(column, span).total());
        }
        return most;
    }

    private int index(Instant at) {
        int found = Arrays.binarySearch(starts, at.toEpochMilli());
        return found < 0 ? -found - 1 : found;
    }

    private static List<CellCounts> plus(List<CellCounts> a, List<CellCounts> b) {
        CellCounts[] sum = new CellCounts[a.size()];
        for (int column = 0; column < sum.length; column++) {
            sum[column] = a.get(column).plus(b.get(column));
        }
        return List.of(sum);
    }

    /**
     * What was counted from a moment until the next bucket begins.
     *
     * @param columns one for each column, in the order that the timeline has
     */
    public record Bucket(Instant start, List<CellCounts> columns) {
        public Bucket {
            columns = List.copyOf(columns);
        }
    }
}
