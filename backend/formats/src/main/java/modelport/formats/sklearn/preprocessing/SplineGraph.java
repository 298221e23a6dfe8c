package modelport.formats.sklearn.preprocessing;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import modelport.formats.sklearn.Examples;
import modelport.formats.sklearn.Matrix;
import modelport.onnx.ElementType;
import modelport.onnx.build.Graph;
import modelport.onnx.build.Value;

/** Writes the recursion of Cox and de Boor for all columns at once, over tensors of shape [N, columns, knots]. */
record SplineGraph(Graph graph, List<KnotBasis> columns) {
    /** How many splines each column has. */
    int width() {
        return first().weights().columns();
    }

    double[] lows() {
        return each(KnotBasis::low);
    }

    double[] highs() {
        return each(KnotBasis::high);
    }

    double[] periods() {
        return each(column -> column.high() - column.low());
    }

    /** Numbers between the knots of a column. */
    Examples.Numbers inside(int column) {
        KnotBasis knots = columns.get(column);
        double width = knots.high() - knots.low();
        return new Examples.Numbers(DoubleStream.of(0.25, 0.5, 0.75)
                .mapToObj(share -> knots.low() + share * width)
                .toList());
    }

    private double[] each(ToDoubleFunction<KnotBasis> number) {
        return columns.stream().mapToDouble(number).toArray();
    }

    private KnotBasis first() {
        return columns.getFirst();
    }

    private interface PerKnot {
        double of(KnotBasis column, int knot);
    }

    /** One number for each column and knot, of shape [columns, knots]. */
    private Value table(int knots, PerKnot number) {
        double[] values = new double[columns.size() * knots];
        for (int i = 0; i < values.length; i++) {
            values[i] = number.of(columns.get(i / knots), i % knots);
        }
        return graph.doubles(values, columns.size(), knots);
    }

    /** All splines at {@code x}, [N, columns], of shape [N, columns, width]; 0 for NaN. */
    Value at(Value x) {
        Value place = graph.unsqueeze(x, 2);
        Value basis = intervals(place);
        for (int j = 1; j <= first().degree(); j++) {
            basis = step(place, basis, j);
        }
        Matrix weights = first().weights();
        return graph.matMul(basis, graph.doubles(weights.values(), weights.rows(), weights.columns()));
    }

    /** 1 in the interval that holds the value; the first and the last one have no end. */
    private Value intervals(Value place) {
        int first = first().degree();
        int last = first().functions() - 1;
        int count = first().knots().length - 1;
        Value from = table(
                count,
                (column, i) -> i < first || i > last
                        ? Double.POSITIVE_INFINITY
                        : i == first ? Double.NEGATIVE_INFINITY : column.knots()[i]);
        Value to = table(
                count,
                (column, i) -> i < first || i > last
                        ? Double.NEGATIVE_INFINITY
                        : i == last ? Double.POSITIVE_INFINITY : column.knots()[i + 1]);
        Value inside = graph.and(graph.lessOrEqual(from, place), graph.less(place, to));
        return graph.cast(inside, ElementType.DOUBLE);
    }

    private Value step(Value place, Value basis, int j) {
        int count = first().knots().length - 1 - j;
        Value shares = graph.mul(basis, table(count + 1, (column, i) -> column.inverse(i, j)));
        Value rising = graph.sub(place, table(count, (column, i) -> column.knots()[i]));
        Value falling = graph.sub(table(count, (column, i) -> column.knots()[i + j + 1]), place);
        Value own = graph.gather(shares, graph.longs(KnotBasis.range(0, count)), 2);
        Value next = graph.gather(shares, graph.longs(KnotBasis.range(1, count + 1)), 2);
        return graph.add(graph.mul(own, rising), graph.mul(next, falling));
    }

    /** {@code start + distance * slope}, one line for each spline of each column. */
    Value line(Value distance, double[][] start, double[][] slope) {
        Value steep = graph.mul(graph.unsqueeze(distance, 2), flat(slope));
        return graph.add(flat(start), steep);
    }

    private Value flat(double[][] values) {
        double[] all = java.util.Arrays.stream(values)
                .flatMapToDouble(java.util.Arrays::stream)
                .toArray();
        return graph.doubles(all, columns.size(), width());
    }
}
