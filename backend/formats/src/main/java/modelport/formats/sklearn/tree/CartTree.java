package modelport.formats.sklearn.tree;

import java.util.Arrays;
import modelport.formats.pickle.NumpyArray;
import modelport.formats.pickle.PyValue;
import modelport.formats.sklearn.Estimator;
import modelport.formats.sklearn.Values;

/**
 * What a fitted tree of scikit-learn's own kind keeps in {@code tree_}.
 *
 * @param values of all nodes, {@code width} each
 * @param width targets, times the most classes that one of them has
 * @param samples how many rows of the training data reached each node
 */
@SuppressWarnings("ArrayRecordComponent")
public record CartTree(Splits splits, double[] values, int width, long[] samples) {
    /** The tree of a fitted DecisionTreeClassifier or its like, which reads {@code columns} columns. */
    public static CartTree of(Estimator estimator, int columns) {
        if (!(estimator.get("tree_") instanceof PyValue.Instance tree)) {
            throw estimator.unexpected("tree_");
        }
        NumpyArray nodes = array(estimator, tree, "nodes");
        NumpyArray values = array(estimator, tree, "values");
        if (nodes.length() == 0 || !values.isNumeric() || values.length() % nodes.length() != 0) {
            throw estimator.unexpected("tree_");
        }
        Splits splits = splits(estimator, nodes);
        if (!splits.isTree(columns)) {
            throw estimator.unexpected("tree_");
        }
        long[] samples = field(estimator, nodes, "n_node_samples").longs();
        return new CartTree(splits, values.doubles(), values.length() / nodes.length(), samples);
    }

    private static NumpyArray array(Estimator estimator, PyValue.Instance tree, String attribute) {
        return tree.attribute(attribute).flatMap(Values::array).orElseThrow(() -> estimator.unexpected("tree_"));
    }

    /** Releases before 1.3 know no missing values. */
    private static Splits splits(Estimator estimator, NumpyArray nodes) {
        boolean[] missingLeft = new boolean[nodes.length()];
        if (nodes.hasField("missing_go_to_left")) {
            long[] left = nodes.field("missing_go_to_left").longs();
            for (int node = 0; node < left.length; node++) {
                missingLeft[node] = left[node] != 0;
            }
        }
        return new Splits(
                integers(field(estimator, nodes, "left_child")),
                integers(field(estimator, nodes, "right_child")),
                integers(field(estimator, nodes, "feature")),
                field(estimator, nodes, "threshold").doubles(),
                missingLeft);
    }

    private static NumpyArray field(Estimator estimator, NumpyArray nodes, String name) {
        if (!nodes.hasField(name)) {
            throw estimator.unexpected("tree_");
        }
        return nodes.field(name);
    }

    private static int[] integers(NumpyArray array) {
        return Arrays.stream(array.longs())
                .mapToInt(value -> Math.clamp(value, -1, Integer.MAX_VALUE))
                .toArray();
    }

    /** A node's values. */
    public double[] value(int node) {
        return Arrays.copyOfRange(values, node * width, (node + 1) * width);
    }

    /** One of a node's values. */
    double valueAt(int node, int index) {
        return values[node * width + index];
    }

    /** A node's only value. */
    public double single(int node) {
        return values[node * width];
    }
}
