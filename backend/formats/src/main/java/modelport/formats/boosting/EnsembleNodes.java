package modelport.formats.boosting;

import modelport.onnx.build.TreeEnsemble;

/**
 * A tree as the operator reads it. A split keeps its index as the node's number, and leaves are numbered behind them. A
 * split by categories asks a column of zeros and ones, so that its children change places.
 */
record EnsembleNodes(Tree tree, DerivedColumns columns) implements TreeEnsemble.Nodes {
    /** Between the 0 of a row outside of a set and the 1 of a row within. */
    private static final double HALF = 0.5;

    /** The number of the leaf that this node is. */
    int leaf(int node) {
        return node - tree.splits().size();
    }

    @Override
    public boolean isLeaf(int node) {
        return node >= tree.splits().size();
    }

    @Override
    public int feature(int node) {
        return columns.column(tree.splits(), node);
    }

    @Override
    public double threshold(int node) {
        return tree.splits().isCategory(node) ? HALF : tree.splits().threshold()[node];
    }

    @Override
    public int yes(int node) {
        return node(
                tree.splits().isCategory(node)
                        ? tree.splits().right()
                        : tree.splits().left(),
                node);
    }

    @Override
    public int no(int node) {
        return node(
                tree.splits().isCategory(node)
                        ? tree.splits().left()
                        : tree.splits().right(),
                node);
    }

    private int node(int[] children, int node) {
        int child = children[node];
        return child >= 0 ? child : tree.splits().size() + ~child;
    }

    @Override
    public boolean missingIsYes(int node) {
        return tree.splits().missingLeft(node) && !tree.splits().isCategory(node);
    }

    /** Leaves that add something of their own to one target. */
    TreeEnsemble.Leaves adding(int target, LeafWeight weight) {
        return new TreeEnsemble.Leaves() {
            @Override
            public int target(int node) {
                return target;
            }

            @Override
            public double weight(int node) {
                return weight.of(leaf(node));
            }
        };
    }

    /** What a leaf adds, by its number. */
    @FunctionalInterface
    interface LeafWeight {
        double of(int leaf);
    }
}
