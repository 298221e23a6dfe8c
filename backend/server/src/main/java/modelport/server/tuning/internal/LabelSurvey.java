package modelport.server.tuning.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import modelport.contract.datasets.ColumnType;
import modelport.tables.Batch;
import modelport.tables.Batches;
import modelport.tables.Cells;
import modelport.tables.Selection;
import modelport.tables.TableFile;

/**
 * What stands in the label's column.
 *
 * @param classes in the order that models know them by; empty for numbers
 * @param rows those with a label
 * @param fewest rows that a class has; 0 for numbers
 * @param rarest the class with so few rows; empty for numbers
 */
public record LabelSurvey(List<String> classes, long rows, long fewest, String rarest) {
    private static final int MOST_CLASSES = 1_000;
    private static final Pattern WHOLE = Pattern.compile("-?(0|[1-9]\\d{0,17})");

    public LabelSurvey {
        classes = List.copyOf(classes);
    }

    /**
     * Whether the label is foretold as one of some classes, and not as a number.
     *
     * @param task what the model is for
     */
    public static boolean isOfClasses(String task, ColumnType label) {
        return switch (task) {
            case "regression" -> !label.isNumeric() && label != ColumnType.BOOLEAN;
            case "classification" -> true;
            default -> label != ColumnType.NUMBER;
        };
    }

    /** Reads the label's column alone. */
    public static LabelSurvey read(Path file, String label, boolean ofClasses) {
        Map<String, Long> counts = new TreeMap<>();
        long rows = 0;
        try (TableFile table = TableFile.open(file);
                Batches batches = table.read(Selection.columns(List.of(label)))) {
            while (batches.hasNext()) {
                Batch batch = batches.next();
                Cells cells = batch.column(0);
                for (int place = 0; place < batch.size(); place++) {
                    if (cells.isMissing(place)) {
                        continue;
                    }
                    rows++;
                    if (ofClasses) {
                        counts.merge(cells.text(place), 1L, Long::sum);
                        checkCount(counts.size());
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return of(counts, rows);
    }

    private static LabelSurvey of(Map<String, Long> counts, long rows) {
        var rarest = counts.entrySet().stream().min(Map.Entry.comparingByValue());
        return new LabelSurvey(
                ordered(List.copyOf(counts.keySet())),
                rows,
                rarest.map(Map.Entry::getValue).orElse(0L),
                rarest.map(Map.Entry::getKey).orElse(""));
    }

    /** Whole numbers by their size, everything else as texts are ordered. */
    private static List<String> ordered(List<String> classes) {
        boolean whole = classes.stream().allMatch(label -> WHOLE.matcher(label).matches());
        return whole
                ? classes.stream()
                        .sorted(Comparator.comparingLong(Long::parseLong))
                        .toList()
                : classes;
    }

    private static void checkCount(int classes) {
        if (classes > MOST_CLASSES) {
            throw Requests.invalid("dataset", "tuning.too-many-classes", "most", Integer.toString(MOST_CLASSES));
        }
    }

    /** Throws {@link modelport.contract.Problem.Invalid} where the rows cannot be cut into so many folds. */
    public void check(boolean ofClasses, int folds) {
        if (ofClasses && classes.size() < 2) {
            throw Requests.invalid("dataset", "tuning.one-class", "found", Integer.toString(classes.size()));
        }
        if (ofClasses && fewest < folds) {
            throw Requests.invalid(
                    "folds",
                    "tuning.class-too-small",
                    "class",
                    Requests.shortened(rarest),
                    "rows",
                    Long.toString(fewest),
                    "folds",
                    Integer.toString(folds));
        }
        if (rows < 2L * folds) {
            throw Requests.invalid(
                    "folds", "tuning.too-few-rows", "rows", Long.toString(rows), "folds", Integer.toString(folds));
        }
    }
}
