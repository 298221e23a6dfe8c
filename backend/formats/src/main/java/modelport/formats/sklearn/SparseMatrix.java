package modelport.formats.sklearn;

import java.util.Optional;
import java.util.regex.Pattern;
import modelport.formats.pickle.PyValue;

/** A matrix of scipy that only has its numbers other than zero, row by row or column by column. */
@SuppressWarnings("ArrayRecordComponent")
record SparseMatrix(int rows, int columns, boolean byRow, double[] starts, double[] places, double[] numbers) {
    private static final Pattern KINDS = Pattern.compile("scipy\\.sparse\\.\\w+\\.(csr|csc)_(matrix|array)");

    /** More numbers than that are not laid out with all their zeros. */
    private static final double MOST = 1 << 27;

    /** The matrix, if the value is one and not too large. */
    static Optional<SparseMatrix> of(PyValue.Instance value) {
        var kind = KINDS.matcher(value.type().path());
        Optional<double[]> shape = numbers(value, "_shape").filter(sizes -> sizes.length == 2);
        if (!kind.matches() || shape.isEmpty()) {
            return Optional.empty();
        }
        if (shape.get()[0] * shape.get()[1] > MOST) {
            return Optional.empty();
        }
        int rows = (int) shape.get()[0];
        int columns = (int) shape.get()[1];
        boolean byRow = kind.group(1).equals("csr");
        return numbers(value, "indptr")
                .flatMap(starts -> numbers(value, "indices")
                        .flatMap(places -> numbers(value, "data")
                                .map(data -> new SparseMatrix(rows, columns, byRow, starts, places, data))));
    }

    private static Optional<double[]> numbers(PyValue.Instance value, String attribute) {
        return value.attribute(attribute).flatMap(Values::numbers);
    }

    /** With all the zeros; numbers in the same place are added. */
    Matrix dense() {
        double[] values = new double[Math.multiplyExact(rows, columns)];
        for (int line = 0; line + 1 < starts.length; line++) {
            for (int i = (int) starts[line]; i < (int) starts[line + 1]; i++) {
                int place = (int) places[i];
                values[byRow ? line * columns + place : place * columns + line] += numbers[i];
            }
        }
        return new Matrix(values, rows, columns);
    }
}
