package modelport.formats.boosting;

/**
 * Formulas in the place of values: a leaf's constant and the sum of coefficients times columns.
 *
 * @param constants one a leaf
 * @param begin where each leaf's terms begin, and where the last one's end
 * @param feature the column of each term
 * @param coefficient of each term
 */
@SuppressWarnings("ArrayRecordComponent")
record LinearLeaves(double[] constants, int[] begin, int[] feature, double[] coefficient) {
    int terms(int leaf) {
        return begin[leaf + 1] - begin[leaf];
    }

    int most() {
        int most = 0;
        for (int leaf = 0; leaf < constants.length; leaf++) {
            most = Math.max(most, terms(leaf));
        }
        return most;
    }
}
