package modelport.formats.sklearn.ensemble;

import java.util.Arrays;
import modelport.formats.pickle.NumpyArray;
import modelport.formats.pickle.PyValue;
import modelport.formats.sklearn.Estimator;
import modelport.formats.sklearn.Values;
import modelport.formats.sklearn.tree.Splits;

/**
 * A tree of histogram-based gradient boosting, a TreePredictor.
 *
 * @param bitset the row of {@code bitsets} that a split by categories asks, and -1 for all other nodes
 * @param bitsets 8 integers of 32 bits a row: the categories that go left
 */
@SuppressWarnings("ArrayRecordComponent")
record HistTree(Splits splits, double[] values, int[] bitset, long[] bitsets) {
    static final int WORDS = 8;
    private static final String NODES = "_predictors";

    static HistTree of(Estimator boosting, PyValue value) {
        if (!(value instanceof PyValue.Instance predictor)) {
            throw boosting.unexpected(NODES);
        }
        NumpyArray nodes = predictor
                .attribute("nodes")
                .flatMap(Values::array)
                .filter(array -> array.hasField("left"))
                .orElseThrow(() -> boosting.unexpected(NODES));
        long[] bitsets = predictor
                .attribute("raw_left_cat_bitsets")
                .flatMap(Values::array)
                .map(NumpyArray::longs)
                .orElse(new long[0]);
        int[] bitset = bitsets(boosting, nodes, bitsets.length / WORDS);
        return new HistTree(
                splits(boosting, nodes), field(boosting, nodes, "value").doubles(), bitset, bitsets);
    }

    /** Releases before 0.24 know no categories, and call the threshold so. */
    private static Splits splits(Estimator boosting, NumpyArray nodes) {
        boolean[] leaf = flags(field(boosting, nodes, "is_leaf"));
        int[] left = integers(field(boosting, nodes, "left"));
        int[] feature = integers(field(boosting, nodes, "feature_idx"));
        for (int node = 0; node < leaf.length; node++) {
            left[node] = leaf[node] ? -1 : left[node];
            feature[node] = leaf[node] ? 0 : feature[node];
        }
        return new Splits(
                left,
                integers(field(boosting, nodes, "right")),
                feature,
                field(boosting, nodes, nodes.hasField("threshold") ? "threshold" : "num_threshold")
                        .doubles(),
                flags(field(boosting, nodes, "missing_go_to_left")));
    }

    private static int[] bitsets(Estimator boosting, NumpyArray nodes, int count) {
        int[] bitset = new int[nodes.length()];
        Arrays.fill(bitset, -1);
        if (!nodes.hasField("is_categorical")) {
            return bitset;
        }
        boolean[] categorical = flags(nodes.field("is_categorical"));
        boolean[] leaf = flags(field(boosting, nodes, "is_leaf"));
        int[] index = integers(field(boosting, nodes, "bitset_idx"));
        for (int node = 0; node < bitset.length; node++) {
            if (categorical[node] && !leaf[node]) {
                if (index[node] < 0 || index[node] >= count) {
                    throw boosting.unexpected(NODES);
                }
                bitset[node] = index[node];
            }
        }
        return bitset;
    }

    private static NumpyArray field(Estimator boosting, NumpyArray nodes, String name) {
        if (!nodes.hasField(name)) {
            throw boosting.unexpected(NODES);
        }
        return nodes.field(name);
    }

    private static int[] integers(NumpyArray array) {
        return Arrays.stream(array.longs())
                .mapToInt(value -> Math.clamp(value, -1, Integer.MAX_VALUE))
                .toArray();
    }

    private static boolean[] flags(NumpyArray array) {
        long[] values = array.longs();
        boolean[] flags = new boolean[values.length];
        for (int i = 0; i < flags.length; i++) {
            flags[i] = values[i] != 0;
        }
        return flags;
    }

    boolean isCategorical(int node) {
        return bitset[node] >= 0;
    }

    /** The categories that a split sends left. */
    CategorySet left(int node) {
        return CategorySet.of(Arrays.copyOfRange(bitsets, bitset[node] * WORDS, (bitset[node] + 1) * WORDS));
    }

    /** The same splits, of which some test other columns. */
    Splits testing(int[] feature, double[] threshold) {
        return new Splits(splits.left(), splits.right(), feature, threshold, splits.missingLeft());
    }
}
