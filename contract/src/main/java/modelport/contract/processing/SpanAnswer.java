package modelport.contract.processing;

import io.swagger.v3.oas.annotations.media.Schema;

/** Where the answer to a question stands: a list of {answer, start, end, score}, the likeliest first. */
@Schema(
        description =
                "Where the answer to a question stands: a list of {answer, start, end, score}, the likeliest first")
public record SpanAnswer(
        @Schema(description = "Answers that are told at most")
        int topK,

        @Schema(description = "Tokens of an answer at most") int maxTokens)
        implements Interpretation {}
