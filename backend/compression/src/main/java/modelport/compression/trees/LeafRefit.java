package modelport.compression.trees;

import java.util.ArrayList;
import java.util.List;

/**
 * Fits the leaves of all trees together, so that the sums for the rows come near to what they shall be: ridge
 * regression towards the leaves as they were, tree by tree, since no two leaves of one tree have a row in common.
 */
final class LeafRefit {
    private static final int ROUNDS = 30;
    private static final double ENOUGH = 0.002;

    /** How many rows a leaf's old value is worth. */
    private static final double OLD = 20;

    private final Forest forest;
    private final int[][] reached;
    private final boolean notNegative;
    private final double[][] missing;
    private final List<List<double[]>> values = new ArrayList<>();

    /**
     * @param wanted the sums for each row
     * @param notNegative whether no leaf may come below zero
     */
    LeafRefit(Forest forest, TreeRows rows, double[][] wanted, boolean notNegative) {
        this.forest = forest;
        this.notNegative = notNegative;
        reached = forest.leaves(rows);
        missing = forest.sums(reached, rows.count());
        for (int row = 0; row < missing.length; row++) {
            for (int target = 0; target < forest.targets(); target++) {
                missing[row][target] = wanted[row][target] - missing[row][target];
            }
        }
        forest.trees()
                .forEach(tree ->
                        values.add(tree.leaves().stream().map(double[]::clone).toList()));
    }

    Forest fit() {
        double before = error();
        for (int round = 0; round < ROUNDS && before > 0; round++) {
            for (int tree = 0; tree < reached.length; tree++) {
                fit(tree);
            }
            double after = error();
            if (before - after < ENOUGH * before) {
                break;
            }
            before = after;
        }
        var trees = new ArrayList<DecisionTree>();
        for (int tree = 0; tree < reached.length; tree++) {
            trees.add(forest.trees().get(tree).with(values.get(tree)));
        }
        return new Forest(trees, forest.targets());
    }

    private void fit(int number) {
        DecisionTree tree = forest.trees().get(number);
        int[] targets = tree.targets();
        int[] leaves = reached[number];
        List<double[]> fitted = values.get(number);
        var counts = new double[fitted.size()];
        var changes = new double[fitted.size()][targets.length];
        for (int row = 0; row < leaves.length; row++) {
            counts[leaves[row]]++;
            for (int i = 0; i < targets.length; i++) {
                changes[leaves[row]][i] += missing[row][targets[i]];
            }
        }
        for (int leaf = 0; leaf < changes.length; leaf++) {
            for (int i = 0; i < targets.length; i++) {
                double value = fitted.get(leaf)[i];
                double old = tree.leaves().get(leaf)[i];
                double sum = changes[leaf][i] + counts[leaf] * value + OLD * old;
                double next = sum / (counts[leaf] + OLD);
                changes[leaf][i] = (notNegative ? Math.max(0, next) : next) - value;
                fitted.get(leaf)[i] += changes[leaf][i];
            }
        }
        for (int row = 0; row < leaves.length; row++) {
            for (int i = 0; i < targets.length; i++) {
                missing[row][targets[i]] -= changes[leaves[row]][i];
            }
        }
    }

    private double error() {
        double error = 0;
        for (double[] row : missing) {
            for (double value : row) {
                error += value * value;
            }
        }
        return error;
    }
}
