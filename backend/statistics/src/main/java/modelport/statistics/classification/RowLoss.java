package modelport.statistics.classification;

/** What one row's probabilities lose, as scikit-learn counts it. */
public final class RowLoss {
    private static final double EPSILON = Math.ulp(1.0);
    private static final double ROUNDING = 1e-3;

    private RowLoss() {}

    /** -log p of the true class, after all are kept off 0 and 1 by 2.2e-16 and made to add up to 1. */
    public static double logLoss(int truth, double[] probabilities) {
        double sum = 0;
        for (double probability : probabilities) {
            sum += kept(probability);
        }
        return -StrictMath.log(kept(probabilities[truth]) / sum);
    }

    /** Squared distance from the truth: of the second of two classes, else summed over all. */
    public static double brier(int truth, double[] probabilities) {
        if (probabilities.length == 2) {
            double gap = probabilities[1] - truth;
            return gap * gap;
        }
        double sum = 0;
        for (int k = 0; k < probabilities.length; k++) {
            double gap = probabilities[k] - (k == truth ? 1 : 0);
            sum += gap * gap;
        }
        return sum;
    }

    /** Refuses what cannot be probabilities, but not what single precision makes of them. */
    static void check(double[] probabilities) {
        double sum = 0;
        for (double probability : probabilities) {
            if (!(probability >= -ROUNDING && probability <= 1 + ROUNDING)) {
                throw new IllegalArgumentException("not a probability: " + probability);
            }
            sum += probability;
        }
        if (Math.abs(sum - 1) > ROUNDING) {
            throw new IllegalArgumentException("probabilities add up to " + sum);
        }
    }

    private static double kept(double probability) {
        return Math.clamp(probability, EPSILON, 1 - EPSILON);
    }
}
