package modelport.statistics.regression;

import modelport.statistics.interval.Moments;
import modelport.statistics.sketch.QuantileSketch;

/** What is kept of one output's errors. */
final class OutputErrors {
    /** The smallest divisor of a percentage, as in scikit-learn. */
    private static final double EPSILON = Math.ulp(1.0);

    private static final int SKETCH = 4_096;

    private final Moments absolute = new Moments();
    private final Moments squared = new Moments();
    private final Moments percentage = new Moments();
    private final QuantileSketch sketch = new QuantileSketch(SKETCH, 1);
    private final ErrorSpread spread = new ErrorSpread();
    private double max;

    void add(double truth, double prediction) {
        double error = truth - prediction;
        double size = Math.abs(error);
        if (!Double.isFinite(size * size)) {
            throw new IllegalArgumentException("an error of " + error + " from " + truth + " to " + prediction);
        }
        absolute.add(size);
        squared.add(error * error);
        percentage.add(size / Math.max(EPSILON, Math.abs(truth)));
        sketch.add(size);
        spread.add(truth, error);
        max = Math.max(max, size);
    }

    void merge(OutputErrors other) {
        absolute.merge(other.absolute);
        squared.merge(other.squared);
        percentage.merge(other.percentage);
        sketch.merge(other.sketch);
        spread.merge(other.spread);
        max = Math.max(max, other.max);
    }

    Moments absolute() {
        return absolute;
    }

    Moments squared() {
        return squared;
    }

    Moments percentage() {
        return percentage;
    }

    QuantileSketch sketch() {
        return sketch;
    }

    ErrorSpread spread() {
        return spread;
    }

    double max() {
        return max;
    }
}
