package modelport.tables.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import modelport.contract.Message;
import modelport.contract.datasets.ColumnType;
import modelport.contract.datasets.DatasetColumn;
import modelport.tables.TableException;
import modelport.tables.source.Source;
import org.jspecify.annotations.Nullable;

/**
 * What the columns of a file are: what a person says, otherwise what the file says, otherwise what its cells say.
 *
 * @param label the column that models shall predict, if there is one
 */
record Columns(List<DatasetColumn> all, @Nullable String label, List<Message> notes) {
    private static final List<String> LABELS = List.of("label", "target", "class", "y", "标签", "类别");

    static @Nullable String label(Source source, LoadPlan plan) {
        String said = plan.label();
        if (said == null) {
            return LABELS.stream()
                    .flatMap(label -> source.names().stream()
                            .filter(name -> name.toLowerCase(Locale.ROOT).equals(label)))
                    .filter(name -> plan.columns().stream()
                            .noneMatch(
                                    column -> column.ignored() && column.name().equals(name)))
                    .findFirst()
                    .orElse(null);
        }
        if (said.isEmpty()) {
            return null;
        }
        if (!source.names().contains(said)) {
            throw unknown(said, source);
        }
        if (plan.columns().stream()
                .anyMatch(column -> column.ignored() && column.name().equals(said))) {
            throw TableException.of("datasets.label-ignored", "column", said);
        }
        return said;
    }

    static Columns of(Source source, LoadPlan plan, @Nullable String label, Guesses guesses) {
        Map<String, DatasetColumn> said =
                plan.columns().stream().collect(Collectors.toMap(DatasetColumn::name, Function.identity()));
        for (String name : said.keySet()) {
            if (!source.names().contains(name)) {
                throw unknown(name, source);
            }
        }
        var notes = new ArrayList<>(source.notes());
        var columns = new ArrayList<DatasetColumn>();
        for (int i = 0; i < source.names().size(); i++) {
            String name = source.names().get(i);
            DatasetColumn declared = said.get(name);
            if (declared != null) {
                columns.add(declared);
                continue;
            }
            int place = i;
            ColumnType type = source.types()
                    .get(i)
                    .orElseGet(() -> guesses.of(place).orElseThrow().type(name.equals(label)));
            columns.add(DatasetColumn.of(name, type));
            guesses.of(i).flatMap(guess -> guess.note(name, type)).ifPresent(notes::add);
        }
        if (columns.stream().allMatch(DatasetColumn::ignored)) {
            throw TableException.of("datasets.all-ignored");
        }
        return new Columns(columns, label, notes);
    }

    /** Those that are not left out. */
    List<DatasetColumn> kept() {
        return all.stream().filter(column -> !column.ignored()).toList();
    }

    private static TableException unknown(String name, Source source) {
        return TableException.of(
                "datasets.column-unknown", "column", name, "columns", String.join(", ", source.names()));
    }
}
