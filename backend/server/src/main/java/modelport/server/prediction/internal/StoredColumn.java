package modelport.server.prediction.internal;

import java.util.Arrays;
import java.util.List;
import modelport.gateway.ProfileSource;
import modelport.gateway.ProfileSource.Element;
import modelport.gateway.ProfileSource.Label;
import modelport.gateway.ProfileSource.LargestProbability;
import modelport.gateway.ProfileSource.Mean;
import modelport.gateway.ProfileSource.Prediction;
import modelport.gateway.ProfileSource.TextLength;
import modelport.statistics.drift.CategoryCells;
import modelport.statistics.drift.CellCounts;
import modelport.statistics.drift.Cells;
import modelport.statistics.drift.NumberCells;
import org.jspecify.annotations.Nullable;

/**
 * A frozen column as its row has it.
 *
 * @param name its name
 * @param source where its values come from
 * @param input name of an input; null for what the model says
 * @param index place in the input's rows; null where there is none
 * @param edges of cells of numbers; empty for categories
 * @param frequent categories with cells of their own; empty for numbers
 * @param others categories that share a cell; empty for numbers
 * @param reference counts of the reference
 * @param importance null where nobody knows
 */
public record StoredColumn(
        String name,
        Kind source,
        @Nullable String input,
        @Nullable Integer index,
        List<Double> edges,
        List<String> frequent,
        List<String> others,
        List<Long> reference,
        @Nullable Double importance) {
    /** The alternatives of {@link ProfileSource}. */
    public enum Kind {
        ELEMENT,
        TEXT_LENGTH,
        MEAN,
        LABEL,
        LARGEST_PROBABILITY,
        PREDICTION
    }

    /** As it is written. */
    public static StoredColumn of(
            String name, ProfileSource source, Cells cells, CellCounts reference, @Nullable Double importance) {
        Kind kind = kind(source);
        String input = input(source);
        Integer index = source instanceof Element(var _, int place) ? place : null;
        List<Long> counts = Arrays.stream(reference.toArray()).boxed().toList();
        return switch (cells) {
            case NumberCells numbers ->
                new StoredColumn(
                        name,
                        kind,
                        input,
                        index,
                        Arrays.stream(numbers.edges()).boxed().toList(),
                        List.of(),
                        List.of(),
                        counts,
                        importance);
            case CategoryCells categories ->
                new StoredColumn(
                        name,
                        kind,
                        input,
                        index,
                        List.of(),
                        categories.frequent(),
                        categories.others(),
                        counts,
                        importance);
        };
    }

    /** Where its values come from. */
    public ProfileSource origin() {
        String of = input == null ? "" : input;
        return switch (source) {
            case ELEMENT -> new Element(of, index == null ? 0 : index);
            case TEXT_LENGTH -> new TextLength(of);
            case MEAN -> new Mean(of);
            case LABEL -> new Label();
            case LARGEST_PROBABILITY -> new LargestProbability();
            case PREDICTION -> new Prediction();
        };
    }

    /** What its values fall into. */
    public Cells cells() {
        return edges.isEmpty()
                ? new CategoryCells(frequent, others)
                : NumberCells.of(edges.stream().mapToDouble(Double::doubleValue).toArray());
    }

    /** How many values of the reference fell into each cell. */
    public CellCounts counts() {
        return CellCounts.of(reference.stream().mapToLong(Long::longValue).toArray());
    }

    private static Kind kind(ProfileSource source) {
        return switch (source) {
            case Element _ -> Kind.ELEMENT;
            case TextLength _ -> Kind.TEXT_LENGTH;
            case Mean _ -> Kind.MEAN;
            case Label _ -> Kind.LABEL;
            case LargestProbability _ -> Kind.LARGEST_PROBABILITY;
            case Prediction _ -> Kind.PREDICTION;
        };
    }

    private static @Nullable String input(ProfileSource source) {
        return switch (source) {
            case Element(String input, int _) -> input;
            case TextLength(String input) -> input;
            case Mean(String input) -> input;
            case Label _, LargestProbability _, Prediction _ -> null;
        };
    }
}
