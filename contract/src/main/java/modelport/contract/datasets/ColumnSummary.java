package modelport.contract.datasets;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How the cells of a column are distributed. */
@Schema(description = "How the cells of a column are distributed")
public record ColumnSummary(
        @Schema(description = "The column") DatasetColumn column,

        @Schema(description = "How many cells there are, missing ones too")
        long count,

        @Schema(description = "How many of them are missing")
        long missing,

        @Schema(description = "How many different ones there are; exact for few, otherwise an estimate")
        long distinct,

        @Schema(
                description =
                        "Of numbers; of moments in milliseconds since 1970; of texts their lengths in characters; absent for categories and truth values, and where every cell is missing")
        @Nullable
        Numbers numbers,

        @Schema(description = "The most frequent cells, the most frequent first; of numbers and moments none")
        List<Frequency> top) {
    public ColumnSummary {
        top = List.copyOf(top);
    }

    /** Where numbers lie. */
    @Schema(name = "ColumnNumbers", description = "Where numbers lie")
    public record Numbers(
            @Schema(description = "The smallest") double min,
            @Schema(description = "The largest") double max,
            @Schema(description = "The mean") double mean,
            @Schema(description = "The standard deviation") double sd,

            @Schema(description = "Some quantiles, the lowest first")
            List<Quantile> quantiles,

            @Schema(description = "The bounds of the bins, rising: one more than counts")
            List<Double> edges,

            @Schema(description = "How many numbers are in each bin; the last bin has its upper bound too")
            List<Long> counts) {
        public Numbers {
            quantiles = List.copyOf(quantiles);
            edges = List.copyOf(edges);
            counts = List.copyOf(counts);
        }
    }

    /** The number below which a share of all numbers lies. */
    @Schema(name = "ColumnQuantile", description = "The number below which a share of all numbers lies")
    public record Quantile(
            @Schema(description = "The share, such as 0.5 for the median")
            double share,

            @Schema(description = "The number") double value) {}

    /** How often a cell occurs. */
    @Schema(name = "CellFrequency", description = "How often a cell occurs")
    public record Frequency(
            @Schema(description = "The cell as text") String value,
            @Schema(description = "How often it occurs") long count) {}
}
