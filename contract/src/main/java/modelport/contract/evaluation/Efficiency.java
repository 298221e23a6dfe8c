package modelport.contract.evaluation;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What answers cost, measured while nothing else was measured on the machine. */
@Schema(description = "What answers cost, measured while nothing else was measured on the machine")
public record Efficiency(
        @Schema(description = "Milliseconds to load the model")
        double loadMs,

        @Schema(
                description =
                        "Bytes by which the process grew with the model loaded and warm; absent where the system does not tell")
        @Nullable
        Long memoryBytes,

        @Schema(description = "Bytes of all files of the version")
        long artifactBytes,

        @Schema(description = "Milliseconds that its training took; absent where unknown") @Nullable
        Long trainingMs,

        @Schema(description = "For batches of 1 and 8 rows; of 1 alone where the model takes one row only")
        List<BatchTiming> batches,

        @Schema(description = "The processor's name and cores, such as: AMD EPYC 7763, 2 cores")
        String machine) {
    public Efficiency {
        batches = List.copyOf(batches);
    }
}
