package modelport.statistics.classification;

import java.util.Arrays;
import modelport.statistics.sketch.Reservoir;

/** Keeps truths and scores of all rows, or of a uniform sample where they are too many, for metrics of rank. */
final class KeptScores {
    private static final int FEWEST_ROWS = 10_000;
    private static final int FIRST_ROWS = 256;

    private final int classes;
    private final int width;
    private final int capacity;
    private final Reservoir reservoir;
    private int[] truths = new int[0];
    private double[] scores = new double[0];

    KeptScores(ClassificationOptions options) {
        classes = options.classes();
        width = classes == 2 ? 1 : classes;
        long fitting = Math.min(options.keptScores() / width, Integer.MAX_VALUE / 2 / width);
        capacity = (int) Math.max(FEWEST_ROWS, fitting);
        reservoir = new Reservoir(capacity, options.seed());
    }

    void add(int truth, double[] row) {
        int place = reservoir.next();
        if (place >= 0) {
            put(place, truth, row, classes - width);
        }
    }

    void merge(KeptScores other) {
        int own = size();
        int[] oldTruths = truths.clone();
        double[] oldScores = scores.clone();
        int[] kept = reservoir.merge(other.reservoir);
        boolean all = kept.length == own + other.size();
        for (int i = 0; i < kept.length; i++) {
            // Without a choice to make the order is kept, so that merging all rows is the same as seeing them.
            int from = all ? (i < own ? i : -1 - (i - own)) : kept[i];
            if (from >= 0) {
                put(i, oldTruths[from], oldScores, from * width);
            } else {
                put(i, other.truths[-1 - from], other.scores, (-1 - from) * width);
            }
        }
    }

    int size() {
        return reservoir.size();
    }

    boolean isOf(int row, int k) {
        return truths[row] == k;
    }

    /** Rows of class {@code k} among the kept. */
    int count(int k) {
        int count = 0;
        for (int row = 0; row < size(); row++) {
            count += truths[row] == k ? 1 : 0;
        }
        return count;
    }

    /** Which kept rows are of class {@code k}. */
    boolean[] members(int k) {
        boolean[] members = new boolean[size()];
        for (int row = 0; row < members.length; row++) {
            members[row] = truths[row] == k;
        }
        return members;
    }

    /** Every kept row's score for class {@code k}; of two classes only that of the second is kept. */
    double[] scores(int k) {
        int column = width == 1 ? 0 : k;
        double[] values = new double[size()];
        for (int row = 0; row < values.length; row++) {
            values[row] = scores[row * width + column];
        }
        return values;
    }

    private void put(int place, int truth, double[] source, int from) {
        if (place >= truths.length) {
            int rows = Math.min(capacity, Math.max(FIRST_ROWS, place + place / 2 + 1));
            truths = Arrays.copyOf(truths, rows);
            scores = Arrays.copyOf(scores, rows * width);
        }
        truths[place] = truth;
        System.arraycopy(source, from, scores, place * width, width);
    }
}
