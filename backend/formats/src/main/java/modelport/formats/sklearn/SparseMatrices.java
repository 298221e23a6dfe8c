package modelport.formats.sklearn;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import modelport.formats.pickle.NumpyArray;
import modelport.formats.pickle.PyValue;

/** Reads scipy's compressed sparse matrices. */
final class SparseMatrices {
    private static final Set<String> BY_ROWS = Set.of("csr_matrix", "csr_array");
    private static final Set<String> BY_COLUMNS = Set.of("csc_matrix", "csc_array");
    /** More numbers than that are not laid out with all their zeros. */
    private static final long MOST = 1L << 27;

    private SparseMatrices() {}

    /** The matrix with all its zeros; empty for what is none, or too large. */
    static Optional<Matrix> dense(PyValue value) {
        if (!(value instanceof PyValue.Instance instance) || !instance.type().module().startsWith("scipy.sparse")) {
            return Optional.empty();
        }
        boolean byRows = BY_ROWS.contains(instance.type().name());
        if (!byRows && !BY_COLUMNS.contains(instance.type().name())) {
            return Optional.empty();
        }
        Optional<double[]> shape = instance.attribute("_shape").flatMap(Values::numbers);
        Optional<double[]> data = instance.attribute("data").flatMap(Values::numbers);
        Optional<NumpyArray> indices = instance.attribute("indices").flatMap(Values::array);
        Optional<NumpyArray> starts = instance.attribute("indptr").flatMap(Values::array);
        if (shape.isEmpty() || shape.get().length != 2 || data.isEmpty() || indices.isEmpty() || starts.isEmpty()) {
            return Optional.empty();
        }
        int rows = (int) shape.get()[0];
        int columns = (int) shape.get()[1];
        if (rows < 0 || columns < 0 || (long) rows * columns > MOST) {
            return Optional.empty();
        }
        Matrix lines = byRows ? filled(rows, columns, data.get(), indices.get(), starts.get())
                : filled(columns, rows, data.get(), indices.get(), starts.get());
        return Optional.of(byRows ? lines : lines.transposed());
    }

    private static Matrix filled(int lines, int length, double[] data, NumpyArray indices, NumpyArray starts) {
        long[] places = indices.longs();
        long[] begins = starts.longs();
        double[] all = new double[lines * length];
        for (int line = 0; line < lines; line++) {
            for (int i = (int) begins[line]; i < begins[line + 1]; i++) {
                all[line * length + (int) places[i]] += data[i];
            }
        }
        return new Matrix(all, lines, length);
    }
}
