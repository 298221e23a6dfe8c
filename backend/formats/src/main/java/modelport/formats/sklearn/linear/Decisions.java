package modelport.formats.sklearn.linear;

import java.util.function.Supplier;
import modelport.formats.sklearn.Answers;
import modelport.formats.sklearn.Classes;
import modelport.formats.sklearn.Estimator;
import modelport.formats.sklearn.Method;
import modelport.onnx.ElementType;
import modelport.onnx.build.Graph;
import modelport.onnx.build.Value;

/** How classifiers with one score for each class, or only one for the second of two, answer. */
public record Decisions(Estimator estimator, Graph graph, Classes classes) {
    public static Decisions of(Estimator estimator, Graph graph) {
        return new Decisions(estimator, graph, new Classes(estimator.items("classes_")));
    }

    /**
     * Answers {@code decision_function} and {@code predict}.
     *
     * @param width number of scores
     * @param scores of shape [N, width]
     */
    public Answers answers(int width, Supplier<Value> scores) {
        Answers answers = Answers.of(estimator).classes(classes);
        if (width == 1) {
            answers.vector(Method.DECISION_FUNCTION, () -> graph.squeeze(scores.get(), 1));
            return answers.vector(Method.PREDICT, () -> positive(answers.value(Method.DECISION_FUNCTION)));
        }
        answers.matrix(Method.DECISION_FUNCTION, width, scores);
        return answers.vector(Method.PREDICT, () -> graph.argMax(answers.value(Method.DECISION_FUNCTION), 1));
    }

    private Value positive(Value score) {
        return graph.cast(graph.greater(score, graph.number(0)), ElementType.INT64);
    }

    /** {@code [1 - p, p]}, of probabilities of shape [N]. */
    public Value pair(Value probability) {
        Value second = graph.unsqueeze(probability, 1);
        return graph.concat(1, java.util.List.of(graph.sub(graph.number(1), second), second));
    }

    /** Sigmoids of scores, which several classes divide by their sum. */
    public Value sigmoids(Value scores, int width) {
        Value each = graph.sigmoid(scores);
        return width == 1 ? pair(each) : graph.div(each, graph.sum(each, 1, true));
    }
}
