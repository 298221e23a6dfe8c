package modelport.contract.compression;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import modelport.contract.evaluation.BatchTiming;
import modelport.contract.evaluation.Measured;
import org.jspecify.annotations.Nullable;

/** The figures of a model in a search: the parent's or a candidate's, both measured in the same run. */
@Schema(
        description =
                "The figures of a model in a search: the parent's or a candidate's, both measured in the same run")
public record MeasuredModel(
        @Schema(description = "Bytes of the model's file") long size,

        @Schema(description = "Bytes of the model's file when it is stored or sent compressed")
        long zippedSize,

        @Schema(description = "The metric that quality is judged by, the first of measures")
        Measured quality,

        @Schema(description = "Some metrics of the answers") List<Measured> measures,

        @Schema(description = "Milliseconds to answer one row, the median; parent and candidate took turns")
        double latencyMs,

        @Schema(description = "For batches of 1 and 8 rows; of 1 alone where the model takes one row only")
        List<BatchTiming> batches,

        @Schema(
                description =
                        "Bytes by which the process grew with the model loaded and warm; absent where the system does not tell")
        @Nullable
        Long memoryBytes,

        @Schema(description = "Whether a row's answer is independent of its neighbours")
        boolean batchInvariant) {
    public MeasuredModel {
        measures = List.copyOf(measures);
        batches = List.copyOf(batches);
    }
}
