package modelport.contract.processing;

import io.swagger.v3.oas.annotations.media.Schema;

/** What somebody may want: a list of {item, score}, the best first. */
@Schema(description = "What somebody may want: a list of {item, score}, the best first")
public record RankingAnswer(
        @Schema(description = "Things that are told at most, unless a request says top")
        int topK,

        @Schema(description = "Whether things of the request's history are left out")
        boolean excludeSeen)
        implements Interpretation {}
