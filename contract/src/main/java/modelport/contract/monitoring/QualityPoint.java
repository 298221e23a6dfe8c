package modelport.contract.monitoring;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What labels say about the answers of a span of time. */
@Schema(description = "What labels say about the answers of a span of time")
public record QualityPoint(
        @Schema(description = "Start of the span in which the predictions were made")
        Instant from,

        @Schema(description = "Its end") Instant to,
        @Schema(description = "The version that answered") int version,

        @Schema(description = "Rows that were stored, and could get a label")
        long answered,

        @Schema(description = "Rows that got one") long labelled,

        @Schema(description = "The metric; absent without labels") @Nullable
        Double value,

        @Schema(description = "Lower end of its 95 percent interval") @Nullable
        Double low,

        @Schema(description = "Upper end") @Nullable Double high,

        @Schema(
                description =
                        "The metric as the model's own probabilities foretell it, without labels; blind to labels that change their meaning")
        @Nullable
        Double estimated) {}
