package modelport.contract.evaluation;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.UUID;
import modelport.contract.Message;
import modelport.contract.Slug;
import modelport.contract.datasets.DatasetUse;
import org.jspecify.annotations.Nullable;

/** Versions of a model side by side on one dataset. */
@Schema(description = "Versions of a model side by side on one dataset")
public record Comparison(
        @Schema(description = "The model's name") Slug model,
        @Schema(description = "What all were measured on") DatasetUse dataset,

        @Schema(description = "The versions in the order that was asked for")
        List<Entry> versions,

        @Schema(description = "The first version against each other one, row by row")
        List<Pair> pairs) {
    public Comparison {
        versions = List.copyOf(versions);
        pairs = List.copyOf(pairs);
    }

    /** One version of the comparison. */
    @Schema(name = "ComparedVersion", description = "One version of the comparison")
    public record Entry(
            @Schema(description = "Its number") int version,
            @Schema(description = "Bytes of its files") long size,

            @Schema(description = "Its newest evaluation on the dataset; absent if there is none") @Nullable
            UUID evaluation,

            @Schema(description = "The metrics of all rows; empty without an evaluation")
            List<Measured> measures,

            @Schema(description = "Time and memory; absent if they were not measured") @Nullable
            Efficiency efficiency) {
        public Entry {
            measures = List.copyOf(measures);
        }
    }

    /** Two versions, row by row. */
    @Schema(name = "ComparedPair", description = "Two versions, row by row")
    public record Pair(
            @Schema(description = "The first version's number")
            int first,

            @Schema(description = "The second version's number")
            int second,

            @Schema(description = "Why they cannot be compared row by row") @Nullable
            Message reason,

            @Schema(description = "Paired differences from the first to the second")
            List<Moved> differences,

            @Schema(description = "What became of the labels; of classifications only") @Nullable
            LabelChanges labels) {
        public Pair {
            differences = List.copyOf(differences);
        }
    }

    /** What became of each row's label from a first version to a second. */
    @Schema(description = "What became of each row's label from a first version to a second")
    public record LabelChanges(
            @Schema(description = "Rows with the same label")
            long same,

            @Schema(description = "Rows that were right and are wrong")
            long rightToWrong,

            @Schema(description = "Rows that were wrong and are right")
            long wrongToRight,

            @Schema(description = "Rows with another label that is wrong too")
            long wrongToWrong,

            @Schema(description = "The chance of so uneven a change if both were equally good (McNemar's test)")
            double pValue) {}
}
