package modelport.formats.sklearn.preprocessing;

import java.util.Arrays;
import java.util.Map;
import modelport.formats.sklearn.Answers;
import modelport.formats.sklearn.Converter;
import modelport.formats.sklearn.Estimator;
import modelport.formats.sklearn.Guard;
import modelport.formats.sklearn.Scope;
import modelport.formats.sklearn.Table;
import modelport.formats.sklearn.numeric.Functions;
import modelport.onnx.build.Graph;
import modelport.onnx.build.Value;

/** {@code PowerTransformer}: each column to a power of its own, then scaled. */
public final class PowerTransformers {
    private static final double ALMOST_ZERO = Math.ulp(1.0);

    private PowerTransformers() {}

    public static Map<String, Converter> converters() {
        return Map.of("sklearn.preprocessing._data.PowerTransformer", PowerTransformers::convert);
    }

    private static Answers convert(Estimator estimator, Table rows, Scope scope) {
        return Answers.of(estimator).table(() -> {
            double[] powers = PerColumn.numbers(estimator, "lambdas_", rows);
            Table table = Table.of(scope.graph(), transformed(estimator, scope.graph(), rows, powers), rows.width())
                    .withGapsOf(rows);
            return estimator.flag("standardize")
                    ? scope.convert(estimator.child("_scaler"), table).table()
                    : table;
        });
    }

    private static Value transformed(Estimator estimator, Graph graph, Table rows, double[] powers) {
        Value x = rows.numbersWithGaps();
        var power = new Power(graph, new Functions(graph), estimator.since(1, 6));
        return switch (estimator.text("method")) {
            case "yeo-johnson" -> power.yeoJohnson(x, powers);
            case "box-cox" ->
                power.boxCox(Guard.expectLarger(graph, rows, x, graph.lessOrEqual(x, graph.number(0))), powers);
            default -> throw estimator.unexpected("method");
        };
    }

    /** @param accurate whether differences from 1 are computed without losing digits, as scipy does */
    private record Power(Graph graph, Functions functions, boolean accurate) {
        /** Where x is negative, the same curve with {@code 2 - power} is turned around the origin. */
        Value yeoJohnson(Value x, double[] powers) {
            Value zero = graph.number(0);
            Value negative = graph.less(x, zero);
            Value size = graph.abs(x);
            double[] others = Arrays.stream(powers).map(power -> 2 - power).toArray();
            Value above = half(size, powers);
            Value below = graph.neg(half(size, others));
            return graph.where(negative, below, above);
        }

        /** {@code ((1 + x) ^ power - 1) / power}, or its limit for power 0. */
        private Value half(Value x, double[] powers) {
            Value log = functions.log1p(x);
            Value exponents = graph.doubles(nonZero(powers));
            Value grown = accurate
                    ? functions.expm1(graph.mul(exponents, log))
                    : graph.sub(graph.pow(graph.add(x, graph.number(1)), exponents), graph.number(1));
            return graph.where(
                    graph.equal(graph.doubles(zeros(powers)), graph.number(0)), log, graph.div(grown, exponents));
        }

        /** {@code (x ^ power - 1) / power}, or its limit for power 0. */
        Value boxCox(Value x, double[] powers) {
            Value log = graph.log(x);
            Value exponents = graph.doubles(nonZero(powers));
            Value grown = graph.div(functions.expm1(graph.mul(exponents, log)), exponents);
            return graph.where(graph.equal(graph.doubles(zeros(powers)), graph.number(0)), log, grown);
        }

        private static double[] nonZero(double[] powers) {
            return Arrays.stream(powers).map(power -> isZero(power) ? 1 : power).toArray();
        }

        private static double[] zeros(double[] powers) {
            return Arrays.stream(powers).map(power -> isZero(power) ? 0 : 1).toArray();
        }

        private static boolean isZero(double power) {
            return Math.abs(power) < ALMOST_ZERO;
        }
    }
}
