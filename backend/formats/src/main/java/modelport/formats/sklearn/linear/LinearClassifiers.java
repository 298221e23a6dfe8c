package modelport.formats.sklearn.linear;

import java.util.Map;
import modelport.formats.sklearn.Answers;
import modelport.formats.sklearn.Classes;
import modelport.formats.sklearn.Converter;
import modelport.formats.sklearn.Estimator;
import modelport.formats.sklearn.Method;
import modelport.formats.sklearn.Scope;
import modelport.formats.sklearn.Table;
import modelport.onnx.ElementType;
import modelport.onnx.build.Graph;

/** Classifiers that only compare weighted sums. */
public final class LinearClassifiers {
    private LinearClassifiers() {}

    public static Map<String, Converter> converters() {
        return Map.of(
                "sklearn.linear_model._perceptron.Perceptron", LinearClassifiers::plain,
                "sklearn.linear_model._passive_aggressive.PassiveAggressiveClassifier", LinearClassifiers::plain,
                "sklearn.svm._classes.LinearSVC", LinearClassifiers::plain,
                "sklearn.linear_model._ridge.RidgeClassifier", LinearClassifiers::ridge,
                "sklearn.linear_model._ridge.RidgeClassifierCV", LinearClassifiers::ridge);
    }

    private static Answers plain(Estimator estimator, Table rows, Scope scope) {
        Sums sums = Sums.of(estimator);
        Graph graph = scope.graph();
        return Decisions.of(estimator, graph).answers(sums.count(), () -> sums.of(graph, rows));
    }

    private static Answers ridge(Estimator estimator, Table rows, Scope scope) {
        Sums sums = Sums.of(estimator);
        Graph graph = scope.graph();
        Estimator labels = estimator.child("_label_binarizer");
        if (labels.text("y_type_").startsWith("multilabel")) {
            return labels(estimator, sums, rows, graph);
        }
        return new Decisions(estimator, graph, new Classes(labels.items("classes_")))
                .answers(sums.count(), () -> sums.of(graph, rows));
    }

    /** Each sum tells of one label whether it is there; that is so since 1.1 at the latest. */
    private static Answers labels(Estimator estimator, Sums sums, Table rows, Graph graph) {
        if (!estimator.since(1, 1)) {
            throw estimator.unsupported("_label_binarizer.y_type_", "multilabel-indicator");
        }
        Answers answers = Answers.of(estimator);
        answers.matrix(Method.DECISION_FUNCTION, sums.count(), () -> sums.of(graph, rows));
        return answers.matrix(
                Method.PREDICT,
                sums.count(),
                () -> graph.cast(
                        graph.greater(answers.value(Method.DECISION_FUNCTION), graph.number(0)), ElementType.INT64));
    }
}
