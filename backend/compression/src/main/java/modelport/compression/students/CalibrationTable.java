package modelport.compression.students;

import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import modelport.compression.Calibration;
import modelport.inference.NumberTensor;
import modelport.inference.Tensor;
import modelport.training.Table;
import modelport.training.distillation.TabularSignature;
import modelport.training.distillation.TabularSignature.Input;

/** Puts the inputs of rows side by side. */
final class CalibrationTable {
    private static final int MOST_ROWS = 100_000;
    private static final int MOST_NUMBERS = 20_000_000;

    private final TabularSignature signature;
    private final int columns;
    private float[] values = new float[1 << 10];
    private int rows;

    private CalibrationTable(TabularSignature signature) {
        this.signature = signature;
        this.columns = signature.columns();
    }

    /** As many rows as a student learns from; empty if there are none. */
    static Optional<Table> of(TabularSignature signature, Calibration calibration) {
        var table = new CalibrationTable(signature);
        try (Stream<Map<String, Tensor>> batches = calibration.batches()) {
            Iterator<Map<String, Tensor>> next = batches.iterator();
            while (table.hasRoom() && next.hasNext()) {
                table.add(next.next());
            }
        }
        return table.rows == 0
                ? Optional.empty()
                : Optional.of(new Table(table.columns, Arrays.copyOf(table.values, table.rows * table.columns)));
    }

    private boolean hasRoom() {
        return rows < MOST_ROWS && (long) (rows + 1) * columns <= MOST_NUMBERS;
    }

    private void add(Map<String, Tensor> batch) {
        int count = (int) tensor(batch, signature.inputs().getFirst()).shape()[0];
        int taken = Math.min(count, Math.min(MOST_ROWS - rows, MOST_NUMBERS / columns - rows));
        reserve((rows + taken) * columns);
        int from = 0;
        for (Input input : signature.inputs()) {
            NumberTensor numbers = tensor(batch, input);
            for (int row = 0; row < taken; row++) {
                for (int i = 0; i < input.width(); i++) {
                    values[(rows + row) * columns + from + i] = (float) numbers.number(row * input.width() + i);
                }
            }
            from += input.width();
        }
        rows += taken;
    }

    private static NumberTensor tensor(Map<String, Tensor> batch, Input input) {
        return (NumberTensor) Objects.requireNonNull(batch.get(input.name()), input.name());
    }

    private void reserve(int length) {
        if (length > values.length) {
            values = Arrays.copyOf(values, Math.max(length, Math.min(MOST_NUMBERS, 2 * values.length)));
        }
    }
}
