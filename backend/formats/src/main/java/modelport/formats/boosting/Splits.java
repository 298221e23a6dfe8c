package modelport.formats.boosting;

import java.util.List;

/**
 * The inner nodes of a tree, the root first. A row goes left if its value lies below the threshold, or in the set of
 * categories. A child is the index of another split, or the complement ({@code ~}) of a leaf's index.
 *
 * @param feature the column that is asked about
 * @param threshold what numbers are compared with; for categories, the index of the set
 * @param rule bits of {@link #CATEGORY}, {@link #MISSING_LEFT} and {@link #ZERO_IS_MISSING}
 * @param sets the categories that go left, in rising order
 */
@SuppressWarnings("ArrayRecordComponent")
record Splits(int[] feature, double[] threshold, byte[] rule, int[] left, int[] right, List<int[]> sets) {
    static final byte CATEGORY = 1;
    static final byte MISSING_LEFT = 2;

    /** Zero, and NaN which stands for it, goes where missing values go. */
    static final byte ZERO_IS_MISSING = 4;

    /** What LightGBM takes for zero: the float nearest to 1e-35. */
    static final double ZERO = 1e-35f;

    /** Room for splits that are put in one by one. */
    static Splits room(int size, List<int[]> sets) {
        return new Splits(new int[size], new double[size], new byte[size], new int[size], new int[size], sets);
    }

    int size() {
        return feature.length;
    }

    boolean isCategory(int split) {
        return (rule[split] & CATEGORY) != 0;
    }

    boolean missingLeft(int split) {
        return (rule[split] & MISSING_LEFT) != 0;
    }

    int[] set(int split) {
        return sets.get((int) threshold[split]);
    }

    /** Whether zeros go another way than the comparison would send them. */
    boolean zeroIsSpecial(int split) {
        boolean asMissing = missingLeft(split);
        return (rule[split] & ZERO_IS_MISSING) != 0
                && (asMissing != -ZERO <= threshold[split] || asMissing != ZERO <= threshold[split]);
    }

    /** Whether a comparison can tell numbers apart that LightGBM takes for zero. */
    boolean splitsZero() {
        for (int split = 0; split < size(); split++) {
            if (!isCategory(split) && threshold[split] >= -ZERO && threshold[split] < ZERO) {
                return true;
            }
        }
        return false;
    }
}
