package modelport.contract.monitoring;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How good answers were, over time. */
@Schema(description = "How good answers were, over time")
public record QualityHistory(
        @Schema(description = "What is counted") String metric,

        @Schema(description = "The metric on the reference, as an evaluation measured it; absent if there is none")
        @Nullable
        Double offline,

        @Schema(description = "The least allowed; absent if there is no such rule") @Nullable
        Double floor,

        @Schema(description = "In the order of time") List<QualityPoint> points) {
    public QualityHistory {
        points = List.copyOf(points);
    }
}
