package modelport.contract.deployment;

import io.swagger.v3.oas.annotations.media.Schema;

/** What a prediction gave, as it came over the wire. */
@Schema(description = "What a prediction gave, as it came over the wire")
public record Answer(
        @Schema(description = "The HTTP status") int status,
        @Schema(description = "The JSON body") String body,

        @Schema(description = "Time from sending to the whole answer, in milliseconds")
        double latencyMs) {}
