package modelport.formats.sklearn;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import modelport.formats.pickle.NumpyArray;
import modelport.formats.pickle.PyValue;
import org.jspecify.annotations.Nullable;

/** Reads Python's values as the numbers, texts and arrays that they stand for. */
public final class Values {
    private Values() {}

    /** A number of any type, or a truth value as 0 or 1; an array of one element will do. */
    public static Optional<Double> number(PyValue value) {
        return Optional.ofNullable(
                switch (value) {
                    case PyValue.Real number -> (Double) number.value();
                    case PyValue.Int number -> (Double) number.value().doubleValue();
                    case PyValue.Bool bool -> (Double) (bool.value() ? 1.0 : 0.0);
                    case NumpyArray array when array.isNumeric() && array.length() == 1 -> (Double) array.doubles()[0];
                    default -> null;
                });
    }

    /** All numbers of an array, a list or a single one, in C order. */
    @SuppressWarnings("NullAway") // Optional.map takes null for empty.
    public static Optional<double[]> numbers(PyValue value) {
        return switch (value) {
            case NumpyArray array when array.isNumeric() -> Optional.of(array.doubles());
            case NumpyArray array when array.isObject() -> numbers(array.objects());
            case PyValue.Sequence list -> numbers(list.items());
            default -> number(value).map(number -> new double[] {number});
        };
    }

    private static Optional<double[]> numbers(List<PyValue> items) {
        List<Optional<Double>> numbers = items.stream().map(Values::number).toList();
        return numbers.stream().allMatch(Optional::isPresent)
                ? Optional.of(numbers.stream().mapToDouble(Optional::get).toArray())
                : Optional.empty();
    }

    /** Numbers as rows and columns, from a sparse matrix too; a vector is one row. */
    public static Optional<Matrix> matrix(PyValue value) {
        if (value instanceof PyValue.Instance instance) {
            return SparseMatrix.of(instance).map(SparseMatrix::dense);
        }
        if (value instanceof NumpyArray array && array.isNumeric() && array.axes() <= 2) {
            int rows = array.axes() == 2 ? array.size(0) : 1;
            return Optional.of(new Matrix(array.doubles(), rows, rows == 0 ? 0 : array.length() / rows));
        }
        return numbers(value).map(numbers -> new Matrix(numbers, 1, numbers.length));
    }

    /** An array, if the value is one. */
    public static Optional<NumpyArray> array(PyValue value) {
        return value instanceof NumpyArray array ? Optional.of(array) : Optional.empty();
    }

    /** The items of a list, a tuple, a set or an array of one axis. */
    public static Optional<List<PyValue>> items(PyValue value) {
        return switch (value) {
            case PyValue.Sequence sequence -> Optional.of(sequence.items());
            case PyValue.PySet set -> Optional.of(set.items());
            case NumpyArray array ->
                Optional.of(IntStream.range(0, array.length())
                        .mapToObj(array::element)
                        .toList());
            default -> Optional.empty();
        };
    }

    /** A text, if the value is one. */
    public static Optional<String> text(@Nullable PyValue value) {
        return value instanceof PyValue.Text text ? Optional.of(text.value()) : Optional.empty();
    }
}
