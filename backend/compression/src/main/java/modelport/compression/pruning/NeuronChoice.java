package modelport.compression.pruning;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.CovarianceOps_DDRM;

/**
 * Chooses neurons to go: always those whose loss the others can make up for best (Optimal Brain Surgeon). What they
 * gave is spread over the others before the next ones are chosen. Of many neurons a few go at once.
 */
final class NeuronChoice {
    /** In so many rounds all neurons of a wide layer would be gone. */
    private static final int ROUNDS = 128;

    private final int together;
    /** The neurons that are left, and last of all one. */
    private int[] left;

    private DMatrixRMaj inverse;
    private DMatrixRMaj weights;

    /**
     * @param moments of the neurons, and of one
     * @param weights of the matrices that read the neurons: [neurons + 1, outputs]
     */
    NeuronChoice(DMatrixRMaj moments, DMatrixRMaj weights) {
        this.weights = weights;
        left = IntStream.range(0, moments.numRows).toArray();
        together = Math.max(1, moments.numRows / ROUNDS);
        inverse = new DMatrixRMaj(moments.numRows, moments.numRows);
        CovarianceOps_DDRM.invert(moments.copy(), inverse);
    }

    /**
     * The neurons that stay, in their order.
     *
     * @param listener is called now and then
     */
    int[] choose(int keep, Runnable listener) {
        while (left.length - 1 > keep) {
            remove(least(Math.min(together, left.length - 1 - keep)));
            listener.run();
        }
        return Arrays.copyOf(left, left.length - 1);
    }

    /** Places among those that are left, in their order. */
    private int[] least(int count) {
        double[] losses =
                IntStream.range(0, left.length - 1).mapToDouble(this::loss).toArray();
        return IntStream.range(0, losses.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer place) -> losses[place])
                        .thenComparingInt(place -> place))
                .limit(count)
                .mapToInt(Integer::intValue)
                .sorted()
                .toArray();
    }

    private double loss(int place) {
        double size = 0;
        int start = place * weights.numCols;
        for (int i = 0; i < weights.numCols; i++) {
            size += weights.data[start + i] * weights.data[start + i];
        }
        return size / inverse.get(place, place);
    }

    private void remove(int[] gone) {
        int[] stay = IntStream.range(0, left.length)
                .filter(place -> Arrays.binarySearch(gone, place) < 0)
                .toArray();
        int[] outputs = IntStream.range(0, weights.numCols).toArray();
        DMatrixRMaj across = part(inverse, stay, gone);
        var own = new DMatrixRMaj(gone.length, gone.length);
        CovarianceOps_DDRM.invert(part(inverse, gone, gone), own);
        var share = new DMatrixRMaj(stay.length, gone.length);
        CommonOps_DDRM.mult(-1, across, own, share);
        DMatrixRMaj nextWeights = part(weights, stay, outputs);
        CommonOps_DDRM.multAdd(share, part(weights, gone, outputs), nextWeights);
        DMatrixRMaj nextInverse = part(inverse, stay, stay);
        CommonOps_DDRM.multAdd(share, part(inverse, gone, stay), nextInverse);
        weights = nextWeights;
        inverse = nextInverse;
        left = Arrays.stream(stay).map(place -> left[place]).toArray();
    }

    private static DMatrixRMaj part(DMatrixRMaj matrix, int[] rows, int[] columns) {
        var part = new DMatrixRMaj(rows.length, columns.length);
        for (int row = 0; row < rows.length; row++) {
            for (int column = 0; column < columns.length; column++) {
                part.data[row * columns.length + column] = matrix.data[rows[row] * matrix.numCols + columns[column]];
            }
        }
        return part;
    }
}
