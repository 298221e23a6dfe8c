package modelport.statistics.classification;

/**
 * Area under the receiver operating characteristic: the share of pairs of a positive and a negative row that are in the
 * right order, ties counting half.
 *
 * <p>The shifts are DeLong, DeLong and Clarke-Pearson's, Biometrics 44, 1988.
 */
final class RocAuc {
    private RocAuc() {}

    /** There is at least one positive and one negative row. */
    static Area of(double[] scores, boolean[] positive) {
        var positives = SortedScores.of(scores, positive, true);
        var negatives = SortedScores.of(scores, positive, false);
        double[] shifts = new double[scores.length];
        long halves = 0;
        for (int row = 0; row < scores.length; row++) {
            SortedScores others = positive[row] ? negatives : positives;
            long right = (long) others.below(scores[row]) + others.upTo(scores[row]);
            halves += positive[row] ? right : 0;
            double share = right / 2.0 / others.size();
            shifts[row] = positive[row] ? share : 1 - share;
        }
        double area = halves / 2.0 / positives.size() / negatives.size();
        double byPositive = scale(positives.size());
        double byNegative = scale(negatives.size());
        for (int row = 0; row < scores.length; row++) {
            shifts[row] = (shifts[row] - area) * (positive[row] ? byPositive : byNegative);
        }
        return new Area(area, shifts);
    }

    /** As many independent rows as an area rests on at least, by Hanley and McNeil, Radiology 143, 1982. */
    static double independentRows(long positives, long negatives) {
        double pairs = (double) positives * negatives;
        return pairs / (1 + ((positives + negatives) / 2.0 - 1) / 2);
    }

    /** One row of a kind says nothing about the spread of that kind: then the shifts are infinite and no interval. */
    private static double scale(int rows) {
        return 1 / Math.sqrt((double) rows * (rows - 1));
    }
}
