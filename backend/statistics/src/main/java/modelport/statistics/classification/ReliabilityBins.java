package modelport.statistics.classification;

import java.util.ArrayList;
import java.util.List;
import modelport.statistics.Interval;
import modelport.statistics.classification.ReliabilityCurve.Bin;
import modelport.statistics.interval.Wilson;

/** Counts probabilities and what came true in 15 bins of equal width. */
final class ReliabilityBins {
    static final int BINS = 15;
    private static final double WIDTH = 1.0 / BINS;

    private final long[] counts = new long[BINS];
    private final long[] hits = new long[BINS];
    private final double[] said = new double[BINS];
    private final double[] squares = new double[BINS];
    private long rows;

    void add(double probability, boolean hit) {
        int bin = bin(probability);
        counts[bin]++;
        hits[bin] += hit ? 1 : 0;
        said[bin] += probability;
        double gap = (hit ? 1 : 0) - probability;
        squares[bin] += gap * gap;
        rows++;
    }

    void merge(ReliabilityBins other) {
        for (int bin = 0; bin < BINS; bin++) {
            counts[bin] += other.counts[bin];
            hits[bin] += other.hits[bin];
            said[bin] += other.said[bin];
            squares[bin] += other.squares[bin];
        }
        rows += other.rows;
    }

    long rows() {
        return rows;
    }

    /** The expected calibration error of C. Guo and others, On Calibration of Modern Neural Networks, 2017. */
    double error() {
        double sum = 0;
        for (int bin = 0; bin < BINS; bin++) {
            sum += Math.abs(hits[bin] - said[bin]);
        }
        return sum / rows;
    }

    Interval errorInterval() {
        var interval = new CalibrationInterval();
        for (int bin = 0; bin < BINS; bin++) {
            long count = counts[bin];
            if (count > 0) {
                double gap = (hits[bin] - said[bin]) / count;
                interval.add((double) count / rows, gap, squares[bin], count, said[bin] / count);
            }
        }
        return interval.interval();
    }

    ReliabilityCurve curve() {
        List<Bin> bins = new ArrayList<>();
        for (int bin = 0; bin < BINS; bin++) {
            long count = counts[bin];
            if (count > 0) {
                bins.add(new Bin(
                        bin * WIDTH,
                        bin + 1 == BINS ? 1 : (bin + 1) * WIDTH,
                        count,
                        said[bin] / count,
                        (double) hits[bin] / count,
                        Wilson.of(hits[bin], count)));
            }
        }
        return new ReliabilityCurve(bins);
    }

    /** The upper edge belongs to a bin, and to the first one both edges. */
    private static int bin(double probability) {
        int bin = Math.clamp((int) (probability * BINS), 0, BINS - 1);
        return bin > 0 && probability <= bin * WIDTH ? bin - 1 : bin;
    }
}
