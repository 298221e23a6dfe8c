package modelport.statistics.classification;

/**
 * Area under precision over recall as a sum of steps: the mean, over the positive rows, of the precision among all rows
 * that score at least as high.
 *
 * <p>The shifts are derivatives by the weights of the rows (infinitesimal jackknife).
 */
final class AveragePrecision {
    private final SortedScores positives;
    private final SortedScores negatives;
    /** By rank of the positive rows: sums over all positive rows up to there. */
    private final double[] byPositive;

    private final double[] byNegative;
    private double area;

    private AveragePrecision(SortedScores positives, SortedScores negatives) {
        this.positives = positives;
        this.negatives = negatives;
        byPositive = new double[positives.size() + 1];
        byNegative = new double[positives.size() + 1];
        for (int i = 0; i < positives.size(); i++) {
            double hits = hits(positives.at(i));
            double chosen = hits + negatives.size() - negatives.below(positives.at(i));
            area += hits / chosen;
            byPositive[i + 1] = byPositive[i] + 1 / chosen - hits / chosen / chosen;
            byNegative[i + 1] = byNegative[i] - hits / chosen / chosen;
        }
        area /= positives.size();
    }

    /** There is at least one positive row. */
    static Area of(double[] scores, boolean[] positive) {
        var curve =
                new AveragePrecision(SortedScores.of(scores, positive, true), SortedScores.of(scores, positive, false));
        double[] shifts = new double[scores.length];
        for (int row = 0; row < scores.length; row++) {
            shifts[row] = curve.shift(scores[row], positive[row]);
        }
        return new Area(curve.area, shifts);
    }

    private double shift(double score, boolean positive) {
        int reached = positives.upTo(score);
        if (!positive) {
            return byNegative[reached] / positives.size();
        }
        double hits = hits(score);
        double precision = hits / (hits + negatives.size() - negatives.below(score));
        return (precision - area + byPositive[reached]) / positives.size();
    }

    private double hits(double score) {
        return positives.size() - positives.below(score);
    }
}
