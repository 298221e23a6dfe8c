package modelport.formats.sklearn.linear;

import java.util.List;
import java.util.Map;
import modelport.formats.sklearn.Answers;
import modelport.formats.sklearn.Converter;
import modelport.formats.sklearn.Estimator;
import modelport.formats.sklearn.Method;
import modelport.formats.sklearn.Scope;
import modelport.formats.sklearn.Table;
import modelport.onnx.build.Graph;
import modelport.onnx.build.Value;

/** Logistic regression: probabilities of all classes at once by softmax, or of each against the rest by sigmoids. */
public final class LogisticRegressions {
    private LogisticRegressions() {}

    public static Map<String, Converter> converters() {
        return Map.of(
                "sklearn.linear_model._logistic.LogisticRegression", LogisticRegressions::convert,
                "sklearn.linear_model._logistic.LogisticRegressionCV", LogisticRegressions::convert);
    }

    private static Answers convert(Estimator estimator, Table rows, Scope scope) {
        Sums sums = Sums.of(estimator);
        Graph graph = scope.graph();
        Decisions decisions = Decisions.of(estimator, graph);
        int classes = decisions.classes().count();
        boolean sigmoids = isOneVersusRest(estimator, classes);
        Answers answers = decisions.answers(sums.count(), () -> sums.of(graph, rows));
        return answers.matrix(Method.PREDICT_PROBA, classes, () -> {
            Value scores = answers.value(Method.DECISION_FUNCTION);
            return sigmoids
                    ? decisions.sigmoids(scores, sums.count())
                    : graph.softmax(sums.count() == 1 ? bothSides(graph, scores) : scores);
        });
    }

    /** With two classes, "multinomial" means the softmax of {@code [-score, score]}. */
    private static Value bothSides(Graph graph, Value score) {
        Value second = graph.unsqueeze(score, 1);
        return graph.concat(1, List.of(graph.neg(second), second));
    }

    /** By {@code multi_class}, which was called "warn" by default before 0.22 and left to itself since 1.5. */
    private static boolean isOneVersusRest(Estimator estimator, int classes) {
        return switch (estimator.text("multi_class", "deprecated")) {
            case "ovr", "warn" -> true;
            case "multinomial" -> false;
            default ->
                classes <= 2
                        || estimator.is("solver", "liblinear")
                        || (estimator.is("solver", "newton-cholesky") && !estimator.since(1, 6));
        };
    }
}
