package modelport.compression.factors;

import java.util.Comparator;
import java.util.stream.IntStream;
import modelport.compression.graph.Moments;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;

/**
 * The directions of what a matrix gives the rows that were seen, the most telling first: principal components. Keeping
 * the first ones is the best that two narrow matrices can do for these rows. Of inputs and outputs the fewer are taken.
 */
final class Spectrum {
    /** Of the mean square: how much is added to every direction of the inputs, so that none is nothing. */
    private static final double STEADY = 1e-4;

    private final double[] shares;
    private final DMatrixRMaj vectors;
    private final boolean ofInputs;
    private final DMatrixRMaj root;

    private Spectrum(DMatrixRMaj symmetric, boolean ofInputs, DMatrixRMaj root) {
        this.ofInputs = ofInputs;
        this.root = root;
        var eigen = DecompositionFactory_DDRM.eig(symmetric.numRows, true, true);
        if (!eigen.decompose(symmetric)) {
            throw new IllegalStateException("no principal components");
        }
        double[] values = IntStream.range(0, eigen.getNumberOfEigenvalues())
                .mapToDouble(i -> Math.max(0, eigen.getEigenvalue(i).getReal()))
                .toArray();
        int[] order = IntStream.range(0, values.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> -values[i]).thenComparingInt(i -> i))
                .mapToInt(Integer::intValue)
                .toArray();
        double sum = IntStream.of(order).mapToDouble(i -> values[i]).sum();
        shares = IntStream.of(order)
                .mapToDouble(i -> sum > 0 ? values[i] / sum : 0)
                .toArray();
        vectors = new DMatrixRMaj(values.length, values.length);
        for (int column = 0; column < order.length; column++) {
            CommonOps_DDRM.insert(eigen.getEigenVector(order[column]), vectors, 0, column);
        }
    }

    /** @param matrix [inputs, outputs] */
    static Spectrum of(DMatrixRMaj matrix, Moments moments) {
        DMatrixRMaj covariance = moments.covariance();
        double mean = CommonOps_DDRM.trace(covariance) / covariance.numRows;
        for (int i = 0; i < covariance.numRows; i++) {
            covariance.add(i, i, Math.max(1e-12, STEADY * mean));
        }
        if (matrix.numRows > matrix.numCols) {
            var seen = new DMatrixRMaj(matrix.numRows, matrix.numCols);
            CommonOps_DDRM.mult(covariance, matrix, seen);
            var square = new DMatrixRMaj(matrix.numCols, matrix.numCols);
            CommonOps_DDRM.multTransA(matrix, seen, square);
            return new Spectrum(square, false, new DMatrixRMaj(0, 0));
        }
        DMatrixRMaj root = root(covariance);
        var seen = new DMatrixRMaj(matrix.numRows, matrix.numCols);
        CommonOps_DDRM.multTransA(root, matrix, seen);
        var square = new DMatrixRMaj(matrix.numRows, matrix.numRows);
        CommonOps_DDRM.multTransB(seen, seen, square);
        return new Spectrum(square, true, root);
    }

    /** L of {@code L * transposed(L)}. */
    private static DMatrixRMaj root(DMatrixRMaj covariance) {
        var cholesky = DecompositionFactory_DDRM.chol(covariance.numRows, true);
        if (!cholesky.decompose(covariance)) {
            throw new IllegalStateException("a covariance is not positive");
        }
        return cholesky.getT(null);
    }

    /** How many directions there are. */
    int size() {
        return shares.length;
    }

    /** Which share of the variance a direction has. */
    double share(int direction) {
        return shares[direction];
    }

    /** Which share of the variance the first directions have. */
    double energy(int rank) {
        return IntStream.range(0, rank).mapToDouble(this::share).sum();
    }

    /** Two narrow matrices instead of one. */
    record Factors(DMatrixRMaj left, DMatrixRMaj right) {}

    /** The factors with the first directions. */
    Factors factors(DMatrixRMaj matrix, int rank) {
        DMatrixRMaj first = CommonOps_DDRM.extract(vectors, 0, vectors.numRows, 0, rank);
        if (!ofInputs) {
            var left = new DMatrixRMaj(matrix.numRows, rank);
            CommonOps_DDRM.mult(matrix, first, left);
            return new Factors(left, CommonOps_DDRM.transpose(first, null));
        }
        var left = new DMatrixRMaj(matrix.numRows, rank);
        CommonOps_DDRM.solve(CommonOps_DDRM.transpose(root, null), first, left);
        var rooted = new DMatrixRMaj(matrix.numRows, rank);
        CommonOps_DDRM.mult(root, first, rooted);
        var right = new DMatrixRMaj(rank, matrix.numCols);
        CommonOps_DDRM.multTransA(rooted, matrix, right);
        return balanced(left, right);
    }

    /** Both sides get numbers of about the same size, which suits those who round them. */
    private static Factors balanced(DMatrixRMaj left, DMatrixRMaj right) {
        for (int i = 0; i < right.numRows; i++) {
            double size = 0;
            double other = 0;
            for (int row = 0; row < left.numRows; row++) {
                size = Math.max(size, Math.abs(left.get(row, i)));
            }
            for (int column = 0; column < right.numCols; column++) {
                other = Math.max(other, Math.abs(right.get(i, column)));
            }
            double factor = size > 0 && other > 0 ? Math.sqrt(other / size) : 1;
            CommonOps_DDRM.scaleCol(factor, left, i);
            CommonOps_DDRM.scaleRow(1 / factor, right, i);
        }
        return new Factors(left, right);
    }
}
