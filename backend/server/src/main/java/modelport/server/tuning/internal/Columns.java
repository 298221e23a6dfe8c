package modelport.server.tuning.internal;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import modelport.contract.datasets.ColumnType;
import modelport.contract.datasets.DatasetColumn;
import modelport.training.tuning.Trainer;
import org.jspecify.annotations.Nullable;

/** The columns to learn from. */
public final class Columns {
    private static final int MOST = 10_000;
    private static final int MOST_NAMED = 5;

    private Columns() {}

    /** Those that are wanted, or all but the label; each must hold numbers or truth values. */
    public static List<String> chosen(@Nullable List<String> wanted, List<DatasetColumn> known, String label) {
        List<String> chosen = wanted == null || wanted.isEmpty()
                ? known.stream()
                        .map(DatasetColumn::name)
                        .filter(name -> !name.equals(label))
                        .toList()
                : wanted;
        if (chosen.isEmpty() || chosen.size() > MOST) {
            throw Requests.invalid("columns", "tuning.columns", "most", Integer.toString(MOST));
        }
        check(chosen, known, label);
        return chosen;
    }

    private static void check(List<String> chosen, List<DatasetColumn> known, String label) {
        Map<String, ColumnType> types =
                known.stream().collect(Collectors.toMap(DatasetColumn::name, DatasetColumn::type));
        var seen = new HashSet<String>();
        for (String name : chosen) {
            if (!types.containsKey(name)) {
                throw Requests.invalid("columns", "tuning.no-column", "column", Requests.shortened(name));
            }
            if (name.equals(label)) {
                throw Requests.invalid("columns", "tuning.label-as-column", "column", name);
            }
            if (!seen.add(name)) {
                throw Requests.invalid("columns", "tuning.column-twice", "column", name);
            }
        }
        List<String> unfit = chosen.stream()
                .filter(name -> !isNumber(Objects.requireNonNull(types.get(name))))
                .toList();
        if (!unfit.isEmpty()) {
            throw Requests.invalid("columns", "tuning.no-numbers", "columns", named(unfit));
        }
    }

    private static boolean isNumber(ColumnType type) {
        return type.isNumeric() || type == ColumnType.BOOLEAN;
    }

    /**
     * Throws {@link modelport.contract.Problem.Invalid} where a trainer cannot learn from the missing values of a
     * column.
     *
     * @param missing cells in each column that has some
     */
    public static void checkGaps(List<String> chosen, Map<String, Long> missing, List<Trainer> trainers) {
        for (String column : chosen) {
            Long gaps = missing.get(column);
            for (int i = 0; gaps != null && i < trainers.size(); i++) {
                if (!trainers.get(i).learnsGaps()) {
                    throw Requests.invalid(
                            "searches[" + i + "].trainer",
                            "tuning.gaps",
                            "trainer",
                            trainers.get(i).name(),
                            "column",
                            column,
                            "count",
                            gaps.toString());
                }
            }
        }
    }

    private static String named(List<String> columns) {
        String first = columns.stream().limit(MOST_NAMED).collect(Collectors.joining(", "));
        return columns.size() > MOST_NAMED ? first + ", …" : first;
    }
}
