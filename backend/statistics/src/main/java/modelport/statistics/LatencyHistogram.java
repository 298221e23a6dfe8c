package modelport.statistics;

import java.util.Arrays;
import java.util.Objects;

/**
 * Counts durations in fixed buckets of about 6 percent width, so that histograms of any time and node add up exactly.
 *
 * <p>Every power of two between a microsecond and two minutes has 16 buckets; a quantile is therefore at most 3.2
 * percent off. Not safe for use by several threads.
 */
public final class LatencyHistogram {
    private static final int SUB_BITS = 4;
    private static final int SUB = 1 << SUB_BITS;
    private static final int FIRST_OCTAVE = 10;
    private static final int OCTAVES = 27;
    private static final int BUCKETS = OCTAVES * SUB;
    private static final long ENCODING = 1;

    private final long[] counts = new long[BUCKETS];
    private long total;

    /** Counts one duration; those outside the range count in the outermost buckets. */
    public void record(long nanos) {
        counts[bucket(nanos)]++;
        total++;
    }

    /** Adds all counts of {@code other}. */
    public void merge(LatencyHistogram other) {
        for (int i = 0; i < BUCKETS; i++) {
            counts[i] += other.counts[i];
        }
        total += other.total;
    }

    /** Number of recorded durations. */
    public long count() {
        return total;
    }

    /**
     * The duration in nanoseconds that a share {@code q} of all durations does not exceed; 0 if nothing was recorded.
     */
    public long quantile(double q) {
        if (!(q >= 0 && q <= 1)) {
            throw new IllegalArgumentException("not a share: " + q);
        }
        if (total == 0) {
            return 0;
        }
        long rank = Math.max(1, (long) Math.ceil(q * total));
        long seen = 0;
        for (int i = 0; i < BUCKETS; i++) {
            seen += counts[i];
            if (seen >= rank) {
                return middle(i);
            }
        }
        throw new IllegalStateException("counts do not add up to " + total);
    }

    /** For a {@code bigint[]} column: encoding, first bucket, then the counts up to the last one that is not zero. */
    public long[] encode() {
        int first = 0;
        while (first < BUCKETS && counts[first] == 0) {
            first++;
        }
        if (first == BUCKETS) {
            return new long[] {ENCODING, 0};
        }
        int last = BUCKETS - 1;
        while (counts[last] == 0) {
            last--;
        }
        long[] encoded = new long[2 + last - first + 1];
        encoded[0] = ENCODING;
        encoded[1] = first;
        System.arraycopy(counts, first, encoded, 2, last - first + 1);
        return encoded;
    }

    /** The way back from {@link #encode()}. */
    public static LatencyHistogram decode(long[] encoded) {
        if (encoded.length < 2 || encoded[0] != ENCODING) {
            throw new IllegalArgumentException("not a latency histogram of encoding " + ENCODING);
        }
        long first = encoded[1];
        if (first < 0 || first + encoded.length - 2 > BUCKETS) {
            throw new IllegalArgumentException("buckets out of range: " + first + " and " + (encoded.length - 2));
        }
        var histogram = new LatencyHistogram();
        for (int i = 2; i < encoded.length; i++) {
            if (encoded[i] < 0) {
                throw new IllegalArgumentException("negative count: " + encoded[i]);
            }
            histogram.counts[(int) first + i - 2] = encoded[i];
            histogram.total += encoded[i];
        }
        return histogram;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LatencyHistogram that && total == that.total && Arrays.equals(counts, that.counts);
    }

    @Override
    public int hashCode() {
        return Objects.hash(total, Arrays.hashCode(counts));
    }

    @Override
    public String toString() {
        return "LatencyHistogram[count=" + total + ", p50=" + quantile(0.5) + " ns, p99=" + quantile(0.99) + " ns]";
    }

    private static int bucket(long nanos) {
        if (nanos < 1L << FIRST_OCTAVE) {
            return 0;
        }
        int octave = 63 - Long.numberOfLeadingZeros(nanos);
        int sub = (int) (nanos >>> (octave - SUB_BITS)) & (SUB - 1);
        return Math.min((octave - FIRST_OCTAVE) * SUB + sub, BUCKETS - 1);
    }

    private static long middle(int bucket) {
        int octave = FIRST_OCTAVE + bucket / SUB;
        long width = 1L << (octave - SUB_BITS);
        long low = (1L << octave) + (bucket % SUB) * width;
        return low + width / 2;
    }
}
