package modelport.contract.monitoring;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;

/** What a window says against the reference. */
@Schema(description = "What a window says against the reference")
public record DriftReport(
        @Schema(description = "Start") Instant from,
        @Schema(description = "End") Instant to,
        @Schema(description = "The worst of its findings") WindowState state,
        @Schema(description = "The version that answered") int version,
        @Schema(description = "Rows that were counted") long rows,
        @Schema(description = "Rows that were answered") long answered,
        @Schema(description = "Columns that were judged") int judged,

        @Schema(description = "What moved, the most consequential first; steady columns after them by effect")
        List<ColumnFinding> findings) {
    public DriftReport {
        findings = List.copyOf(findings);
    }
}
