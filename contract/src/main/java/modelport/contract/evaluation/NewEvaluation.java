package modelport.contract.evaluation;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import modelport.contract.Slug;
import modelport.contract.datasets.DatasetChoice;
import org.jspecify.annotations.Nullable;

/** What shall be measured. */
@Schema(description = "What shall be measured")
public record NewEvaluation(
        @Schema(description = "The dataset's name") Slug dataset,

        @Schema(description = "Its version; absent for the newest that is ready") @Nullable
        Integer datasetVersion,

        @Schema(
                description =
                        "Columns by whose values the rows are told apart, at most 5; numbers are told apart by quarters")
        @Nullable
        List<String> slices,

        @Schema(
                description =
                        "Columns for inputs of other names: name of the input or of its column, then of the column")
        @Nullable
        Map<String, String> columns,

        @Schema(description = "Number of the version that embeddings are compared with; absent for the parent")
        @Nullable
        Integer reference,

        @Schema(
                description =
                        "Noise on numbers for the stability, as a share of each column's standard deviation; absent for 0.01, 0 for none")
        @Nullable
        Double noise,

        @Schema(
                description =
                        "A second dataset, such as the training data, to see how far the metrics lie apart; absent for none")
        @Nullable
        DatasetChoice gap,

        @Schema(description = "Whether time and memory are measured too; absent for yes") @Nullable
        Boolean efficiency) {
    /** The noise when nobody asks for another one. */
    public static final double NOISE = 0.01;

    /** So many columns tell rows apart at most. */
    public static final int MAX_SLICES = 5;

    public NewEvaluation {
        slices = slices == null ? null : List.copyOf(slices);
        columns = columns == null ? null : Map.copyOf(columns);
    }

    /** Everything that is measured without further wishes. */
    public static NewEvaluation on(Slug dataset, @Nullable Integer datasetVersion) {
        return new NewEvaluation(dataset, datasetVersion, null, null, null, null, null, null);
    }
}
