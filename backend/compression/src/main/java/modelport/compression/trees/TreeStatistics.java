package modelport.compression.trees;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A tree that is being cut, with what the rows at each of its tests are given. */
final class TreeStatistics {
    private final DecisionTree tree;
    private final int width;
    private final int[] parents;
    private final boolean[] cut;
    private final double[] counts;
    private final double[][] means;
    private final double[] spreads;

    TreeStatistics(DecisionTree tree, int[] reached) {
        this.tree = tree;
        width = tree.targets().length;
        parents = new int[tree.tests()];
        cut = new boolean[tree.tests()];
        counts = new double[tree.tests()];
        means = new double[tree.tests()][width];
        spreads = new double[tree.tests()];
        var leafCounts = new double[tree.leaves().size()];
        for (int leaf : reached) {
            leafCounts[leaf]++;
        }
        Arrays.fill(parents, -1);
        for (int test : fromBelow()) {
            merge(test, leafCounts);
        }
    }

    /** All tests, each after those below it. */
    private List<Integer> fromBelow() {
        var order = new ArrayList<Integer>();
        if (tree.tests() > 0) {
            order.add(0);
        }
        for (int i = 0; i < order.size(); i++) {
            int test = order.get(i);
            for (int below : new int[] {tree.yes(test), tree.no(test)}) {
                if (below >= 0) {
                    parents[below] = test;
                    order.add(below);
                }
            }
        }
        return order.reversed();
    }

    private void merge(int test, double[] leafCounts) {
        int yes = tree.yes(test);
        int no = tree.no(test);
        double yesCount = yes >= 0 ? counts[yes] : leafCounts[~yes];
        double noCount = no >= 0 ? counts[no] : leafCounts[~no];
        double count = yesCount + noCount;
        // Where no row has been, both sides count alike.
        double share = count > 0 ? yesCount / count : 0.5;
        double distance = 0;
        for (int i = 0; i < width; i++) {
            double difference = mean(yes)[i] - mean(no)[i];
            means[test][i] = mean(no)[i] + share * difference;
            distance += difference * difference;
        }
        counts[test] = count;
        spreads[test] = spread(yes) + spread(no) + count * share * (1 - share) * distance;
    }

    private double[] mean(int place) {
        return place >= 0 ? means[place] : tree.leaves().get(~place);
    }

    private double spread(int place) {
        return place >= 0 ? spreads[place] : 0;
    }

    int tests() {
        return tree.tests();
    }

    int parent(int test) {
        return parents[test];
    }

    /** Whether both sides of a test are leaves by now. */
    boolean endsBelow(int test) {
        return isEnd(tree.yes(test)) && isEnd(tree.no(test));
    }

    private boolean isEnd(int place) {
        return place < 0 || cut[place];
    }

    /** What the squared error grows by when a test becomes a leaf. */
    double loss(int test) {
        return spreads[test] - spread(tree.yes(test)) - spread(tree.no(test));
    }

    void cut(int test) {
        cut[test] = true;
    }

    /** The tree without what was cut; new leaves give their rows' mean. */
    DecisionTree remaining() {
        var kept = new ArrayList<Integer>();
        if (tree.tests() > 0 && !cut[0]) {
            kept.add(0);
        }
        var places = new int[tree.tests()];
        for (int i = 0; i < kept.size(); i++) {
            places[kept.get(i)] = i;
            for (int below : new int[] {tree.yes(kept.get(i)), tree.no(kept.get(i))}) {
                if (!isEnd(below)) {
                    kept.add(below);
                }
            }
        }
        var tests = new DecisionTree.Tests(kept.size());
        var leaves = new ArrayList<double[]>();
        for (int i = 0; i < kept.size(); i++) {
            int test = kept.get(i);
            tests.set(i, tree.feature(test), tree.threshold(test), tree.missingIsYes(test));
            tests.link(i, place(tree.yes(test), places, leaves), place(tree.no(test), places, leaves));
        }
        if (kept.isEmpty()) {
            leaves.add(mean(tree.root()).clone());
        }
        return new DecisionTree(tests, leaves, tree.targets());
    }

    private int place(int place, int[] places, List<double[]> leaves) {
        if (!isEnd(place)) {
            return places[place];
        }
        leaves.add(mean(place).clone());
        return ~(leaves.size() - 1);
    }
}
