package modelport.onnx.build;

import java.util.List;
import modelport.onnx.Attributes;
import modelport.onnx.ElementType;

/** Values in other shapes, and side by side. */
public sealed interface Shapes extends Operators permits Graph {
    default Value reshape(Value value, long... dims) {
        return op("Reshape", value.type(), List.of(value, longs(dims)));
    }

    default Value unsqueeze(Value value, long axis) {
        return op("Unsqueeze", value.type(), List.of(value, integer(axis)));
    }

    default Value squeeze(Value value, long axis) {
        return op("Squeeze", value.type(), List.of(value, integer(axis)));
    }

    /** The only element, without axes. */
    default Value scalar(Value value) {
        return op("Squeeze", value.type(), List.of(value));
    }

    default Value transpose(Value value, long... order) {
        return op("Transpose", value.type(), List.of(value), Attributes.longs("perm", order));
    }

    default Value concat(int axis, List<Value> values) {
        return values.size() == 1
                ? values.getFirst()
                : op("Concat", values.getFirst().type(), values, Attributes.of("axis", axis));
    }

    /** Vectors of shape [N] side by side, as the columns of a matrix. */
    default Value stack(List<Value> vectors) {
        return concat(1, vectors.stream().map(vector -> unsqueeze(vector, 1)).toList());
    }

    /** Number of rows, an INT64 of shape [1]. */
    default Value rows(Value value) {
        return op("Shape", ElementType.INT64, List.of(value), Attributes.of("start", 0), Attributes.of("end", 1));
    }

    /** The number in {@code width} columns and as many rows as {@code like} has. */
    default Value filled(double number, Value like, long width) {
        return op(
                "Expand",
                ElementType.DOUBLE,
                List.of(doubles(new double[] {number}, 1, 1), concat(0, List.of(rows(like), integer(width)))));
    }
}
