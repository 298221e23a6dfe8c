package modelport.contract.tuning;

import io.swagger.v3.oas.annotations.media.Schema;

/** How good a setting was on one fold, by a model that learned from the others. */
@Schema(description = "How good a setting was on one fold, by a model that learned from the others")
public record FoldScore(
        @Schema(description = "The fold, from 0") int fold,

        @Schema(description = "The metric on the fold's rows")
        double score,

        @Schema(
                description =
                        "Milliseconds of training; shared among settings that differ in the number of rounds alone, which one model answers for")
        double trainMs,

        @Schema(description = "Which of the processes that have worked on the tuning found it, from 1")
        int attempt) {}
