package modelport.compression.pruning;

import java.util.Arrays;
import modelport.compression.graph.UnfitException;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;

/**
 * The least-squares weights of the neurons that stay: what they give shall be what all neurons gave, for the rows that
 * were seen. Where these rows tell nothing, weights stay as they were.
 */
final class NeuronFit {
    /** Of the mean square of a neuron: how much an old weight is worth. */
    private static final double OLD = 1e-2;

    private NeuronFit() {}

    /** The moments with so much added to the squares that they can be inverted. */
    static DMatrixRMaj steadied(DMatrixRMaj moments) {
        DMatrixRMaj steady = moments.copy();
        double mean = mean(moments);
        for (int i = 0; i < moments.numRows - 1; i++) {
            steady.add(i, i, OLD * mean);
        }
        steady.add(moments.numRows - 1, moments.numRows - 1, 1e-9 + OLD * OLD);
        return steady;
    }

    private static double mean(DMatrixRMaj moments) {
        double sum = 0;
        for (int i = 0; i < moments.numRows - 1; i++) {
            sum += moments.get(i, i);
        }
        return Math.max(1e-12, sum / Math.max(1, moments.numRows - 1));
    }

    /**
     * Fits.
     *
     * @param weights of all neurons and of one: [neurons + 1, outputs]
     * @param kept those that stay
     * @return weights of the kept neurons and of one
     */
    static DMatrixRMaj fit(DMatrixRMaj moments, DMatrixRMaj weights, int[] kept) {
        int[] rows = Arrays.copyOf(kept, kept.length + 1);
        rows[kept.length] = moments.numRows - 1;
        DMatrixRMaj steady = steadied(moments);
        var square = new DMatrixRMaj(rows.length, rows.length);
        var seen = new DMatrixRMaj(rows.length, moments.numRows);
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < rows.length; j++) {
                square.set(i, j, steady.get(rows[i], rows[j]));
            }
            for (int j = 0; j < moments.numRows; j++) {
                boolean own = j == rows[i];
                seen.set(i, j, own ? steady.get(j, j) : moments.get(rows[i], j));
            }
        }
        var wanted = new DMatrixRMaj(rows.length, weights.numCols);
        CommonOps_DDRM.mult(seen, weights, wanted);
        var solver = LinearSolverFactory_DDRM.chol(rows.length);
        if (!solver.setA(square)) {
            throw UnfitException.of("compression.not-solvable");
        }
        var fitted = new DMatrixRMaj(rows.length, weights.numCols);
        solver.solve(wanted, fitted);
        return fitted;
    }
}
