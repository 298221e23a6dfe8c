package modelport.training.forest;

import java.util.Arrays;
import modelport.onnx.build.TreeEnsemble;
import modelport.training.Table;

/** A tree as it grows and when it is grown. A row goes left if its value in a column is at most the threshold. */
final class Tree implements TreeEnsemble.Nodes {
    private static final int LEAF = -1;
    private static final int SMALLEST = 16;

    private int size;
    private int[] feature = new int[SMALLEST];
    private float[] threshold = new float[SMALLEST];
    private int[] left = new int[SMALLEST];
    private double[][] said = new double[SMALLEST][];

    /** Adds a leaf and gives its number. */
    int add(double[] says) {
        if (size == feature.length) {
            feature = Arrays.copyOf(feature, 2 * size);
            threshold = Arrays.copyOf(threshold, 2 * size);
            left = Arrays.copyOf(left, 2 * size);
            said = Arrays.copyOf(said, 2 * size);
        }
        left[size] = LEAF;
        said[size] = says;
        return size++;
    }

    /** Makes a leaf a split; its children are the next two nodes. */
    void split(int node, int column, float at) {
        feature[node] = column;
        threshold[node] = at;
        left[node] = size;
    }

    /** What the leaf says that a row reaches. */
    double[] said(Table rows, int row) {
        int node = 0;
        while (!isLeaf(node)) {
            boolean yes = rows.at(row, feature[node]) <= threshold[node];
            node = yes ? left[node] : left[node] + 1;
        }
        return said[node];
    }

    double[] said(int leaf) {
        return said[leaf];
    }

    int size() {
        return size;
    }

    @Override
    public boolean isLeaf(int node) {
        return left[node] == LEAF;
    }

    @Override
    public int feature(int node) {
        return feature[node];
    }

    @Override
    public double threshold(int node) {
        return threshold[node];
    }

    @Override
    public int yes(int node) {
        return left[node];
    }

    @Override
    public int no(int node) {
        return left[node] + 1;
    }

    /** A missing value is at most nothing. */
    @Override
    public boolean missingIsYes(int node) {
        return false;
    }
}
