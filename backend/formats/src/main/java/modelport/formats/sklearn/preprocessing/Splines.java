package modelport.formats.sklearn.preprocessing;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import modelport.formats.sklearn.Converter;
import modelport.formats.sklearn.Estimator;
import modelport.formats.sklearn.Guard;
import modelport.formats.sklearn.Table;
import modelport.formats.sklearn.Transform;
import modelport.formats.sklearn.numeric.Functions;
import modelport.onnx.Attributes;
import modelport.onnx.ElementType;
import modelport.onnx.build.Graph;
import modelport.onnx.build.Value;

/** {@code SplineTransformer}: B-splines of each column, and what goes on beyond their knots. */
public final class Splines {
    private Splines() {}

    public static Map<String, Converter> converters() {
        return Map.of("sklearn.preprocessing._polynomial.SplineTransformer", Transform.of(Splines::transform));
    }

    private static Table transform(Estimator estimator, Table rows, Graph graph) {
        List<KnotBasis> columns = PerColumn.items(estimator, "bsplines_", rows).stream()
                .map(spline -> KnotBasis.of(estimator, spline))
                .toList();
        if (!columns.stream().allMatch(columns.getFirst()::isLike)) {
            throw estimator.unexpected("bsplines_");
        }
        var basis = new SplineGraph(graph, columns);
        boolean zeros = estimator.is("handle_missing", "zeros");
        Value x = zeros ? rows.numbersWithGaps() : rows.numbers();
        Value splines = switch (estimator.text("extrapolation")) {
            case "constant" -> beyond(graph, basis, x, SplineEnds.constant(columns));
            case "linear" -> beyond(graph, basis, x, SplineEnds.linear(columns));
            case "periodic" -> basis.at(periodic(estimator, graph, basis, x));
            case "continue" -> basis.at(x);
            case "error" -> basis.at(inside(graph, basis, x, rows));
            default -> throw estimator.unexpected("extrapolation");
        };
        Value known = zeros ? splines : new Functions(graph).unlessBroken(graph.unsqueeze(x, 2), splines);
        int width = basis.width() - (estimator.flag("include_bias") ? 0 : 1);
        Value kept = graph.gather(known, graph.longs(KnotBasis.range(0, width)), 2);
        int all = width * columns.size();
        return Table.of(graph, graph.reshape(kept, -1, all), all);
    }

    /** Between the ends the splines, beyond them lines. */
    private static Value beyond(Graph graph, SplineGraph basis, Value x, SplineEnds ends) {
        Value low = graph.doubles(ends.low());
        Value high = graph.doubles(ends.high());
        Value inner = basis.at(new Functions(graph).clip(x, low, high));
        Value below = basis.line(graph.sub(x, low), ends.atLow(), ends.slopeAtLow());
        Value above = basis.line(graph.sub(x, high), ends.atHigh(), ends.slopeAtHigh());
        Value isBelow = graph.unsqueeze(graph.less(x, low), 2);
        Value isAbove = graph.unsqueeze(graph.greater(x, high), 2);
        return graph.where(isAbove, above, graph.where(isBelow, below, inner));
    }

    /** Numpy's remainder, whose sign is the period's. */
    private static Value periodic(Estimator estimator, Graph graph, SplineGraph basis, Value x) {
        double[] periods = basis.periods();
        for (double period : periods) {
            if (!(period > 0)) {
                throw estimator.unexpected("bsplines_");
            }
        }
        Value low = graph.doubles(basis.lows());
        Value period = graph.doubles(periods);
        Value rest = graph.op("Mod", ElementType.DOUBLE, List.of(graph.sub(x, low), period), Attributes.of("fmod", 1));
        Value positive = graph.where(graph.less(rest, graph.number(0)), graph.add(rest, period), rest);
        return graph.add(low, positive);
    }

    private static Value inside(Graph graph, SplineGraph basis, Value x, Table rows) {
        Value outside =
                graph.or(graph.less(x, graph.doubles(basis.lows())), graph.greater(x, graph.doubles(basis.highs())));
        List<Integer> columns = IntStream.range(0, rows.width()).boxed().toList();
        columns.forEach(column -> rows.suggest(column, basis.inside(column)));
        Value zeros = Guard.BEYOND_TRAINING.zeros(graph, outside, rows.named(columns));
        return graph.add(x, graph.cast(zeros, ElementType.DOUBLE));
    }
}
