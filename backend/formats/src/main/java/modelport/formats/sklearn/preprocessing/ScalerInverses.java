package modelport.formats.sklearn.preprocessing;

import java.util.Map;
import modelport.formats.sklearn.Estimator;
import modelport.formats.sklearn.Inverse;
import modelport.formats.sklearn.Table;
import modelport.onnx.build.Graph;
import modelport.onnx.build.Value;

/** What undoes scalers and functions. */
public final class ScalerInverses {
    private static final String MODULE = "sklearn.preprocessing._data.";

    private ScalerInverses() {}

    public static Map<String, Inverse> inverses() {
        return Map.of(
                MODULE + "StandardScaler",
                inverse((scaler, rows, graph) -> shifted(scaler, rows, graph, "with_std", "with_mean", "mean_")),
                MODULE + "RobustScaler",
                inverse((scaler, rows, graph) ->
                        shifted(scaler, rows, graph, "with_scaling", "with_centering", "center_")),
                MODULE + "MinMaxScaler",
                inverse(ScalerInverses::minMax),
                MODULE + "MaxAbsScaler",
                inverse((scaler, rows, graph) -> graph.mul(rows.numbers(), scale(scaler, rows, graph))),
                "sklearn.preprocessing._function_transformer.FunctionTransformer",
                inverse(ScalerInverses::function));
    }

    /** Numbers of other numbers, as many. */
    @FunctionalInterface
    interface Curve {
        Value of(Estimator transformer, Table rows, Graph graph);
    }

    static Inverse inverse(Curve curve) {
        return (transformer, rows, scope) ->
                Table.of(scope.graph(), curve.of(transformer, rows, scope.graph()), rows.width());
    }

    private static Value scale(Estimator scaler, Table rows, Graph graph) {
        return graph.doubles(PerColumn.numbers(scaler, "scale_", rows));
    }

    private static Value shifted(
            Estimator scaler, Table rows, Graph graph, String scaling, String centring, String centre) {
        Value x = rows.numbers();
        if (scaler.flag(scaling)) {
            x = graph.mul(x, scale(scaler, rows, graph));
        }
        return scaler.flag(centring) ? graph.add(x, graph.doubles(PerColumn.numbers(scaler, centre, rows))) : x;
    }

    private static Value minMax(Estimator scaler, Table rows, Graph graph) {
        Value shifted = graph.sub(rows.numbers(), graph.doubles(PerColumn.numbers(scaler, "min_", rows)));
        return graph.div(shifted, scale(scaler, rows, graph));
    }

    private static Value function(Estimator transformer, Table rows, Graph graph) {
        return transformer.has("inverse_func")
                ? FunctionTransformers.apply(transformer, "inverse_func", "inv_kw_args", rows.numbers(), graph)
                : rows.numbers();
    }
}
