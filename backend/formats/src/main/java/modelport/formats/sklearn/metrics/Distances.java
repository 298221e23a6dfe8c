package modelport.formats.sklearn.metrics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import modelport.formats.sklearn.Matrix;
import modelport.onnx.build.Graph;
import modelport.onnx.build.Loops;
import modelport.onnx.build.Value;

/**
 * Distances between rows, of shape [N, columns], and known points; all answers are of shape [N, points].
 *
 * <p>Columns are added one after the other, as the loops of scikit-learn and scipy do, so that sums are rounded alike
 * and equal distances stay equal.
 */
public record Distances(Graph graph, Value rows, Matrix points) {
    /**
     * What one column has: the rows' values [N, 1], the points' [points], and the column's weights, one or as many as
     * there are points; without weights that is 1.
     */
    public record Column(Graph body, Value row, Value point, Value weight) {
        public Value difference() {
            return body.sub(row, point);
        }

        public Value distance() {
            return body.abs(difference());
        }

        public Value square() {
            Value difference = difference();
            return body.mul(difference, difference);
        }
    }

    /** What a column adds to all distances, of shape [N, points]. */
    @FunctionalInterface
    public interface Term {
        Value of(Column column);
    }

    /** How what a column gives joins what those before it have given. */
    @FunctionalInterface
    interface Join {
        Value of(Graph body, Value before, Value term);
    }

    public Value euclidean() {
        return graph.sqrt(squared());
    }

    /** Squared Euclidean distances by differences. */
    public Value squared() {
        return sum(Column::square);
    }

    /**
     * Squared Euclidean distances by {@code |x|^2 - 2 xy + |y|^2}, as {@code euclidean_distances} computes them. All
     * products are added with one rounding each, as in the kernels of matrix products: so a point is at no distance
     * from itself, and ties come out as in scikit-learn where there are not too many columns.
     */
    public Value squaredByProducts() {
        double[] norms = new double[points.rows()];
        for (int i = 0; i < points.values().length; i++) {
            double value = points.values()[i];
            norms[i / points.columns()] = Math.fma(value, value, norms[i / points.columns()]);
        }
        Value own = graph.squeeze(graph.matMul(graph.unsqueeze(rows, 1), graph.unsqueeze(rows, 2)), 2);
        Value sum = graph.add(graph.add(graph.mul(products(), graph.number(-2)), own), graph.doubles(norms));
        return graph.max(sum, graph.number(0));
    }

    /** Inner products. */
    public Value products() {
        return graph.matMul(rows, graph.doubles(points.transposed().values(), points.columns(), points.rows()));
    }

    public Value manhattan() {
        return sum(Column::distance);
    }

    public Value chebyshev() {
        return fold(Column::distance, Graph::max, Optional.empty());
    }

    /** {@code sum(|x - y| ^ power)}, which is not yet brought to the power of 1 / power. */
    public Value powers(double power) {
        return sum(column -> power(column, column.distance(), power));
    }

    /**
     * Distances to a power, rounded once. ONNX Runtime would multiply for an exponent of 3; it does not where there are
     * several exponents.
     */
    Value power(Column column, Value distance, double power) {
        double[] exponents = new double[points.rows()];
        Arrays.fill(exponents, power);
        return column.body().pow(distance, column.body().doubles(exponents));
    }

    /** How far outside of boxes the rows are, the points being the lowest corners: sums of powers, or the largest. */
    Value toBoxes(Matrix high, double power) {
        Term outside = column -> {
            Graph body = column.body();
            Value below = body.max(body.sub(column.point(), column.row()), body.number(0));
            Value above = body.max(body.sub(column.row(), column.weight()), body.number(0));
            return body.add(below, above);
        };
        if (Double.isInfinite(power)) {
            return fold(outside, Graph::max, Optional.of(high));
        }
        return sum(
                column -> {
                    Value distance = outside.of(column);
                    return power == 1
                            ? distance
                            : power == 2 ? column.body().mul(distance, distance) : power(column, distance, power);
                },
                high);
    }

    /** Sum over the columns. */
    public Value sum(Term term) {
        return fold(term, Graph::add, Optional.empty());
    }

    /** Sum over the columns, with the weights of each in one row for all points, or in one row for each point. */
    public Value sum(Term term, Matrix weights) {
        return fold(term, Graph::add, Optional.of(weights));
    }

    private Value fold(Term term, Join join, Optional<Matrix> weights) {
        Value start = graph.filled(0, rows, points.rows());
        List<Value> scanned = new ArrayList<>(List.of(rows, constant(points)));
        weights.map(this::constant).ifPresent(scanned::add);
        return Loops.scan(graph, List.of(start), scanned, (body, before, slices) -> {
                    Value row = body.unsqueeze(slices.getFirst(), 1);
                    Value weight = weights.isPresent() ? slices.getLast() : body.number(1);
                    Value added = term.of(new Column(body, row, slices.get(1), weight));
                    return List.of(join.of(body, before.getFirst(), added));
                })
                .getFirst();
    }

    private Value constant(Matrix matrix) {
        return graph.doubles(matrix.values(), matrix.rows(), matrix.columns());
    }
}
