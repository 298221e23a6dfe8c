package modelport.compression.trees;

import java.util.Arrays;
import java.util.List;

/**
 * A tree of tests {@code x[feature] <= threshold}. Places of tests count from 0, the root's; a leaf's place is the
 * complement of its number, so below zero.
 */
final class DecisionTree {
    private final int[] features;
    private final double[] thresholds;
    private final boolean[] missingIsYes;
    private final int[] yes;
    private final int[] no;
    private final List<double[]> leaves;
    private final int[] targets;

    /**
     * @param leaves what each leaf adds to the targets
     * @param targets to which sums the tree adds
     */
    DecisionTree(Tests tests, List<double[]> leaves, int[] targets) {
        features = tests.features.clone();
        thresholds = tests.thresholds.clone();
        missingIsYes = tests.missingIsYes.clone();
        yes = tests.yes.clone();
        no = tests.no.clone();
        this.leaves = List.copyOf(leaves);
        this.targets = targets.clone();
    }

    /** The tests of a tree that is being made. */
    static final class Tests {
        private final int[] features;
        private final double[] thresholds;
        private final boolean[] missingIsYes;
        private final int[] yes;
        private final int[] no;

        Tests(int count) {
            features = new int[count];
            thresholds = new double[count];
            missingIsYes = new boolean[count];
            yes = new int[count];
            no = new int[count];
        }

        void set(int test, int feature, double threshold, boolean missing) {
            features[test] = feature;
            thresholds[test] = threshold;
            missingIsYes[test] = missing;
        }

        void link(int test, int yesPlace, int noPlace) {
            yes[test] = yesPlace;
            no[test] = noPlace;
        }
    }

    /** How many tests there are. */
    int tests() {
        return features.length;
    }

    /** Where every row begins. */
    int root() {
        return tests() == 0 ? -1 : 0;
    }

    int feature(int test) {
        return features[test];
    }

    double threshold(int test) {
        return thresholds[test];
    }

    boolean missingIsYes(int test) {
        return missingIsYes[test];
    }

    int yes(int test) {
        return yes[test];
    }

    int no(int test) {
        return no[test];
    }

    List<double[]> leaves() {
        return leaves;
    }

    int[] targets() {
        return targets.clone();
    }

    /** The same tests with other values in the leaves. */
    DecisionTree with(List<double[]> values) {
        return new DecisionTree(copy(), values, targets);
    }

    /** The same tree for some of its targets, by their places. */
    DecisionTree only(int[] places) {
        List<double[]> values =
                leaves.stream().map(leaf -> picked(leaf, places)).toList();
        return new DecisionTree(
                copy(),
                values,
                Arrays.stream(places).map(place -> targets[place]).toArray());
    }

    private static double[] picked(double[] leaf, int[] places) {
        return Arrays.stream(places).mapToDouble(place -> leaf[place]).toArray();
    }

    private Tests copy() {
        var tests = new Tests(tests());
        for (int test = 0; test < tests(); test++) {
            tests.set(test, features[test], thresholds[test], missingIsYes[test]);
            tests.link(test, yes[test], no[test]);
        }
        return tests;
    }

    /** The number of the leaf that a row reaches. */
    int leaf(TreeRows rows, int row) {
        int place = root();
        while (place >= 0) {
            double value = rows.value(row, features[place]);
            boolean passes = Double.isNaN(value) ? missingIsYes[place] : value <= thresholds[place];
            place = passes ? yes[place] : no[place];
        }
        return ~place;
    }
}
