package modelport.statistics.classification;

import java.util.Arrays;

/** Scores of some rows in ascending order, to count those below another. */
final class SortedScores {
    private final double[] scores;

    private SortedScores(double[] scores) {
        this.scores = scores;
    }

    /** Of the rows whose membership is {@code wanted}. */
    static SortedScores of(double[] all, boolean[] members, boolean wanted) {
        double[] chosen = new double[all.length];
        int count = 0;
        for (int i = 0; i < all.length; i++) {
            if (members[i] == wanted) {
                // Adding zero makes one zero of both, which sorting would tell apart.
                chosen[count++] = all[i] + 0.0;
            }
        }
        double[] scores = Arrays.copyOf(chosen, count);
        Arrays.sort(scores);
        return new SortedScores(scores);
    }

    int size() {
        return scores.length;
    }

    double at(int i) {
        return scores[i];
    }

    /** How many are below {@code score}. */
    int below(double score) {
        int low = 0;
        int high = scores.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (scores[middle] < score) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** How many are at most {@code score}. */
    int upTo(double score) {
        int low = 0;
        int high = scores.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (scores[middle] <= score) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
