package modelport.formats.sklearn.preprocessing;

import java.util.Arrays;
import java.util.stream.LongStream;
import modelport.formats.pickle.PyValue;
import modelport.formats.sklearn.Estimator;
import modelport.formats.sklearn.Matrix;

/**
 * The splines of one column as scipy's {@code BSpline} has them.
 *
 * @param knots in ascending order
 * @param degree of the polynomials
 * @param weights how much of each basis function, in rows, is in each spline, in columns
 */
@SuppressWarnings("ArrayRecordComponent")
record KnotBasis(double[] knots, int degree, Matrix weights) {
    static KnotBasis of(Estimator owner, PyValue spline) {
        Estimator basis = owner.child(spline, "bsplines_");
        var known = new KnotBasis(attribute(basis, "t").row(0), basis.integer("k"), attribute(basis, "c"));
        if (known.degree < 0 || known.functions() < 1 || known.weights.rows() != known.functions()) {
            throw owner.unexpected("bsplines_");
        }
        return known;
    }

    /** Newer releases of scipy keep arrays behind properties. */
    private static Matrix attribute(Estimator basis, String name) {
        return basis.matrix(basis.has(name) ? name : "_" + name);
    }

    /** How many basis functions there are. */
    int functions() {
        return knots.length - degree - 1;
    }

    /** Where the first interval begins. */
    double low() {
        return knots[degree];
    }

    /** Where the last interval ends. */
    double high() {
        return knots[functions()];
    }

    /** The splines at one place, by de Boor's recursion. */
    double[] at(double x) {
        return weighted(functions(x, degree));
    }

    /** The splines' slopes at one place. */
    double[] slopesAt(double x) {
        double[] slopes = new double[functions()];
        if (degree > 0) {
            double[] lower = functions(x, degree - 1);
            for (int i = 0; i < slopes.length; i++) {
                slopes[i] = degree * (lower[i] * inverse(i, degree) - lower[i + 1] * inverse(i + 1, degree));
            }
        }
        return weighted(slopes);
    }

    /** {@code 1 / (t[i + span] - t[i])}, and 0 where knots are at the same place. */
    double inverse(int i, int span) {
        double width = knots[i + span] - knots[i];
        return width == 0 ? 0 : 1 / width;
    }

    private double[] functions(double x, int upTo) {
        double[] basis = new double[knots.length - 1];
        basis[interval(x)] = 1;
        for (int j = 1; j <= upTo; j++) {
            double[] next = new double[basis.length - 1];
            for (int i = 0; i < next.length; i++) {
                next[i] = basis[i] * inverse(i, j) * (x - knots[i])
                        + basis[i + 1] * inverse(i + 1, j) * (knots[i + j + 1] - x);
            }
            basis = next;
        }
        return basis;
    }

    private int interval(double x) {
        int interval = degree;
        while (interval < functions() - 1 && x >= knots[interval + 1]) {
            interval++;
        }
        return interval;
    }

    private double[] weighted(double[] basis) {
        double[] sums = new double[weights.columns()];
        for (int i = 0; i < functions(); i++) {
            for (int j = 0; j < sums.length; j++) {
                sums[j] += basis[i] * weights.at(i, j);
            }
        }
        return sums;
    }

    /** Whether both have as many knots and the same weights, so that they can be computed together. */
    boolean isLike(KnotBasis other) {
        return degree == other.degree
                && knots.length == other.knots.length
                && Arrays.equals(weights.values(), other.weights.values());
    }

    static long[] range(long from, long to) {
        return LongStream.range(from, to).toArray();
    }
}
