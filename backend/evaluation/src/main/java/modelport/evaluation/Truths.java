package modelport.evaluation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import modelport.contract.datasets.ColumnType;
import modelport.contract.evaluation.EvaluationKind;
import modelport.statistics.classification.ClassificationOptions;
import modelport.tables.Batch;
import modelport.tables.Batches;
import modelport.tables.Cells;
import modelport.tables.Selection;
import modelport.tables.Table;
import org.jspecify.annotations.Nullable;

/**
 * What the rows should be answered with.
 *
 * @param column where it stands in the table; null: nobody knows it
 * @param classes of a classification, else none
 * @param rows with a truth, or all of them where none has one
 * @param unlabelled rows whose truth is missing
 */
record Truths(@Nullable String column, Classes classes, long rows, long unlabelled) {
    /** Stands for labels that no row has, of models that do not name their classes. */
    static final String OTHER = "…";

    static Truths of(AnswerForm form, Table table, ModelRowsOptions options) {
        String label = form.kind() == EvaluationKind.EMBEDDING ? null : options.label();
        if (form.classes().size() > ClassificationOptions.MAX_CLASSES) {
            throw tooMany(form.classes().size());
        }
        if (label == null) {
            if (form.kind() == EvaluationKind.CLASSIFICATION && form.classes().isEmpty()) {
                throw EvaluationException.of("classes-unknown");
            }
            return new Truths(null, new Classes(form.classes()), count(table, options), 0);
        }
        ColumnType type =
                table.schema().columns().get(table.schema().require(label)).type();
        if (form.kind() == EvaluationKind.REGRESSION && !type.isNumeric() && type != ColumnType.BOOLEAN) {
            throw EvaluationException.of("label-not-number", "column", label, "found", type);
        }
        return new Scan(form, label).of(table, options);
    }

    /** The class of a row, which has one. */
    int classOf(Cells cells, int place) {
        return classes.indexOf(cells.text(place));
    }

    private static long count(Table table, ModelRowsOptions options) {
        if (options.part() == null) {
            return table.rows();
        }
        long rows = 0;
        List<String> none = List.of();
        try (Batches batches = table.read(new Selection(none, 0, Long.MAX_VALUE, options.part()))) {
            while (batches.hasNext()) {
                rows += batches.next().size();
            }
        }
        return rows;
    }

    private static EvaluationException tooMany(int classes) {
        return EvaluationException.of("too-many-classes", "found", classes, "limit", ClassificationOptions.MAX_CLASSES);
    }

    /** Looks at all labels. */
    private static final class Scan {
        private final String label;
        private final boolean open;
        private final boolean classify;
        private final Classes classes;
        private final Set<String> found = new HashSet<>();
        private long rows;
        private long missing;

        Scan(AnswerForm form, String label) {
            this.label = label;
            classify = form.kind() == EvaluationKind.CLASSIFICATION;
            open = classify && form.classes().isEmpty();
            classes = new Classes(form.classes());
        }

        Truths of(Table table, ModelRowsOptions options) {
            try (Batches batches = table.read(new Selection(List.of(label), 0, Long.MAX_VALUE, options.part()))) {
                while (batches.hasNext()) {
                    look(batches.next());
                }
            }
            if (rows == 0) {
                throw EvaluationException.of(missing == 0 ? "no-rows" : "label-missing", "column", label);
            }
            return new Truths(label, open ? new Classes(names()) : classes, rows, missing);
        }

        private void look(Batch batch) {
            Cells cells = batch.column(0);
            for (int place = 0; place < batch.size(); place++) {
                if (cells.isMissing(place)) {
                    missing++;
                    continue;
                }
                rows++;
                if (open) {
                    add(cells.text(place));
                } else if (classify && classes.indexOf(cells.text(place)) == Classes.UNKNOWN) {
                    throw EvaluationException.of(
                            "class-unknown",
                            "row",
                            batch.rows()[place] + 1,
                            "column",
                            label,
                            "class",
                            cells.text(place),
                            "classes",
                            String.join(", ", classes.names()));
                }
            }
        }

        private void add(String text) {
            found.add(text);
            if (found.size() >= ClassificationOptions.MAX_CLASSES) {
                throw tooMany(found.size());
            }
        }

        private List<String> names() {
            var names = new ArrayList<>(found);
            names.sort(Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder()));
            if (names.stream().anyMatch(name -> !name.matches("-?\\d+"))) {
                names.sort(Comparator.naturalOrder());
            }
            names.add(OTHER);
            return names;
        }
    }
}
