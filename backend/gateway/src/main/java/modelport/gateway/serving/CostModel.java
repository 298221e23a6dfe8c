package modelport.gateway.serving;

/**
 * What runs cost: {@code fixed + each * units}, fitted to the last few dozen runs; a unit is a row, or a token of a
 * text.
 */
final class CostModel {
    private static final double FORGET = 0.97;
    private static final double UNKNOWN_NANOS = 5e6;

    private double weight;
    private double units;
    private double nanos;
    private double unitsSquared;
    private double unitsNanos;

    /** Learns from one run. */
    synchronized void observe(double ranUnits, long took) {
        weight = weight * FORGET + 1;
        units = units * FORGET + ranUnits;
        nanos = nanos * FORGET + took;
        unitsSquared = unitsSquared * FORGET + ranUnits * ranUnits;
        unitsNanos = unitsNanos * FORGET + ranUnits * took;
    }

    /** Nanoseconds for {@code ranUnits} in {@code batches} runs. */
    synchronized long estimate(double ranUnits, double batches) {
        if (weight == 0) {
            return (long) (UNKNOWN_NANOS * batches);
        }
        double each = each();
        return (long) (fixed(each) * batches + each * ranUnits);
    }

    private double each() {
        double spread = weight * unitsSquared - units * units;
        double mean = nanos / units;
        if (spread <= 1e-9 * unitsSquared * weight) {
            return mean;
        }
        double slope = (weight * unitsNanos - units * nanos) / spread;
        return Math.clamp(slope, 0, mean);
    }

    private double fixed(double each) {
        return Math.max(0, (nanos - each * units) / weight);
    }
}
