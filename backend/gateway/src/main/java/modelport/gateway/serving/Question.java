package modelport.gateway.serving;

import java.util.List;
import java.util.Map;
import modelport.inference.Tensor;

/**
 * A request that has been read: tensors by input name, or texts for a model that reads texts.
 *
 * @param rows of the inputs; 1 where the first axis is none of rows
 */
public record Question(Map<String, Tensor> inputs, List<String> texts, int rows, AnswerWriter writer) {
    /** Numbers. */
    public static Question of(Map<String, Tensor> inputs, int rows, AnswerWriter writer) {
        return new Question(inputs, List.of(), rows, writer);
    }

    /** Texts, one a row. */
    public static Question of(List<String> texts, AnswerWriter writer) {
        return new Question(Map.of(), texts, texts.size(), writer);
    }
}
