package modelport.contract.datasets;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The file that a version of a dataset was read from. */
@Schema(description = "The file that a version of a dataset was read from")
public record DatasetFile(
        @Schema(description = "Its name") String name,
        @Schema(description = "Its bytes") long size,
        @Schema(description = "Its hash") String sha256,

        @Schema(description = "What it is: CSV or PARQUET; absent if nobody could say") @Nullable
        String format,

        @Schema(description = "How it was read, with everything that was found out; absent for Parquet") @Nullable
        Reading reading,

        @Schema(description = "How its characters are written, such as UTF-8; absent for Parquet") @Nullable
        String encoding) {}
