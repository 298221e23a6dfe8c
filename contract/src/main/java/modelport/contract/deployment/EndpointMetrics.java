package modelport.contract.deployment;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;

/** An endpoint's rate, errors and latency over time. */
@Schema(description = "An endpoint's rate, errors and latency over time")
public record EndpointMetrics(
        @Schema(description = "Start") Instant from,
        @Schema(description = "End") Instant to,

        @Schema(description = "Length of a point in milliseconds")
        long stepMs,

        @Schema(description = "In order of time; spans without requests included")
        List<MetricPoint> points) {
    public EndpointMetrics {
        points = List.copyOf(points);
    }
}
