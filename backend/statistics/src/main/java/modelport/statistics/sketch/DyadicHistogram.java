package modelport.statistics.sketch;

/**
 * Counts numbers in bins whose width is a power of two and whose edges are its multiples. When the range outgrows the
 * bins, pairs of them become one, so that every count is exact and the order of the numbers makes no difference.
 */
public final class DyadicHistogram {
    private static final int BINS = 1_024;
    private static final int MANTISSA = 52;

    private long[] counts = new long[BINS];
    /** A number is in the bin {@code floor(number / 2^exponent) - first}. */
    private int exponent = Double.MIN_EXPONENT - MANTISSA;

    private long first;
    private double min = Double.POSITIVE_INFINITY;
    private double max = Double.NEGATIVE_INFINITY;
    private boolean whole = true;

    /** Takes one finite number. */
    public void add(double value) {
        stretch(value, value, exponent);
        counts[(int) (place(value, exponent) - first)]++;
        whole &= value == Math.rint(value);
    }

    /** Adds all numbers of {@code other}, which is left as it is. */
    public void merge(DyadicHistogram other) {
        if (other.isEmpty()) {
            return;
        }
        stretch(other.min, other.max, other.exponent);
        for (int bin = 0; bin < BINS; bin++) {
            if (other.counts[bin] > 0) {
                long place = shift(other.first + bin, exponent - other.exponent);
                counts[(int) (place - first)] += other.counts[bin];
            }
        }
        whole &= other.whole;
    }

    public boolean isEmpty() {
        return min > max;
    }

    /** In at most {@code most} bins; whole numbers in bins of width 1 or more. */
    public Bars bars(int most) {
        if (isEmpty()) {
            return new Bars(0, 1, new long[0]);
        }
        int coarser = whole ? Math.max(0, -exponent) : 0;
        while (places(coarser) > most) {
            coarser++;
        }
        long from = shift(place(min, exponent), coarser);
        long[] bars = new long[(int) places(coarser)];
        for (int bin = 0; bin < BINS; bin++) {
            if (counts[bin] > 0) {
                bars[(int) (shift(first + bin, coarser) - from)] += counts[bin];
            }
        }
        return new Bars(from, Math.scalb(1.0, exponent + coarser), bars);
    }

    private long places(int coarser) {
        return shift(place(max, exponent), coarser) - shift(place(min, exponent), coarser) + 1;
    }

    /** Makes room for numbers from {@code low} to {@code high} in bins at least 2^least wide. */
    private void stretch(double low, double high, int least) {
        if (low >= min && high <= max && least <= exponent) {
            return;
        }
        double newMin = Math.min(min, low);
        double newMax = Math.max(max, high);
        // Below this a double has no digits, and the place would not fit a long.
        int finest = Math.getExponent(Math.max(Math.abs(newMin), Math.abs(newMax))) - MANTISSA;
        int wider = Math.max(Math.max(exponent, least), finest);
        while (place(newMax, wider) - place(newMin, wider) >= BINS) {
            wider++;
        }
        long newFirst = place(newMin, wider);
        long[] newCounts = new long[BINS];
        for (int bin = 0; bin < BINS; bin++) {
            if (counts[bin] > 0) {
                newCounts[(int) (shift(first + bin, wider - exponent) - newFirst)] += counts[bin];
            }
        }
        counts = newCounts;
        first = newFirst;
        exponent = wider;
        min = newMin;
        max = newMax;
    }

    private static long place(double value, int exponent) {
        double scaled = Math.scalb(value, -exponent);
        // A small negative number may round to zero, but its bin ends there.
        return scaled == 0 && value < 0 ? -1 : (long) Math.floor(scaled);
    }

    private static long shift(long place, int by) {
        return place >> Math.min(by, Long.SIZE - 1);
    }

    /** Bin i holds {@code (from + i) * width <= x < (from + i + 1) * width}. */
    public static final class Bars {
        private final long from;
        private final double width;
        private final long[] counts;

        Bars(long from, double width, long[] counts) {
            this.from = from;
            this.width = width;
            this.counts = counts;
        }

        public int size() {
            return counts.length;
        }

        /** The lower edge of bin {@code i}, which is the upper one of the bin before. */
        public double edge(int i) {
            return (from + i) * width;
        }

        public long count(int i) {
            return counts[i];
        }
    }
}
