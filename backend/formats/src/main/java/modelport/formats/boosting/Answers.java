package modelport.formats.boosting;

import java.util.List;
import modelport.onnx.ElementType;
import modelport.onnx.build.Graph;
import modelport.onnx.build.Value;

/**
 * What a booster that tells classes says about a row.
 *
 * @param label the index of the class, INT64 [N]; for several yes or no 0 or 1 for each, [N, targets]
 * @param probabilities [N, classes], two columns for two classes
 */
public record Answers(Value label, Value probabilities) {
    static Answers of(Graph graph, Booster booster, Scores scores) {
        Value prediction = scores.prediction();
        return switch (booster.task()) {
            case BINARY -> {
                Value other = graph.sub(DerivedColumns.number(graph, prediction.type(), 1), prediction);
                Value label = graph.reshape(isLikely(graph, prediction), -1);
                yield new Answers(label, graph.concat(1, List.of(other, prediction)));
            }
            case MULTILABEL -> new Answers(isLikely(graph, prediction), prediction);
            case MULTICLASS -> {
                boolean isIndex = booster instanceof XgboostModel xgboost
                        && xgboost.objective().answer(xgboost.release()) == XgboostObjective.Answer.INDEX;
                Value probabilities = isIndex ? graph.softmax(scores.margin()) : prediction;
                yield new Answers(graph.argMax(isIndex ? scores.margin() : prediction, 1), probabilities);
            }
            case REGRESSION -> throw new IllegalArgumentException("it tells no classes");
        };
    }

    private static Value isLikely(Graph graph, Value probability) {
        Value half = DerivedColumns.number(graph, probability.type(), 0.5);
        return graph.cast(graph.greater(probability, half), ElementType.INT64);
    }
}
