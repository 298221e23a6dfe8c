package modelport.contract.tuning;

import io.swagger.v3.oas.annotations.media.Schema;

/** The model of the best setting, trained on all rows. */
@Schema(description = "The model of the best setting, trained on all rows")
public record TunedModel(
        @Schema(description = "Number of its trial") int trial,
        @Schema(description = "Digest of its files") String digest,
        @Schema(description = "Bytes of the model") long size,
        @Schema(description = "Rows that it learned from") long rows,

        @Schema(description = "Milliseconds of its training")
        double trainMs,

        @Schema(
                description =
                        "Largest difference between answers of the trained model and those of its ONNX graph, over at most 200 rows; relative where answers are above 1")
        double largestDifference) {}
