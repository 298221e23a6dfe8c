package modelport.contract.datasets;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a text file is read; what is absent is found out. */
@Schema(description = "How a text file is read; what is absent is found out. Parquet needs none of it")
public record Reading(
        @Schema(description = "The character between two cells: a comma, semicolon, tab, bar or any other") @Nullable
        String delimiter,

        @Schema(description = "The character around cells that contain the delimiter; otherwise \"") @Nullable
        String quote,

        @Schema(description = "The character before the fraction of a number: . or ,") @Nullable
        String decimal,

        @Schema(description = "Whether the first line names the columns") @Nullable
        Boolean header,

        @Schema(
                description =
                        "What stands for a missing cell, beside nothing at all; otherwise NA, NaN, null and the like")
        @Nullable
        List<String> missing) {
    public Reading {
        missing = missing == null ? null : List.copyOf(missing);
    }

    /** Everything is found out. */
    public static Reading automatic() {
        return new Reading(null, null, null, null, null);
    }
}
