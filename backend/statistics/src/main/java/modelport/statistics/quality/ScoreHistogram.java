package modelport.statistics.quality;

import java.util.Arrays;

/**
 * Scores of one class, from 0 to 1, in bins of equal width: how many and their sum, which is all that an estimate of
 * quality needs of them. Sums of histograms in any order are the same but for rounding.
 */
public final class ScoreHistogram {
    /** Enough for estimates to the third digit. */
    public static final int USUAL_BINS = 100;

    private final long[] counts;
    private final double[] sums;

    private ScoreHistogram(long[] counts, double[] sums) {
        this.counts = counts;
        this.sums = sums;
    }

    /** An empty one. */
    public static ScoreHistogram none(int bins) {
        return new ScoreHistogram(new long[bins], new double[bins]);
    }

    /** One that was kept. */
    public static ScoreHistogram of(long[] counts, double[] sums) {
        if (counts.length != sums.length
                || counts.length == 0
                || Arrays.stream(counts).anyMatch(count -> count < 0)) {
            throw new IllegalArgumentException("not a histogram of scores");
        }
        return new ScoreHistogram(counts.clone(), sums.clone());
    }

    /** Counts one more score; what rounding pushed out of 0 to 1 is put back. */
    public void add(double score) {
        double kept = Math.clamp(score, 0, 1);
        int bin = Math.min((int) (kept * counts.length), counts.length - 1);
        counts[bin]++;
        sums[bin] += kept;
    }

    /** These and those. */
    public ScoreHistogram plus(ScoreHistogram other) {
        if (other.counts.length != counts.length) {
            throw new IllegalArgumentException("a histogram of other bins");
        }
        ScoreHistogram sum = of(counts, sums);
        for (int bin = 0; bin < counts.length; bin++) {
            sum.counts[bin] += other.counts[bin];
            sum.sums[bin] += other.sums[bin];
        }
        return sum;
    }

    public int bins() {
        return counts.length;
    }

    public long count(int bin) {
        return counts[bin];
    }

    /** The mean score in a bin; its middle if it is empty. */
    public double mean(int bin) {
        return counts[bin] == 0 ? (bin + 0.5) / counts.length : sums[bin] / counts[bin];
    }

    public long total() {
        return Arrays.stream(counts).sum();
    }

    /** A copy of the counts, bin by bin. */
    public long[] counts() {
        return counts.clone();
    }

    /** A copy of the sums of scores, bin by bin. */
    public double[] sums() {
        return sums.clone();
    }
}
