package modelport.formats.sklearn.preprocessing;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import modelport.formats.sklearn.Estimator;
import modelport.formats.sklearn.Inverse;
import modelport.formats.sklearn.Matrix;
import modelport.formats.sklearn.Scope;
import modelport.formats.sklearn.Table;
import modelport.formats.sklearn.numeric.ErrorFunction;
import modelport.formats.sklearn.numeric.Functions;
import modelport.formats.sklearn.numeric.Interpolation;
import modelport.onnx.build.Graph;
import modelport.onnx.build.Value;

/** What undoes transformers that bend each column. */
public final class CurveInverses {
    private static final double THRESHOLD = 1e-7;
    private static final double ALMOST_ZERO = Math.ulp(1.0);

    private CurveInverses() {}

    public static Map<String, Inverse> inverses() {
        return Map.of(
                "sklearn.preprocessing._data.QuantileTransformer",
                ScalerInverses.inverse(CurveInverses::quantiles),
                "sklearn.preprocessing._data.PowerTransformer",
                CurveInverses::power);
    }

    private static Value quantiles(Estimator transformer, Table rows, Graph graph) {
        Matrix quantiles = transformer.matrix("quantiles_");
        double[] references = transformer.vector("references_");
        if (quantiles.columns() != rows.width() || quantiles.rows() != references.length) {
            throw transformer.unexpected("quantiles_");
        }
        Value shares = transformer.is("output_distribution", "normal")
                ? outermost(graph, normal(graph, rows.numbers()))
                : rows.numbers();
        var places = new Matrix(references, references.length, 1);
        List<Value> columns = IntStream.range(0, rows.width())
                .mapToObj(i -> new Interpolation(graph, places, quantiles.column(i)).at(graph.columns(shares, i)))
                .toList();
        return graph.concat(1, columns);
    }

    /** The share of a standard normal distribution that is below {@code x}. */
    private static Value normal(Graph graph, Value x) {
        Value error = new ErrorFunction(graph).of(graph.mul(x, graph.number(Math.sqrt(0.5))));
        return graph.mul(graph.number(0.5), graph.add(error, graph.number(1)));
    }

    /** Shares that are almost nothing or almost everything are meant to be so. */
    private static Value outermost(Graph graph, Value shares) {
        Value margin = graph.number(THRESHOLD);
        Value low = graph.less(graph.sub(shares, margin), graph.number(0));
        Value high = graph.greater(graph.add(shares, margin), graph.number(1));
        return graph.where(low, graph.number(0), graph.where(high, graph.number(1), shares));
    }

    private static Table power(Estimator transformer, Table rows, Scope scope) {
        Table unscaled = transformer.flag("standardize") ? scope.undo(transformer.child("_scaler"), rows) : rows;
        double[] powers = PerColumn.numbers(transformer, "lambdas_", rows);
        Graph graph = scope.graph();
        Value x = unscaled.numbers();
        List<Value> columns = IntStream.range(0, powers.length)
                .mapToObj(i -> column(transformer, graph, graph.columns(x, i), powers[i]))
                .toList();
        return Table.of(graph, graph.concat(1, columns), powers.length);
    }

    private static Value column(Estimator transformer, Graph graph, Value x, double power) {
        return switch (transformer.text("method")) {
            case "yeo-johnson" -> yeoJohnson(graph, x, power);
            case "box-cox" -> boxCox(graph, x, power, transformer.since(1, 5));
            default -> throw transformer.unexpected("method");
        };
    }

    private static Value yeoJohnson(Graph graph, Value x, double power) {
        Value one = graph.number(1);
        Value above = graph.sub(grown(graph, x, power), one);
        Value below = graph.sub(one, grown(graph, graph.neg(x), 2 - power));
        return graph.where(graph.greaterOrEqual(x, graph.number(0)), above, below);
    }

    /** {@code (1 + power x) ^ (1 / power)}, or its limit for power 0. */
    private static Value grown(Graph graph, Value x, double power) {
        if (Math.abs(power) < ALMOST_ZERO) {
            return graph.exp(x);
        }
        Value base = graph.add(graph.mul(x, graph.number(power)), graph.number(1));
        return graph.pow(base, graph.number(1 / power));
    }

    /** Where the base is negative, newer releases have no answer for any power. */
    private static Value boxCox(Graph graph, Value x, double power, boolean byLogarithm) {
        if (power == 0 || !byLogarithm) {
            return power == 0 ? graph.exp(x) : grown(graph, x, power);
        }
        Value logarithm = new Functions(graph).log1p(graph.mul(x, graph.number(power)));
        return graph.exp(graph.div(logarithm, graph.number(power)));
    }
}
