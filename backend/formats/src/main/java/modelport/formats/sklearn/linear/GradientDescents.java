package modelport.formats.sklearn.linear;

import java.util.Map;
import java.util.Set;
import modelport.formats.sklearn.Answers;
import modelport.formats.sklearn.Converter;
import modelport.formats.sklearn.Estimator;
import modelport.formats.sklearn.Method;
import modelport.formats.sklearn.Scope;
import modelport.formats.sklearn.Table;
import modelport.onnx.build.Graph;
import modelport.onnx.build.Value;

/** Linear models fitted by stochastic gradient descent, whose loss says what their sums mean. */
public final class GradientDescents {
    private static final Set<String> LOGISTIC = Set.of("log", "log_loss");

    private GradientDescents() {}

    public static Map<String, Converter> converters() {
        return Map.of(
                "sklearn.linear_model._stochastic_gradient.SGDClassifier", GradientDescents::classifier,
                "sklearn.linear_model._stochastic_gradient.SGDOneClassSVM", GradientDescents::oneClass);
    }

    private static Answers classifier(Estimator estimator, Table rows, Scope scope) {
        Sums sums = Sums.of(estimator);
        Graph graph = scope.graph();
        Decisions decisions = Decisions.of(estimator, graph);
        int classes = decisions.classes().count();
        String loss = estimator.text("loss");
        Answers answers = decisions.answers(sums.count(), () -> sums.of(graph, rows));
        if (LOGISTIC.contains(loss)) {
            answers.matrix(
                    Method.PREDICT_PROBA,
                    classes,
                    () -> decisions.sigmoids(answers.value(Method.DECISION_FUNCTION), sums.count()));
        } else if (loss.equals("modified_huber")) {
            answers.matrix(
                    Method.PREDICT_PROBA,
                    classes,
                    () -> modifiedHuber(decisions, answers.value(Method.DECISION_FUNCTION), sums.count()));
        }
        return answers;
    }

    /** Scores between -1 and 1 as probabilities; where no class has any, all have the same. */
    private static Value modifiedHuber(Decisions decisions, Value scores, int width) {
        Graph graph = decisions.graph();
        Value clipped = graph.min(graph.max(scores, graph.number(-1)), graph.number(1));
        Value each = graph.div(graph.add(clipped, graph.number(1)), graph.number(2));
        if (width == 1) {
            return decisions.pair(each);
        }
        Value sum = graph.sum(each, 1, true);
        Value none = graph.equal(sum, graph.number(0));
        return graph.div(graph.where(none, graph.number(1), each), graph.where(none, graph.number(width), sum));
    }

    private static Answers oneClass(Estimator estimator, Table rows, Scope scope) {
        Sums sums = new Sums(estimator.matrix("coef_"), new double[] {0});
        double offset = estimator.number("offset_");
        Graph graph = scope.graph();
        Answers answers = Answers.of(estimator);
        answers.vector(Method.SCORE_SAMPLES, () -> sums.only(graph, rows));
        answers.vector(
                Method.DECISION_FUNCTION, () -> graph.sub(answers.value(Method.SCORE_SAMPLES), graph.number(offset)));
        return answers.vector(Method.PREDICT, () -> Outliers.signs(graph, answers.value(Method.DECISION_FUNCTION)));
    }
}
