package modelport.compression.trees;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Trees whose leaves are added up.
 *
 * @param targets how many sums there are
 */
record Forest(List<DecisionTree> trees, int targets) {
    Forest {
        trees = List.copyOf(trees);
    }

    int tests() {
        return trees.stream().mapToInt(DecisionTree::tests).sum();
    }

    /** The columns that are tested. */
    Set<Integer> features() {
        var features = new HashSet<Integer>();
        for (DecisionTree tree : trees) {
            for (int test = 0; test < tree.tests(); test++) {
                features.add(tree.feature(test));
            }
        }
        return features;
    }

    /** The least that each sum can be. */
    double[] least() {
        return extremes(true);
    }

    /** The most that each sum can be. */
    double[] most() {
        return extremes(false);
    }

    private double[] extremes(boolean least) {
        var sums = new double[targets];
        for (DecisionTree tree : trees) {
            int[] places = tree.targets();
            for (int i = 0; i < places.length; i++) {
                int place = i;
                var values = tree.leaves().stream().mapToDouble(leaf -> leaf[place]);
                sums[places[i]] += (least ? values.min() : values.max()).orElse(0);
            }
        }
        return sums;
    }

    /** The leaves that all rows reach: [tree][row]. */
    int[][] leaves(TreeRows rows) {
        var reached = new int[trees.size()][rows.count()];
        for (int tree = 0; tree < reached.length; tree++) {
            for (int row = 0; row < rows.count(); row++) {
                reached[tree][row] = trees.get(tree).leaf(rows, row);
            }
        }
        return reached;
    }

    /** The sums for all rows: [row][target]. */
    double[][] sums(int[][] reached, int rows) {
        var sums = new double[rows][targets];
        for (int number = 0; number < reached.length; number++) {
            DecisionTree tree = trees.get(number);
            int[] places = tree.targets();
            for (int row = 0; row < rows; row++) {
                double[] leaf = tree.leaves().get(reached[number][row]);
                for (int i = 0; i < places.length; i++) {
                    sums[row][places[i]] += leaf[i];
                }
            }
        }
        return sums;
    }
}
