package modelport.formats.boosting;

import java.util.Optional;

/**
 * One tree.
 *
 * @param output the index of the output to which its leaves add; 0 where a leaf has a value for every output
 * @param leaves the leaves' values, as many for each as a leaf has
 * @param depth the number of splits on the longest path
 * @param linear the formulas of the leaves, where they have some
 */
@SuppressWarnings("ArrayRecordComponent")
record Tree(int output, Splits splits, double[] leaves, int depth, Optional<LinearLeaves> linear) {
    /** The tree with all its values multiplied, each rounded to a float as XGBoost does it. */
    Tree weighted(float weight) {
        double[] values = new double[leaves.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) leaves[i] * weight;
        }
        return new Tree(output, splits, values, depth, linear);
    }
}
