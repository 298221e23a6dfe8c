package modelport.contract.monitoring;

import io.swagger.v3.oas.annotations.media.Schema;

/** When an alert is raised, beside drift. */
@Schema(description = "When an alert is raised, beside drift")
public record AlertRule(
        @Schema(description = "One of QUALITY, ERRORS, LATENCY, TRAFFIC and DATA_QUALITY")
        AlertKind kind,

        @Schema(
                description =
                        "QUALITY: the least score, 0 to 1. ERRORS: the largest share of failed requests, 0 to 1. LATENCY: the largest 95th percentile in milliseconds. TRAFFIC: the fewest requests in that time. DATA_QUALITY: the largest share of missing, unseen or out-of-range values that the reference does not have")
        double threshold,

        @Schema(description = "It has to hold for so long, 1 to 10080")
        int minutes,

        @Schema(description = "How bad that is") Severity severity) {}
