package modelport.statistics.drift;

import java.util.Arrays;

/** How many values fell into each cell. Sums in any order are the same. */
public final class CellCounts {
    private final long[] counts;

    /** Takes the array over. */
    CellCounts(long[] counts) {
        this.counts = counts;
    }

    /**
     * Counts that were kept.
     *
     * @param counts one for each cell, none negative
     */
    public static CellCounts of(long... counts) {
        if (Arrays.stream(counts).anyMatch(count -> count < 0)) {
            throw new IllegalArgumentException("a count below 0: " + Arrays.toString(counts));
        }
        return new CellCounts(counts.clone());
    }

    /** Counts one more value. */
    public void add(int cell) {
        counts[cell]++;
    }

    /** These and those. */
    public CellCounts plus(CellCounts other) {
        if (other.counts.length != counts.length) {
            throw new IllegalArgumentException("counts of other cells");
        }
        long[] sum = counts.clone();
        for (int cell = 0; cell < sum.length; cell++) {
            sum[cell] += other.counts[cell];
        }
        return new CellCounts(sum);
    }

    /** These without those, which are among them. */
    CellCounts minus(CellCounts other) {
        long[] rest = counts.clone();
        for (int cell = 0; cell < rest.length; cell++) {
            rest[cell] -= other.counts[cell];
        }
        return new CellCounts(rest);
    }

    public long count(int cell) {
        return counts[cell];
    }

    /** All values, missing ones too. */
    public long total() {
        return Arrays.stream(counts).sum();
    }

    /** Values that are there. */
    public long present() {
        return total() - counts[Cells.MISSING];
    }

    /** Values outside of everything that the reference holds. */
    public long outside(Cells cells) {
        long outside = 0;
        for (int cell = 0; cell < counts.length; cell++) {
            outside += cells.isOutside(cell) ? counts[cell] : 0;
        }
        return outside;
    }

    /** Those of values that the reference knows: none missing, none outside. */
    CellCounts inside(Cells cells) {
        long[] inside = counts.clone();
        inside[Cells.MISSING] = 0;
        for (int cell = 1; cell < inside.length; cell++) {
            inside[cell] = cells.isOutside(cell) ? 0 : inside[cell];
        }
        return new CellCounts(inside);
    }

    /** A copy of the counts, cell by cell. */
    public long[] toArray() {
        return counts.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CellCounts that && Arrays.equals(counts, that.counts);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(counts);
    }

    @Override
    public String toString() {
        return Arrays.toString(counts);
    }
}
