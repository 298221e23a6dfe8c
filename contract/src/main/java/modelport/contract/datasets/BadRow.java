package modelport.contract.datasets;

import io.swagger.v3.oas.annotations.media.Schema;
import modelport.contract.Message;
import org.jspecify.annotations.Nullable;

/** A row that is left out, and why. */
@Schema(description = "A row that is left out, and why")
public record BadRow(
        @Schema(description = "The line on which it begins, from 1; in Parquet its row, from 1")
        long line,

        @Schema(description = "The column; absent if the row as a whole is meant") @Nullable
        String column,

        @Schema(description = "What is wrong") Message reason) {}
