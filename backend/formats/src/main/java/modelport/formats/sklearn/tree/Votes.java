package modelport.formats.sklearn.tree;

import java.util.List;
import modelport.onnx.build.Graph;
import modelport.onnx.build.TreeEnsemble.Leaves;
import modelport.onnx.build.Value;

/** Forests whose leaves are all sure of one class, as they are by default: counting is enough, and fast. */
final class Votes {
    private Votes() {}

    /**
     * Whether every leaf has but one class.
     *
     * @param counted whether leaves have weights of rows instead of shares of one
     */
    static boolean areAll(Forest forest, boolean counted) {
        return forest.allLeaves((tree, leaf) -> {
            double most = tree.valueAt(leaf, choice(tree, leaf));
            return counted ? most > 0 && most == sum(tree, leaf) : most == 1 && sum(tree, leaf) == 1;
        });
    }

    /** Numbers of trees for each class, of shape [N, classes] and type DOUBLE. */
    static Value count(Graph graph, Forest forest, int classes) {
        if (classes != 2) {
            return forest.counts(classes, (tree, _) -> votes(tree));
        }
        Value second = forest.counts(1, (tree, _) -> votesForSecond(tree));
        return graph.concat(1, List.of(graph.sub(graph.number(forest.size()), second), second));
    }

    private static Leaves votes(CartTree tree) {
        return new Leaves() {
            @Override
            public int target(int leaf) {
                return choice(tree, leaf);
            }

            @Override
            public double weight(int leaf) {
                return 1;
            }
        };
    }

    private static Leaves votesForSecond(CartTree tree) {
        return new Leaves() {
            @Override
            public int target(int leaf) {
                return 0;
            }

            @Override
            public double weight(int leaf) {
                return choice(tree, leaf);
            }
        };
    }

    private static int choice(CartTree tree, int leaf) {
        int best = 0;
        for (int i = 1; i < tree.width(); i++) {
            best = tree.valueAt(leaf, i) > tree.valueAt(leaf, best) ? i : best;
        }
        return best;
    }

    private static double sum(CartTree tree, int leaf) {
        double sum = 0;
        for (int i = 0; i < tree.width(); i++) {
            sum += Math.abs(tree.valueAt(leaf, i));
        }
        return sum;
    }
}
