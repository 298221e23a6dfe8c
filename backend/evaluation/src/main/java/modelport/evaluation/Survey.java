package modelport.evaluation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import modelport.statistics.interval.Moments;
import modelport.statistics.sketch.QuantileSketch;
import modelport.statistics.sketch.TopItems;
import modelport.tables.Batch;
import modelport.tables.Batches;
import modelport.tables.Cells;
import modelport.tables.Column;
import modelport.tables.Selection;
import org.jspecify.annotations.Nullable;

/** A first look at columns: how far their numbers spread, and by which values their rows are told apart. */
final class Survey {
    static final int MOST_VALUES = 50;
    private static final int TABLE = 2_048;
    private static final int SKETCH = 4_096;

    private final List<String> columns;
    private final Map<String, Moments> moments = new LinkedHashMap<>();
    private final Map<String, Values> values = new LinkedHashMap<>();

    private Survey(List<String> columns) {
        this.columns = columns;
    }

    /** Reads the columns once, if there are any. */
    static Survey of(ModelRows rows, List<String> noisy, List<String> slices, Progress progress) {
        var columns = new LinkedHashSet<>(noisy);
        columns.addAll(slices);
        var survey = new Survey(List.copyOf(columns));
        noisy.forEach(name -> survey.moments.put(name, new Moments()));
        for (String name : slices) {
            Column column = rows.table()
                    .schema()
                    .columns()
                    .get(rows.table().schema().indexOf(name).orElseThrow(() -> noColumn(rows, name)));
            survey.values.put(name, new Values(column));
        }
        if (!columns.isEmpty()) {
            survey.read(rows, progress);
        }
        return survey;
    }

    /** Standard deviations of columns of numbers. */
    Map<String, Double> deviations() {
        var deviations = new TreeMap<String, Double>();
        moments.forEach((name, found) -> deviations.put(name, found.sd()));
        return deviations;
    }

    /** How each column tells rows apart. */
    Map<String, SliceKeys> keys() {
        var keys = new LinkedHashMap<String, SliceKeys>();
        values.forEach((name, found) -> keys.put(name, found.keys()));
        return keys;
    }

    private void read(ModelRows rows, Progress progress) {
        try (Batches batches = rows.table().read(new Selection(columns, 0, Long.MAX_VALUE, rows.part()))) {
            while (batches.hasNext()) {
                progress.tell(0, rows.rows());
                Batch batch = batches.next();
                for (int i = 0; i < columns.size(); i++) {
                    look(columns.get(i), batch.column(i), batch.size());
                }
            }
        }
    }

    private void look(String name, Cells cells, int size) {
        Moments spread = moments.get(name);
        Values found = values.get(name);
        for (int place = 0; place < size; place++) {
            if (cells.isMissing(place)) {
                continue;
            }
            if (spread != null) {
                spread.add(cells.number(place));
            }
            if (found != null) {
                found.add(cells, place);
            }
        }
    }

    private static EvaluationException noColumn(ModelRows rows, String name) {
        String known = String.join(", ", rows.table().schema().names());
        return EvaluationException.of("slice-column", "column", name, "columns", known);
    }

    /** The values of a column. */
    private static final class Values {
        private final Column column;
        private final TopItems top = new TopItems(TABLE);
        private final @Nullable QuantileSketch sketch;

        Values(Column column) {
            this.column = column;
            sketch = switch (column.type()) {
                case INTEGER, NUMBER, TIMESTAMP -> new QuantileSketch(SKETCH, 1);
                case BOOLEAN, CATEGORY, TEXT -> null;
            };
        }

        void add(Cells cells, int place) {
            boolean whole = !(cells instanceof Cells.Numbers) && !(cells instanceof Cells.Times);
            if (whole) {
                top.add(SliceKeys.text(cells, place));
            }
            if (sketch != null) {
                sketch.add(SliceKeys.number(cells, place));
            }
        }

        SliceKeys keys() {
            List<String> most = new ArrayList<>(
                    top.top(TABLE).stream().map(TopItems.Item::value).toList());
            boolean few = most.size() <= MOST_VALUES && !most.isEmpty();
            if (sketch == null || few) {
                return new SliceKeys.ByValue(most.subList(0, Math.min(MOST_VALUES, most.size())), !few);
            }
            if (sketch.count() == 0) {
                return new SliceKeys.ByValue(List.of(), false);
            }
            return SliceKeys.ByRange.of(sketch.sorted(), column.type());
        }
    }
}
