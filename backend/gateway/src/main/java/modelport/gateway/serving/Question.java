package modelport.gateway.serving;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import modelport.inference.Tensor;
import modelport.processing.Payload;

/**
 * A request that has been read: tensors by input name, texts for a model that reads texts, or what a processing reads.
 *
 * @param rows of the inputs; 1 where the first axis is none of rows
 * @param tokens counts the tokens of the texts as soon as they are known
 */
public record Question(
        Map<String, Tensor> inputs,
        List<String> texts,
        List<Payload> payloads,
        int rows,
        AnswerWriter writer,
        AtomicInteger tokens) {
    private static final AtomicInteger NO_TOKENS = new AtomicInteger();

    /** Numbers. */
    public static Question of(Map<String, Tensor> inputs, int rows, AnswerWriter writer) {
        return new Question(inputs, List.of(), List.of(), rows, writer, NO_TOKENS);
    }

    /** Texts, one a row. */
    public static Question of(List<String> texts, AnswerWriter writer, AtomicInteger tokens) {
        return new Question(Map.of(), texts, List.of(), texts.size(), writer, tokens);
    }

    /** Rows for a processing. */
    public static Question ofPayloads(List<Payload> payloads, AnswerWriter writer) {
        return new Question(Map.of(), List.of(), payloads, payloads.size(), writer, NO_TOKENS);
    }

    /** Texts whose tokens nobody counts. */
    public static Question of(List<String> texts, AnswerWriter writer) {
        return of(texts, writer, new AtomicInteger());
    }
}
