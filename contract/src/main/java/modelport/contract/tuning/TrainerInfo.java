package modelport.contract.tuning;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** A way to make models from rows. */
@Schema(description = "A way to make models from rows")
public record TrainerInfo(
        @Schema(description = "Its name, such as gradient-boosting")
        String name,

        @Schema(description = "Whether it foretells classes")
        boolean classes,

        @Schema(description = "Whether it foretells numbers")
        boolean numbers,

        @Schema(description = "Whether it can learn from rows with missing values")
        boolean gaps,

        @Schema(description = "What can be set") List<HyperParameterInfo> parameters) {
    public TrainerInfo {
        parameters = List.copyOf(parameters);
    }
}
