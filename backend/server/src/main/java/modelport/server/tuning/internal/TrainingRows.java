package modelport.server.tuning.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import modelport.contract.Message;
import modelport.server.jobs.PermanentFailure;
import modelport.tables.Batch;
import modelport.tables.Batches;
import modelport.tables.Cells;
import modelport.tables.Selection;
import modelport.tables.TableFile;
import modelport.training.Table;
import modelport.training.TrainingSet;
import modelport.training.Truth;
import org.jspecify.annotations.Nullable;

/**
 * The rows with a label, in memory.
 *
 * @param numbers of the rows in the table, counted from 1
 */
@SuppressWarnings("ArrayRecordComponent")
record TrainingRows(TrainingSet set, long[] numbers) {
    static TrainingRows read(TuningOrder.Rows order) throws IOException {
        var names = new ArrayList<>(order.columns());
        names.add(order.label());
        try (TableFile table = TableFile.open(Path.of(order.table()));
                Batches batches = table.read(Selection.columns(names))) {
            var reading = new Reading(order, Math.toIntExact(table.rows()));
            while (batches.hasNext()) {
                reading.add(batches.next());
            }
            return reading.rows();
        }
    }

    /** Rows while they are read. */
    private static final class Reading {
        private final TuningOrder.Rows order;
        private final int width;
        private final Map<String, Integer> classes = new HashMap<>();
        private final float[] values;
        private final float[] labels;
        private final long[] numbers;
        private int count;

        Reading(TuningOrder.Rows order, int rows) {
            this.order = order;
            width = order.columns().size();
            order.classes().forEach(label -> classes.put(label, classes.size()));
            values = new float[Math.multiplyExact(rows, width)];
            labels = new float[rows];
            numbers = new long[rows];
        }

        void add(Batch batch) {
            Cells label = batch.column(width);
            for (int place = 0; place < batch.size(); place++) {
                if (label.isMissing(place)) {
                    continue;
                }
                for (int column = 0; column < width; column++) {
                    values[count * width + column] = value(batch, column, place);
                }
                labels[count] = classes.isEmpty()
                        ? (float) label.number(place)
                        : Objects.requireNonNull(classes.get(label.text(place)));
                numbers[count] = batch.rows()[place] + 1;
                count++;
            }
        }

        private float value(Batch batch, int column, int place) {
            float value = (float) batch.column(column).number(place);
            if (Float.isInfinite(value)) {
                throw new PermanentFailure(Message.of(
                        "tuning.too-large",
                        "column",
                        order.columns().get(column),
                        "row",
                        Long.toString(batch.rows()[place] + 1)));
            }
            return value;
        }

        TrainingRows rows() {
            var table = new Table(width, Arrays.copyOf(values, count * width));
            return new TrainingRows(
                    new TrainingSet(table, truth(), order.columns(), order.classes()), Arrays.copyOf(numbers, count));
        }

        private Truth truth() {
            if (classes.isEmpty()) {
                return Truth.Values.of(Arrays.copyOf(labels, count));
            }
            int[] indexes = new int[count];
            for (int row = 0; row < count; row++) {
                indexes[row] = (int) labels[row];
            }
            return new Truth.Classes(indexes, classes.size());
        }
    }

    /** Some of them, evenly spread. */
    int[] spread(int most) {
        int rows = set.rows().rows();
        int count = Math.min(most, rows);
        int[] chosen = new int[count];
        for (int i = 0; i < count; i++) {
            chosen[i] = (int) ((long) i * rows / count);
        }
        return chosen;
    }

    /** A row as JSON has it: nothing where a value is missing. */
    List<@Nullable Object> row(int row) {
        var cells = new ArrayList<@Nullable Object>();
        for (int column = 0; column < set.rows().columns(); column++) {
            float value = set.rows().at(row, column);
            cells.add(Float.isNaN(value) ? null : (Object) value);
        }
        return cells;
    }
}
