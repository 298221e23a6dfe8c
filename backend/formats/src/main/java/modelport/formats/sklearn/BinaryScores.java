package modelport.formats.sklearn;

import modelport.onnx.ElementType;
import modelport.onnx.RefusedException;
import modelport.onnx.build.Graph;
import modelport.onnx.build.Value;

/** What those ask of a yes-or-no estimator who make larger ones of several: one value a row, of shape [N]. */
public record BinaryScores(Graph graph) {
    /** Decision, probability of yes, or a regressor's prediction, whichever the estimator has first. */
    public Value of(Answers answers) {
        if (answers.has(Method.DECISION_FUNCTION)) {
            return flat(answers.get(Method.DECISION_FUNCTION));
        }
        return answers.has(Method.PREDICT_PROBA) ? probability(answers) : flat(answers.get(Method.PREDICT));
    }

    /** The probability of the second class. */
    public Value probability(Answers answers) {
        Answer probabilities = answers.get(Method.PREDICT_PROBA);
        if (probabilities.width() != 2) {
            throw RefusedException.of("sklearn.not-binary", "classes", probabilities.width());
        }
        return graph.squeeze(graph.columns(probabilities.value(), 1), 1);
    }

    /** An answer of one value a row. */
    public Value flat(Answer answer) {
        return switch (answer.width()) {
            case 0 -> answer.value();
            case 1 -> graph.squeeze(answer.value(), 1);
            default -> throw RefusedException.of("sklearn.not-binary", "classes", answer.width());
        };
    }

    /** Predicted labels as numbers of type DOUBLE. */
    public Value labels(Answers answers) {
        Value predicted = flat(answers.get(Method.PREDICT));
        if (answers.classes().isEmpty()) {
            return graph.cast(predicted, ElementType.DOUBLE);
        }
        Classes classes = answers.classes().get();
        if (classes.type() == ElementType.STRING) {
            throw RefusedException.of("sklearn.not-numbers");
        }
        return graph.gather(graph.doubles(classes.doubles()), predicted, 0);
    }

    /** From which score on the answer is yes; it depends on the kind of score. */
    public static double threshold(Answers answers) {
        return answers.has(Method.DECISION_FUNCTION) && answers.classes().isPresent() ? 0 : 0.5;
    }
}
