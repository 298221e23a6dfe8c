package modelport.evaluation;

import java.util.BitSet;
import java.util.List;
import modelport.contract.registry.DataType;
import modelport.contract.registry.TensorSpec;
import modelport.inference.NumberTensor;
import modelport.inference.Tensor;
import modelport.inference.TextTensor;
import modelport.tables.Batch;
import modelport.tables.Cells;

/**
 * An input and the columns of the table that fill it, in the order of its elements.
 *
 * @param places where the columns stand in a batch
 */
record InputColumns(TensorSpec spec, List<String> columns, List<Integer> places) {
    private static final double MAX_FP16 = 65_504;
    private static final double MAX_LONG = 0x1p63;

    InputColumns {
        columns = List.copyOf(columns);
        places = List.copyOf(places);
    }

    /** Whether a little noise makes sense for its numbers. */
    boolean isReal() {
        return switch (spec.type()) {
            case FP16, BF16, FP32, FP64 -> true;
            case BOOL, UINT8, UINT16, UINT32, UINT64, INT8, INT16, INT32, INT64, BYTES -> false;
        };
    }

    /**
     * The input's tensor of {@code size} rows: those at {@code rows}, and the last one again until there are enough.
     */
    Tensor fill(Batch batch, int[] rows, int size) {
        return fill(batch, rows, size, Noise.NONE);
    }

    Tensor fill(Batch batch, int[] rows, int size, Noise noise) {
        long[] shape = shape(size);
        return spec.type() == DataType.BYTES ? texts(batch, rows, shape) : numbers(batch, rows, shape, noise);
    }

    private long[] shape(int size) {
        long[] shape = spec.shape().stream().mapToLong(Long::longValue).toArray();
        shape[0] = size;
        if (shape.length == 2) {
            shape[1] = columns.size();
        }
        return shape;
    }

    private Tensor numbers(Batch batch, int[] rows, long[] shape, Noise noise) {
        NumberTensor tensor = Tensor.allocate(spec.type(), shape);
        var writer = new NumberWriter(spec.type(), tensor.data());
        BitSet gaps = gaps();
        for (int column = 0; column < columns.size(); column++) {
            Cells cells = batch.column(places.get(column));
            for (int i = 0; i < shape[0]; i++) {
                int row = rows[Math.min(i, rows.length - 1)];
                int at = i * columns.size() + column;
                if (cells.isMissing(row)) {
                    if (!isReal() || !gaps.get(column)) {
                        throw missing(batch, row, column);
                    }
                    writer.put(at, Double.NaN);
                } else if (cells instanceof Cells.Integers integers && !isReal()) {
                    writer.put(at, whole(batch, row, column, integers.values()[row]));
                } else {
                    double shift = noise.of(batch.rows()[row], columns.get(column));
                    writer.put(at, checked(batch, row, column, cells.number(row) + shift));
                }
            }
        }
        return tensor;
    }

    private Tensor texts(Batch batch, int[] rows, long[] shape) {
        String[] texts = new String[Tensor.elementsOf(shape)];
        BitSet gaps = gaps();
        for (int i = 0; i < shape[0]; i++) {
            int row = rows[Math.min(i, rows.length - 1)];
            for (int column = 0; column < columns.size(); column++) {
                Cells cells = batch.column(places.get(column));
                boolean missing = cells.isMissing(row);
                if (missing && !gaps.get(column)) {
                    throw missing(batch, row, column);
                }
                texts[i * columns.size() + column] = missing ? TextTensor.MISSING : cells.text(row);
            }
        }
        return Tensor.texts(List.of(texts), shape);
    }

    private BitSet gaps() {
        var gaps = new BitSet();
        spec.gaps().forEach(gaps::set);
        return gaps;
    }

    private double checked(Batch batch, int row, int column, double value) {
        boolean fits = switch (spec.type()) {
            case FP64 -> true;
            case FP32, BF16 -> Math.abs((float) value) <= Float.MAX_VALUE;
            case FP16 -> Math.abs(value) <= MAX_FP16;
            case BOOL -> value == 0 || value == 1;
            case INT8, INT16, INT32, INT64, UINT8, UINT16, UINT32, UINT64 -> {
                if (value != Math.rint(value)) {
                    throw cell("not-whole", batch, row, column, value);
                }
                yield Math.abs(value) < MAX_LONG && NumberWriter.holds(spec.type(), (long) value);
            }
            case BYTES -> throw new IllegalStateException("texts are no numbers");
        };
        if (!fits) {
            throw cell("out-of-range", batch, row, column, value);
        }
        return value;
    }

    private long whole(Batch batch, int row, int column, long value) {
        boolean fits = spec.type() == DataType.BOOL ? value == 0 || value == 1 : NumberWriter.holds(spec.type(), value);
        if (!fits) {
            throw cell("out-of-range", batch, row, column, value);
        }
        return value;
    }

    private EvaluationException missing(Batch batch, int row, int column) {
        return EvaluationException.of(
                "missing-cell", "column", columns.get(column), "row", batch.rows()[row] + 1, "input", spec.name());
    }

    private EvaluationException cell(String code, Batch batch, int row, int column, Object value) {
        return EvaluationException.of(
                code, "column", columns.get(column), "row", batch.rows()[row] + 1, "value", value, "type", spec.type());
    }
}
