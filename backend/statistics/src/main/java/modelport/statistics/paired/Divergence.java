package modelport.statistics.paired;

/** How far two distributions over the same classes lie apart, in nats. */
final class Divergence {
    /** Probabilities are kept this far from zero, so that the result is finite; as of the log loss. */
    private static final double EPSILON = Math.ulp(1.0);

    private Divergence() {}

    /** S. Kullback and R. Leibler's: the sum of p log(p / q). */
    static double kullbackLeibler(double[] first, double[] second) {
        double ofFirst = sum(first);
        double ofSecond = sum(second);
        double sum = 0;
        for (int k = 0; k < first.length; k++) {
            double p = kept(first[k]) / ofFirst;
            sum += p * StrictMath.log(p / (kept(second[k]) / ofSecond));
        }
        return Math.max(0, sum);
    }

    /** J. Lin's: the mean of both divergences from the mean distribution, at most log 2. */
    static double jensenShannon(double[] first, double[] second) {
        double ofFirst = sum(first);
        double ofSecond = sum(second);
        double sum = 0;
        for (int k = 0; k < first.length; k++) {
            double p = kept(first[k]) / ofFirst;
            double q = kept(second[k]) / ofSecond;
            double mean = (p + q) / 2;
            sum += p * StrictMath.log(p / mean) + q * StrictMath.log(q / mean);
        }
        return Math.max(0, sum / 2);
    }

    private static double sum(double[] probabilities) {
        double sum = 0;
        for (double probability : probabilities) {
            sum += kept(probability);
        }
        return sum;
    }

    private static double kept(double probability) {
        if (!(probability >= -1e-3 && probability <= 1 + 1e-3)) {
            throw new IllegalArgumentException("not a probability: " + probability);
        }
        return Math.clamp(probability, EPSILON, 1);
    }
}
