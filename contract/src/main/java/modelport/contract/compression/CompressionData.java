package modelport.contract.compression;

import io.swagger.v3.oas.annotations.media.Schema;
import modelport.contract.datasets.DatasetChoice;
import org.jspecify.annotations.Nullable;

/** The rows that candidates are made and measured with. */
@Schema(description = "The rows that candidates are made and measured with")
public record CompressionData(
        @Schema(description = "The rows that candidates are measured on")
        DatasetChoice evaluation,

        @Schema(
                description =
                        "The rows that candidates are fitted to and learn from; absent for a half of the evaluation rows, which are then not measured on")
        @Nullable
        DatasetChoice calibration) {}
