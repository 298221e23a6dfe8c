package modelport.formats.sklearn.ensemble;

import java.util.List;
import java.util.function.Supplier;
import modelport.formats.sklearn.Answers;
import modelport.formats.sklearn.Classes;
import modelport.formats.sklearn.Estimator;
import modelport.formats.sklearn.Method;
import modelport.onnx.ElementType;
import modelport.onnx.build.Graph;
import modelport.onnx.build.Value;

/** How boosted classifiers answer with their sums: one for two classes, or else one for each class. */
record RawScores(Estimator estimator, Graph graph, Classes classes) {
    static RawScores of(Estimator estimator, Graph graph) {
        return new RawScores(estimator, graph, new Classes(estimator.items("classes_")));
    }

    int width() {
        return classes.count() <= 2 ? 1 : classes.count();
    }

    /**
     * Answers by sigmoid or softmax.
     *
     * @param sums of shape [N, width]
     * @param byScores whether the sums choose the class, and not the probabilities, which may be equal where those
     *     differ
     */
    Answers answers(Supplier<Value> sums, boolean byScores) {
        Answers answers = width() == 1 ? binary(sums, 1) : several(sums);
        Method chooser = byScores ? Method.DECISION_FUNCTION : Method.PREDICT_PROBA;
        return answers.vector(
                Method.PREDICT,
                () -> width() == 1 && byScores
                        ? positive(answers.value(chooser))
                        : graph.argMax(answers.value(chooser), 1));
    }

    /** Answers of a sum that is half of the odds' logarithm. */
    Answers halved(Supplier<Value> sums) {
        Answers answers = binary(sums, 2);
        return answers.vector(Method.PREDICT, () -> positive(answers.value(Method.DECISION_FUNCTION)));
    }

    private Answers binary(Supplier<Value> sums, double factor) {
        Answers answers = Answers.of(estimator).classes(classes);
        answers.vector(Method.DECISION_FUNCTION, () -> graph.squeeze(sums.get(), 1));
        return answers.matrix(Method.PREDICT_PROBA, 2, () -> {
            Value score = graph.unsqueeze(answers.value(Method.DECISION_FUNCTION), 1);
            Value second = graph.sigmoid(factor == 1 ? score : graph.mul(graph.number(factor), score));
            return graph.concat(1, List.of(graph.sub(graph.number(1), second), second));
        });
    }

    private Answers several(Supplier<Value> sums) {
        Answers answers = Answers.of(estimator).classes(classes);
        answers.matrix(Method.DECISION_FUNCTION, width(), sums);
        return answers.matrix(
                Method.PREDICT_PROBA, width(), () -> graph.softmax(answers.value(Method.DECISION_FUNCTION)));
    }

    private Value positive(Value score) {
        return graph.cast(graph.greaterOrEqual(score, graph.number(0)), ElementType.INT64);
    }
}
