package modelport.formats.sklearn.preprocessing;

import java.util.Map;
import modelport.formats.sklearn.Converter;
import modelport.formats.sklearn.Estimator;
import modelport.formats.sklearn.Table;
import modelport.formats.sklearn.Transform;
import modelport.formats.sklearn.numeric.Functions;
import modelport.onnx.build.Graph;
import modelport.onnx.build.Value;

/** Scalers that shift and divide every column by numbers of its own. NaN passes through. */
public final class Scalers {
    private static final String MODULE = "sklearn.preprocessing._data.";

    private Scalers() {}

    public static Map<String, Converter> converters() {
        return Map.of(
                MODULE + "StandardScaler", Transform.of(Scalers::standard),
                MODULE + "MinMaxScaler", Transform.of(Scalers::minMax),
                MODULE + "MaxAbsScaler", Transform.of(Scalers::maxAbs),
                MODULE + "RobustScaler", Transform.of(Scalers::robust));
    }

    private static Table standard(Estimator scaler, Table rows, Graph graph) {
        return shifted(scaler, rows, graph, "with_mean", "mean_", "with_std");
    }

    private static Table robust(Estimator scaler, Table rows, Graph graph) {
        return shifted(scaler, rows, graph, "with_centering", "center_", "with_scaling");
    }

    private static Table shifted(
            Estimator scaler, Table rows, Graph graph, String centring, String centre, String scaling) {
        Value x = rows.numbersWithGaps();
        if (scaler.flag(centring)) {
            x = graph.sub(x, graph.doubles(PerColumn.numbers(scaler, centre, rows)));
        }
        if (scaler.flag(scaling)) {
            x = graph.div(x, graph.doubles(PerColumn.numbers(scaler, "scale_", rows)));
        }
        return Table.of(graph, x, rows.width()).withGapsOf(rows);
    }

    private static Table minMax(Estimator scaler, Table rows, Graph graph) {
        Value scaled = graph.mul(rows.numbersWithGaps(), graph.doubles(PerColumn.numbers(scaler, "scale_", rows)));
        Value x = graph.add(scaled, graph.doubles(PerColumn.numbers(scaler, "min_", rows)));
        if (scaler.flag("clip", false)) {
            double[] range = scaler.vector("feature_range");
            x = new Functions(graph).clip(x, graph.number(range[0]), graph.number(range[1]));
        }
        return Table.of(graph, x, rows.width()).withGapsOf(rows);
    }

    private static Table maxAbs(Estimator scaler, Table rows, Graph graph) {
        Value x = graph.div(rows.numbersWithGaps(), graph.doubles(PerColumn.numbers(scaler, "scale_", rows)));
        if (scaler.flag("clip", false)) {
            x = new Functions(graph).clip(x, graph.number(-1), graph.number(1));
        }
        return Table.of(graph, x, rows.width()).withGapsOf(rows);
    }
}
