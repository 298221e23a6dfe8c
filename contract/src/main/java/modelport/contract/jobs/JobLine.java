package modelport.contract.jobs;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;

/** One line of a job's log. */
@Schema(description = "One line of a job's log")
public record JobLine(
        @Schema(description = "Counts from 1 per job") long seq,
        @Schema(description = "When") Instant at,
        @Schema(description = "INFO, WARN or ERROR") String level,
        @Schema(description = "What was said") String text) {}
