package modelport.formats.sklearn.preprocessing;

import java.util.Map;
import modelport.formats.sklearn.Converter;
import modelport.formats.sklearn.Estimator;
import modelport.formats.sklearn.Table;
import modelport.formats.sklearn.Transform;
import modelport.onnx.build.Graph;
import modelport.onnx.build.Value;

/** What needs nothing but the row itself: {@code Normalizer} and {@code Binarizer}; and {@code KernelCenterer}. */
public final class Normalizers {
    private static final String MODULE = "sklearn.preprocessing._data.";
    /** Norms below are taken for zero since scikit-learn 0.24. */
    private static final double SMALLEST_NORM = 10 * Math.ulp(1.0);

    private Normalizers() {}

    public static Map<String, Converter> converters() {
        return Map.of(
                MODULE + "Normalizer", Transform.of(Normalizers::normalize),
                MODULE + "Binarizer", Transform.of(Normalizers::binarize),
                MODULE + "KernelCenterer", Transform.of(Normalizers::centre));
    }

    private static Table normalize(Estimator normalizer, Table rows, Graph graph) {
        Value x = rows.numbers();
        Value norms = switch (normalizer.text("norm")) {
            case "l1" -> graph.sum(graph.abs(x), 1, true);
            case "l2" -> graph.sqrt(graph.sum(graph.mul(x, x), 1, true));
            case "max" -> graph.reduce("ReduceMax", graph.abs(x), 1, true);
            default -> throw normalizer.unexpected("norm");
        };
        Value zero = normalizer.since(0, 24)
                ? graph.less(norms, graph.number(SMALLEST_NORM))
                : graph.equal(norms, graph.number(0));
        return Table.of(graph, graph.div(x, graph.where(zero, graph.number(1), norms)), rows.width());
    }

    private static Table binarize(Estimator binarizer, Table rows, Graph graph) {
        Value x = rows.numbers();
        Value above = graph.greater(x, graph.number(binarizer.number("threshold")));
        Value ones = graph.where(above, graph.number(1), graph.number(0));
        return Table.of(graph, graph.where(graph.isNaN(x), x, ones), rows.width());
    }

    private static Table centre(Estimator centerer, Table rows, Graph graph) {
        Value kernel = rows.numbers();
        double[] means = PerColumn.numbers(centerer, "K_fit_rows_", rows);
        Value own = graph.div(graph.sum(kernel, 1, true), graph.number(means.length));
        Value centred = graph.sub(graph.sub(kernel, graph.doubles(means)), own);
        return Table.of(graph, graph.add(centred, graph.number(centerer.number("K_fit_all_"))), rows.width());
    }
}
