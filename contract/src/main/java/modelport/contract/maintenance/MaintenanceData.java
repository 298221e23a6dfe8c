package modelport.contract.maintenance;

import io.swagger.v3.oas.annotations.media.Schema;
import modelport.contract.datasets.DatasetChoice;

/** The data of a case; always the newest version that is ready unless a number is given. */
@Schema(description = "The data of a case; always the newest version that is ready unless a number is given")
public record MaintenanceData(
        @Schema(description = "Rows to learn from, with labels")
        DatasetChoice training,

        @Schema(description = "Rows on which candidate and champion are compared")
        DatasetChoice evaluation,

        @Schema(description = "Whether answered rows whose labels are known join the rows to learn from")
        boolean addFeedback) {}
