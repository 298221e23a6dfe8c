package modelport.formats.sklearn.mixture;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import modelport.formats.pickle.NumpyArray;
import modelport.formats.sklearn.Estimator;
import modelport.formats.sklearn.Matrix;
import modelport.onnx.build.Graph;
import modelport.onnx.build.Value;

/**
 * Normal distributions by their means and by the Cholesky factors of their precisions.
 *
 * @param factors what makes each one's deviations independent, of shape [columns, columns]; empty where precisions are
 *     diagonal
 * @param diagonals what each column is multiplied with; empty where there are factors
 */
record Gaussians(Graph graph, Matrix means, List<Matrix> factors, List<double[]> diagonals, boolean round) {
    static Gaussians of(Graph graph, Estimator estimator) {
        Matrix means = estimator.matrix("means_");
        NumpyArray factors = estimator.array("precisions_cholesky_");
        double[] values = factors.doubles();
        int columns = means.columns();
        String type = estimator.text("covariance_type");
        int each = switch (type) {
            case "full", "tied" -> columns * columns;
            case "diag" -> columns;
            case "spherical" -> 1;
            default -> throw estimator.unsupported("covariance_type", type);
        };
        if (values.length != (type.equals("tied") ? 1 : means.rows()) * each) {
            throw estimator.unexpected("precisions_cholesky_");
        }
        List<double[]> parts = IntStream.range(0, values.length / each)
                .mapToObj(i -> Arrays.copyOfRange(values, i * each, (i + 1) * each))
                .toList();
        boolean square = each == columns * columns && !type.equals("diag") && !type.equals("spherical");
        return square
                ? new Gaussians(
                        graph,
                        means,
                        parts.stream()
                                .map(part -> new Matrix(part, columns, columns))
                                .toList(),
                        List.of(),
                        false)
                : new Gaussians(graph, means, List.of(), parts, type.equals("spherical"));
    }

    /** The logarithm of each component's density, of shape [N, components]. */
    Value logarithms(Value rows) {
        double constant = means.columns() * Math.log(2 * Math.PI);
        double[] determinants =
                IntStream.range(0, means.rows()).mapToDouble(this::determinant).toArray();
        Value half = graph.mul(graph.number(-0.5), graph.add(graph.number(constant), squares(rows)));
        return graph.add(half, graph.doubles(determinants));
    }

    /** The logarithm of the determinant of a component's Cholesky factor. */
    private double determinant(int component) {
        if (diagonals.isEmpty()) {
            Matrix factor = factors.get(factors.size() == 1 ? 0 : component);
            return IntStream.range(0, factor.rows())
                    .mapToDouble(i -> Math.log(factor.at(i, i)))
                    .sum();
        }
        double sum = Arrays.stream(diagonals.get(component)).map(Math::log).sum();
        return round ? means.columns() * sum : sum;
    }

    /** Squared distances from the means in units of the deviations, of shape [N, components]. */
    private Value squares(Value rows) {
        if (diagonals.isEmpty()) {
            var columns = new ArrayList<Value>();
            for (int i = 0; i < means.rows(); i++) {
                columns.add(square(rows, factors.get(factors.size() == 1 ? 0 : i), means.row(i)));
            }
            return graph.concat(1, columns);
        }
        return round ? sphericalSquares(rows) : diagonalSquares(rows);
    }

    private Value square(Value rows, Matrix factor, double[] mean) {
        Value constant = graph.doubles(factor.values(), factor.rows(), factor.columns());
        Value centre = graph.matMul(graph.doubles(mean, 1, mean.length), constant);
        Value independent = graph.sub(graph.matMul(rows, constant), centre);
        return graph.sum(graph.mul(independent, independent), 1, true);
    }

    /** Multiplied out, as scikit-learn does it: {@code sum(m^2 p) - 2 x (m p) + x^2 p}. */
    private Value diagonalSquares(Value rows) {
        int count = means.rows();
        int columns = means.columns();
        double[] own = new double[count];
        double[] mixed = new double[columns * count];
        double[] precisions = new double[columns * count];
        for (int i = 0; i < count; i++) {
            for (int column = 0; column < columns; column++) {
                double mean = means.at(i, column);
                double precision = diagonals.get(i)[column] * diagonals.get(i)[column];
                own[i] += mean * mean * precision;
                mixed[column * count + i] = mean * precision;
                precisions[column * count + i] = precision;
            }
        }
        Value middle = graph.mul(graph.number(2), graph.matMul(rows, graph.doubles(mixed, columns, count)));
        Value last = graph.matMul(graph.mul(rows, rows), graph.doubles(precisions, columns, count));
        return graph.add(graph.sub(graph.doubles(own), middle), last);
    }

    /** The same with one precision for all columns, which comes in after the sum. */
    private Value sphericalSquares(Value rows) {
        double[] precisions =
                diagonals.stream().mapToDouble(root -> root[0] * root[0]).toArray();
        double[] own = IntStream.range(0, means.rows())
                .mapToDouble(i -> Arrays.stream(means.row(i)).map(v -> v * v).sum() * precisions[i])
                .toArray();
        Value weights = graph.doubles(precisions);
        Matrix turned = means.transposed();
        Value products = graph.matMul(rows, graph.doubles(turned.values(), turned.rows(), turned.columns()));
        Value middle = graph.mul(graph.number(2), graph.mul(products, weights));
        Value last = graph.mul(graph.sum(graph.mul(rows, rows), 1, true), weights);
        return graph.add(graph.sub(graph.doubles(own), middle), last);
    }
}
