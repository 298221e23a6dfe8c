package modelport.formats.sklearn.tree;

import modelport.onnx.build.TreeEnsemble;

/**
 * The tests of one decision tree: a row goes left if its value in a column is at most the threshold. Node 0 is the
 * root; leaves have no left child.
 *
 * @param left child of each node, negative for leaves
 * @param missingLeft nodes that send a row left whose value is missing
 */
@SuppressWarnings("ArrayRecordComponent")
public record Splits(int[] left, int[] right, int[] feature, double[] threshold, boolean[] missingLeft)
        implements TreeEnsemble.Nodes {
    /** Number of nodes. */
    public int size() {
        return left.length;
    }

    @Override
    public boolean isLeaf(int node) {
        return left[node] < 0;
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
        return right[node];
    }

    @Override
    public boolean missingIsYes(int node) {
        return missingLeft[node];
    }

    /** How many splits lie above each node. */
    public int[] depths() {
        int[] depths = new int[size()];
        for (int node = 0; node < size(); node++) {
            if (!isLeaf(node)) {
                depths[left[node]] = depths[node] + 1;
                depths[right[node]] = depths[node] + 1;
            }
        }
        return depths;
    }

    /**
     * Whether this is a tree that tests columns below {@code width}. Children stand behind their parents, as all
     * releases write them, so that nothing goes round in circles.
     */
    public boolean isTree(int width) {
        boolean[] reached = new boolean[size()];
        boolean sound = size() > 0;
        for (int node = 0; sound && node < size(); node++) {
            if (!isLeaf(node)) {
                sound = feature[node] >= 0
                        && feature[node] < width
                        && reach(left[node], node, reached)
                        && reach(right[node], node, reached);
            }
        }
        return sound;
    }

    private boolean reach(int child, int parent, boolean[] reached) {
        boolean fresh = child > parent && child < size() && !reached[child];
        if (fresh) {
            reached[child] = true;
        }
        return fresh;
    }
}
