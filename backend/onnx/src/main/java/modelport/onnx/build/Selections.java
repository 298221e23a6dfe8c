package modelport.onnx.build;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import modelport.onnx.Attributes;

/** Some elements of a value, by indexes. */
public sealed interface Selections extends Operators permits Graph {
    /** Picks columns, the elements of the last axis. */
    default Value columns(Value matrix, int... indexes) {
        return gather(matrix, longs(Arrays.stream(indexes).asLongStream().toArray()), 1);
    }

    /** Columns {@code from} (inclusive) to {@code to} (exclusive). */
    default Value columns(Value matrix, int from, int to) {
        return columns(matrix, IntStream.range(from, to).toArray());
    }

    default Value gather(Value data, Value indexes, int axis) {
        return op("Gather", data.type(), List.of(data, indexes), Attributes.of("axis", axis));
    }

    /** The elements at indexes along an axis, each row's own, in the shape of the indexes. */
    default Value pick(Value data, Value indexes, int axis) {
        return op("GatherElements", data.type(), List.of(data, indexes), Attributes.of("axis", axis));
    }

    /** As many columns from the first one on as {@code count} says, an INT64 of shape [1]. */
    default Value firstColumns(Value matrix, Value count) {
        return op("Slice", matrix.type(), List.of(matrix, integer(0), count, integer(1)));
    }
}
