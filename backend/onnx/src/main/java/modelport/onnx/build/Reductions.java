package modelport.onnx.build;

import java.util.List;
import modelport.onnx.Attributes;
import modelport.onnx.ElementType;

/** Reductions along one axis. */
public sealed interface Reductions extends Operators permits Graph {
    default Value sum(Value value, int axis, boolean keep) {
        return op("ReduceSum", value.type(), List.of(value, integer(axis)), Attributes.of("keepdims", keep ? 1 : 0));
    }

    /** {@code ReduceMax}, {@code ReduceMin}, {@code ReduceMean}, {@code ReduceLogSumExp}, {@code ReduceL2} ... */
    default Value reduce(String operator, Value value, int axis, boolean keep) {
        return op(
                operator,
                value.type(),
                List.of(value),
                Attributes.longs("axes", axis),
                Attributes.of("keepdims", keep ? 1 : 0));
    }

    /** Index of the first largest element. */
    default Value argMax(Value value, int axis) {
        return arg("ArgMax", value, axis);
    }

    /** Index of the last largest element. */
    default Value lastArgMax(Value value, int axis) {
        return op(
                "ArgMax",
                ElementType.INT64,
                List.of(value),
                Attributes.of("axis", axis),
                Attributes.of("keepdims", 0),
                Attributes.of("select_last_index", 1));
    }

    /** Index of the first smallest element. */
    default Value argMin(Value value, int axis) {
        return arg("ArgMin", value, axis);
    }

    private Value arg(String operator, Value value, int axis) {
        return op(
                operator, ElementType.INT64, List.of(value), Attributes.of("axis", axis), Attributes.of("keepdims", 0));
    }
}
