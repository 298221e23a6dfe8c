package modelport.formats.sklearn.neighbors;

import java.util.Map;
import java.util.function.Supplier;
import modelport.formats.sklearn.Answers;
import modelport.formats.sklearn.Classes;
import modelport.formats.sklearn.Converter;
import modelport.formats.sklearn.Estimator;
import modelport.formats.sklearn.Matrix;
import modelport.formats.sklearn.Method;
import modelport.formats.sklearn.Scope;
import modelport.formats.sklearn.Table;
import modelport.formats.sklearn.metrics.Kernel;
import modelport.onnx.build.Graph;
import modelport.onnx.build.Value;

/** {@code sklearn.semi_supervised}: labels that have spread over the points, and from them to new rows. */
public final class LabelPropagations {
    private LabelPropagations() {}

    public static Map<String, Converter> converters() {
        return Map.of(
                "sklearn.semi_supervised._label_propagation.LabelPropagation", LabelPropagations::convert,
                "sklearn.semi_supervised._label_propagation.LabelSpreading", LabelPropagations::convert);
    }

    private static Answers convert(Estimator estimator, Table rows, Scope scope) {
        var classes = new Classes(estimator.items("classes_"));
        Graph graph = scope.graph();
        Supplier<Value> votes = votes(estimator, rows, graph);
        Supplier<Value> shares = Answers.once(() -> graph.div(votes.get(), graph.sum(votes.get(), 1, true)));
        return Answers.of(estimator)
                .classes(classes)
                .matrix(Method.PREDICT_PROBA, classes.count(), shares)
                .vector(Method.PREDICT, () -> graph.argMax(shares.get(), 1));
    }

    private static Supplier<Value> votes(Estimator estimator, Table rows, Graph graph) {
        Matrix labels = estimator.matrix("label_distributions_");
        if (estimator.is("kernel", "knn")) {
            Neighbourhood known =
                    Neighbourhood.of(estimator.child("nn_fit"), graph).telling(labels);
            int count = estimator.child("nn_fit").integer("n_neighbors");
            Value spread = graph.doubles(labels.values(), labels.rows(), labels.columns());
            return Answers.once(() -> graph.sum(
                    graph.gather(
                            spread,
                            known.nearest(rows, Count.fixed(graph, count)).indexes(),
                            0),
                    1,
                    false));
        }
        if (!estimator.is("kernel", "rbf")) {
            throw estimator.unsupported("kernel", "callable");
        }
        Matrix points = estimator.matrix("X_");
        return Answers.once(() -> graph.matMul(
                Kernel.of(estimator).of(graph, rows.finite(), points),
                graph.doubles(labels.values(), labels.rows(), labels.columns())));
    }
}
