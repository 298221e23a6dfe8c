package modelport.contract.maintenance;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The candidate against the champion, on the same rows. */
@Schema(description = "The candidate against the champion, on the same rows")
public record CandidateComparison(
        @Schema(description = "What is compared") String metric,
        @Schema(description = "The champion's value") double champion,
        @Schema(description = "The candidate's value") double candidate,

        @Schema(description = "Candidate minus champion, better is more")
        double difference,

        @Schema(description = "Lower end of the 95 percent interval of the difference")
        double low,

        @Schema(description = "Upper end") double high,

        @Schema(description = "The candidate's time through the champion's; absent if not measured") @Nullable
        Double latencyRatio,

        @Schema(description = "The candidate's bytes through the champion's") @Nullable
        Double sizeRatio,

        @Schema(description = "Whether it is good enough to ask for a release")
        boolean better) {}
