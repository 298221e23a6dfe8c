package modelport.server.prediction.internal;

import java.time.Duration;
import java.time.Instant;
import modelport.server.database.Row;

/** Reads counts of profiles. */
public final class CountRows {
    private CountRows() {}

    /** From the columns {@code served}, {@code profiled} and {@code counts}. */
    public static Counts read(Row row) {
        return new Counts(row.number("served"), row.number("profiled"), row.numbers("counts"));
    }

    /** Start of the window of that length which {@code at} lies in. */
    public static Instant start(Instant at, Duration length) {
        return Instant.ofEpochSecond(Math.floorDiv(at.getEpochSecond(), length.toSeconds()) * length.toSeconds());
    }

    /**
     * Counts that add up.
     *
     * @param served rows that were answered
     * @param profiled of these, those that were counted
     * @param cells cell by cell, column after column
     */
    @SuppressWarnings("ArrayRecordComponent") // added up, never compared
    public record Counts(long served, long profiled, long[] cells) {
        /** These and those of the same edges. */
        public Counts plus(Counts other) {
            if (other.cells.length != cells.length) {
                throw new IllegalArgumentException("counts of other cells");
            }
            long[] sum = cells.clone();
            for (int cell = 0; cell < sum.length; cell++) {
                sum[cell] += other.cells[cell];
            }
            return new Counts(served + other.served, profiled + other.profiled, sum);
        }
    }
}
