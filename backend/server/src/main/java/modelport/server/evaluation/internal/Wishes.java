package modelport.server.evaluation.internal;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import modelport.contract.Problem;
import modelport.contract.ProblemException;
import modelport.contract.datasets.DatasetChoice;
import modelport.contract.datasets.DatasetColumn;
import modelport.contract.evaluation.NewEvaluation;
import modelport.server.datasets.DatasetRef;
import org.jspecify.annotations.Nullable;

/** What somebody wants to be measured: whether it can be meant, and what it means where nothing is said. */
public final class Wishes {
    private static final int MAX_COLUMNS = 10_000;
    private static final int NAMED = 20;

    private Wishes() {}

    /** Refuses what can be meant for no dataset. */
    public static void check(NewEvaluation wishes) {
        List<String> slices = slices(wishes);
        if (slices.size() > NewEvaluation.MAX_SLICES) {
            throw invalid("slices", "evaluation.too-many-slices", "max", Integer.toString(NewEvaluation.MAX_SLICES));
        }
        Set<String> seen = new HashSet<>();
        for (String slice : slices) {
            if (!seen.add(slice)) {
                throw invalid("slices", "evaluation.slice-twice", "column", slice);
            }
        }
        if (columns(wishes).size() > MAX_COLUMNS) {
            throw invalid("columns", "evaluation.too-many-columns", "max", Integer.toString(MAX_COLUMNS));
        }
        double noise = noise(wishes);
        if (!(noise >= 0 && noise <= 1)) {
            throw invalid("noise", "evaluation.noise-unfit", "noise", Double.toString(noise));
        }
    }

    /** The same wishes with nothing left open; refuses columns that the dataset does not have. */
    public static NewEvaluation filled(NewEvaluation wishes, DatasetRef dataset, @Nullable DatasetRef gap) {
        Set<String> columns = dataset.table().orElseThrow().columns().stream()
                .map(DatasetColumn::name)
                .collect(Collectors.toUnmodifiableSet());
        slices(wishes).forEach(slice -> require("slices", slice, columns, dataset));
        columns(wishes).values().forEach(column -> require("columns", column, columns, dataset));
        return new NewEvaluation(
                dataset.dataset(),
                dataset.number(),
                slices(wishes),
                columns(wishes),
                wishes.reference(),
                noise(wishes),
                gap == null ? null : new DatasetChoice(gap.dataset(), gap.number()),
                Objects.requireNonNullElse(wishes.efficiency(), true));
    }

    private static void require(String field, String column, Set<String> columns, DatasetRef dataset) {
        if (columns.contains(column)) {
            return;
        }
        List<DatasetColumn> known = dataset.table().orElseThrow().columns();
        String named = known.stream().limit(NAMED).map(DatasetColumn::name).collect(Collectors.joining(", "));
        throw invalid(
                field,
                "evaluation.column-unknown",
                "column",
                column,
                "dataset",
                dataset.dataset().value(),
                "version",
                Integer.toString(dataset.number()),
                "columns",
                known.size() > NAMED ? named + ", …" : named);
    }

    private static List<String> slices(NewEvaluation wishes) {
        return Objects.requireNonNullElse(wishes.slices(), List.of());
    }

    private static Map<String, String> columns(NewEvaluation wishes) {
        return Objects.requireNonNullElse(wishes.columns(), Map.of());
    }

    private static double noise(NewEvaluation wishes) {
        return Objects.requireNonNullElse(wishes.noise(), NewEvaluation.NOISE);
    }

    private static ProblemException invalid(String field, String code, String... pairs) {
        return new ProblemException(Problem.Invalid.field(field, code, pairs));
    }
}
