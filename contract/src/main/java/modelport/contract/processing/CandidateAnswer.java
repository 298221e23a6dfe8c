package modelport.contract.processing;

import io.swagger.v3.oas.annotations.media.Schema;

/** What could stand in a gap: a list of {text, sequence, score} for each gap, the likeliest first. */
@Schema(description = "What could stand in a gap: a list of {text, sequence, score} for each gap, the likeliest first")
public record CandidateAnswer(
        @Schema(description = "What marks the gap, such as [MASK]")
        String mask,

        @Schema(description = "Candidates that are told at most")
        int topK)
        implements Interpretation {}
