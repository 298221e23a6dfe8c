package modelport.server.monitoring.internal;

import java.util.Arrays;
import java.util.List;
import modelport.contract.monitoring.ColumnRole;
import modelport.contract.monitoring.ColumnScale;
import modelport.gateway.ProfileSource;
import modelport.server.prediction.FrozenColumn;
import modelport.statistics.drift.CategoryCells;
import modelport.statistics.drift.CellCounts;
import modelport.statistics.drift.Cells;
import modelport.statistics.drift.NumberCells;
import org.jspecify.annotations.Nullable;

/**
 * A column with its cells and what of the reference fell into them, on its way from one process to another.
 *
 * @param name unique among the columns of a monitor
 * @param role which side of the model it is on
 * @param scale how it is counted
 * @param origin what kind of place its values come from
 * @param input name of the input; null for what the model says
 * @param index place in the input's rows
 * @param edges of cells of numbers; empty for categories
 * @param frequent categories with cells of their own
 * @param others categories that share a cell
 * @param reference how many values fell into each cell
 * @param importance share of the model's quality that hangs on it; null if nobody knows
 */
public record CountedColumn(
        String name,
        ColumnRole role,
        ColumnScale scale,
        Origin origin,
        @Nullable String input,
        int index,
        List<Double> edges,
        List<String> frequent,
        List<String> others,
        List<Long> reference,
        @Nullable Double importance) {
    public CountedColumn {
        edges = List.copyOf(edges);
        frequent = List.copyOf(frequent);
        others = List.copyOf(others);
        reference = List.copyOf(reference);
    }

    /** The alternatives of {@link ProfileSource}. */
    public enum Origin {
        ELEMENT,
        TEXT_LENGTH,
        MEAN,
        LABEL,
        LARGEST_PROBABILITY,
        PREDICTION;

        ColumnRole role() {
            return switch (this) {
                case ELEMENT, TEXT_LENGTH, MEAN -> ColumnRole.FEATURE;
                case LABEL, LARGEST_PROBABILITY, PREDICTION -> ColumnRole.PREDICTION;
            };
        }
    }

    static CountedColumn of(Head head, Cells cells, CellCounts reference, @Nullable Double importance) {
        List<Long> counts = Arrays.stream(reference.toArray()).boxed().toList();
        return switch (cells) {
            case NumberCells numbers ->
                new CountedColumn(
                        head.name(),
                        head.origin().role(),
                        head.scale(),
                        head.origin(),
                        head.input(),
                        head.index(),
                        Arrays.stream(numbers.edges()).boxed().toList(),
                        List.of(),
                        List.of(),
                        counts,
                        importance);
            case CategoryCells categories ->
                new CountedColumn(
                        head.name(),
                        head.origin().role(),
                        head.scale(),
                        head.origin(),
                        head.input(),
                        head.index(),
                        List.of(),
                        categories.frequent(),
                        categories.others(),
                        counts,
                        importance);
        };
    }

    /** As serving nodes count it. */
    public FrozenColumn frozen() {
        CellCounts counts =
                CellCounts.of(reference.stream().mapToLong(Long::longValue).toArray());
        return new FrozenColumn(name, source(), cells(), counts, importance);
    }

    private Cells cells() {
        return edges.isEmpty()
                ? new CategoryCells(frequent, others)
                : NumberCells.of(edges.stream().mapToDouble(Double::doubleValue).toArray());
    }

    private ProfileSource source() {
        String of = input == null ? "" : input;
        return switch (origin) {
            case ELEMENT -> new ProfileSource.Element(of, index);
            case TEXT_LENGTH -> new ProfileSource.TextLength(of);
            case MEAN -> new ProfileSource.Mean(of);
            case LABEL -> new ProfileSource.Label();
            case LARGEST_PROBABILITY -> new ProfileSource.LargestProbability();
            case PREDICTION -> new ProfileSource.Prediction();
        };
    }

    /** What a column is, before anything is counted. */
    record Head(
            String name,
            ColumnScale scale,
            Origin origin,
            @Nullable String input,
            int index) {}
}
