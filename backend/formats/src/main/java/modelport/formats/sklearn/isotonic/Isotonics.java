package modelport.formats.sklearn.isotonic;

import java.util.List;
import java.util.Map;
import modelport.formats.sklearn.Answers;
import modelport.formats.sklearn.Converter;
import modelport.formats.sklearn.Estimator;
import modelport.formats.sklearn.Examples;
import modelport.formats.sklearn.Guard;
import modelport.formats.sklearn.Method;
import modelport.formats.sklearn.Scope;
import modelport.formats.sklearn.Table;
import modelport.onnx.ElementType;
import modelport.onnx.build.Graph;
import modelport.onnx.build.Value;

/** Isotonic regression: straight lines between thresholds. */
public final class Isotonics {
    private Isotonics() {}

    public static Map<String, Converter> converters() {
        return Map.of("sklearn.isotonic.IsotonicRegression", Isotonics::convert);
    }

    private static Answers convert(Estimator estimator, Table rows, Scope scope) {
        boolean renamed = estimator.has("X_thresholds_");
        String thresholds = renamed ? "X_thresholds_" : "_necessary_X_";
        var line = new Interpolation(
                estimator.vector(thresholds), estimator.vector(renamed ? "y_thresholds_" : "_necessary_y_"));
        boolean single = estimator.array(thresholds).type().code().equals("f4");
        Graph graph = scope.graph();
        suggest(rows, line.x());
        return Answers.of(estimator).vector(Method.PREDICT, () -> {
            Value x = narrowed(graph, rows.finite(), single);
            Value answer = graph.squeeze(line.of(graph, clipped(estimator, graph, x)), 1);
            Value known = estimator.is("out_of_bounds", "raise") ? inside(graph, rows, answer) : answer;
            return narrowed(graph, known, single);
        });
    }

    private static void suggest(Table rows, double[] thresholds) {
        double last = thresholds[thresholds.length - 1];
        rows.suggest(0, new Examples.Numbers(List.of(thresholds[0], last, thresholds[thresholds.length / 2])));
    }

    private static Value clipped(Estimator estimator, Graph graph, Value x) {
        if (!estimator.is("out_of_bounds", "clip")) {
            return x;
        }
        Value above = graph.max(x, graph.number(estimator.number("X_min_")));
        return graph.min(above, graph.number(estimator.number("X_max_")));
    }

    private static Value inside(Graph graph, Table rows, Value answer) {
        Value zeros = Guard.BEYOND_TRAINING.zeros(graph, graph.isNaN(answer), rows.named(List.of(0)));
        return graph.add(answer, graph.cast(zeros, ElementType.DOUBLE));
    }

    /** What was fitted on float32 is asked in float32 and answers so. */
    private static Value narrowed(Graph graph, Value value, boolean single) {
        return single ? graph.cast(graph.cast(value, ElementType.FLOAT), ElementType.DOUBLE) : value;
    }
}
