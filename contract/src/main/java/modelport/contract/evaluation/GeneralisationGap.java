package modelport.contract.evaluation;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import modelport.contract.datasets.DatasetUse;

/** How far the metrics lie apart on a second dataset, such as the training data. */
@Schema(description = "How far the metrics lie apart on a second dataset, such as the training data")
public record GeneralisationGap(
        @Schema(description = "The second dataset") DatasetUse dataset,

        @Schema(
                description =
                        "From the second dataset to the evaluation's: where worse, the model is better at what it has seen")
        List<Moved> differences) {
    public GeneralisationGap {
        differences = List.copyOf(differences);
    }
}
