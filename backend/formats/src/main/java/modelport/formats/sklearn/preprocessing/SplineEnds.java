package modelport.formats.sklearn.preprocessing;

import java.util.Arrays;
import java.util.List;

/**
 * How splines go on beyond their first and last knots: from these places on as lines with these starts and slopes, for
 * each column and spline. Scikit-learn takes only so many splines at either end along; the others are 0 there.
 */
@SuppressWarnings("ArrayRecordComponent")
record SplineEnds(
        double[] low,
        double[] high,
        double[][] atLow,
        double[][] atHigh,
        double[][] slopeAtLow,
        double[][] slopeAtHigh) {
    /** As high as at the ends. */
    static SplineEnds constant(List<KnotBasis> columns) {
        SplineEnds ends = empty(columns);
        for (int i = 0; i < columns.size(); i++) {
            KnotBasis column = columns.get(i);
            int taken = column.degree();
            ends.place(i, column, taken);
            ends.atLow[i] = firsts(column.at(ends.low[i]), taken);
            // Of no splines at all, scikit-learn takes all, which then do not fit.
            ends.atHigh[i] = taken == 0 ? filled(Double.NaN, column) : lasts(column.at(ends.high[i]), taken);
        }
        return ends;
    }

    /**
     * As steep as at the ends. For degrees below 2, scikit-learn takes one more spline along; it counts that up from
     * column to column, so that later columns end at knots further inside.
     */
    static SplineEnds linear(List<KnotBasis> columns) {
        SplineEnds ends = empty(columns);
        int taken = columns.getFirst().degree();
        for (int i = 0; i < columns.size(); i++) {
            KnotBasis column = columns.get(i);
            ends.place(i, column, taken);
            taken = taken <= 1 ? taken + 1 : taken;
            ends.atLow[i] = firsts(column.at(ends.low[i]), taken);
            ends.atHigh[i] = lasts(column.at(ends.high[i]), taken);
            ends.slopeAtLow[i] = firsts(column.slopesAt(ends.low[i]), taken);
            ends.slopeAtHigh[i] = lasts(column.slopesAt(ends.high[i]), taken);
        }
        return ends;
    }

    private static SplineEnds empty(List<KnotBasis> columns) {
        int count = columns.size();
        int width = columns.getFirst().weights().columns();
        return new SplineEnds(
                new double[count],
                new double[count],
                new double[count][width],
                new double[count][width],
                new double[count][width],
                new double[count][width]);
    }

    private void place(int i, KnotBasis column, int taken) {
        low[i] = column.knots()[taken];
        high[i] = column.knots()[column.knots().length - taken - 1];
    }

    private static double[] firsts(double[] values, int taken) {
        double[] kept = values.clone();
        Arrays.fill(kept, Math.min(taken, kept.length), kept.length, 0);
        return kept;
    }

    private static double[] lasts(double[] values, int taken) {
        double[] kept = values.clone();
        Arrays.fill(kept, 0, Math.max(0, kept.length - taken), 0);
        return kept;
    }

    private static double[] filled(double value, KnotBasis column) {
        double[] filled = new double[column.weights().columns()];
        Arrays.fill(filled, value);
        return filled;
    }
}
