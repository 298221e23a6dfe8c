package modelport.contract.monitoring;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;

/** What a monitor saw, on one axis of time. */
@Schema(description = "What a monitor saw, on one axis of time")
public record MonitorHistory(
        @Schema(description = "Start") Instant from,
        @Schema(description = "End") Instant to,
        @Schema(description = "Judged windows") List<WindowPoint> windows,
        @Schema(description = "How good answers were") QualityHistory quality,

        @Schema(description = "When other versions began to answer; the last one before the start included")
        List<ReleaseMarker> releases,

        @Schema(description = "Alerts that lasted in that time")
        List<AlertSpan> alerts) {
    public MonitorHistory {
        windows = List.copyOf(windows);
        releases = List.copyOf(releases);
        alerts = List.copyOf(alerts);
    }
}
