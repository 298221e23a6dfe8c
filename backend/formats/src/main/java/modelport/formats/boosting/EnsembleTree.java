package modelport.formats.boosting;

import modelport.onnx.build.TreeEnsemble;

/**
 * A tree as the ONNX operator takes it: splits keep their indexes, and leaves are numbered behind them. A split by
 * categories asks a column of zeros and ones, so that what is in no set passes the test, and its children change
 * places.
 */
record EnsembleTree(Tree tree, DerivedColumns columns) implements TreeEnsemble.Nodes {
    /** Between the 0 of a row outside of a set and the 1 of a row within. */
    private static final double HALF = 0.5;

    /** What the leaves of the tree say; {@code leaf} is their number among all nodes. */
    int leaf(int node) {
        return node - splits().size();
    }

    private Splits splits() {
        return tree.splits();
    }

    @Override
    public boolean isLeaf(int node) {
        return node >= splits().size();
    }

    @Override
    public int feature(int node) {
        return columns.column(splits(), node);
    }

    @Override
    public double threshold(int node) {
        return splits().isCategory(node) ? HALF : splits().threshold()[node];
    }

    @Override
    public int yes(int node) {
        return place(splits().isCategory(node) ? splits().right()[node] : splits().left()[node]);
    }

    @Override
    public int no(int node) {
        return place(splits().isCategory(node) ? splits().left()[node] : splits().right()[node]);
    }

    @Override
    public boolean missingIsYes(int node) {
        return splits().missingLeft(node) && !splits().isCategory(node);
    }

    private int place(int child) {
        return child >= 0 ? child : splits().size() + ~child;
    }
}
