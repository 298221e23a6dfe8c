package modelport.onnx.build;

import java.util.List;
import modelport.onnx.ElementType;

/** Comparisons, and choices by them. */
public sealed interface Comparisons extends Operators permits Graph {
    default Value less(Value left, Value right) {
        return op("Less", ElementType.BOOL, List.of(left, right));
    }

    default Value lessOrEqual(Value left, Value right) {
        return op("LessOrEqual", ElementType.BOOL, List.of(left, right));
    }

    default Value greater(Value left, Value right) {
        return op("Greater", ElementType.BOOL, List.of(left, right));
    }

    default Value greaterOrEqual(Value left, Value right) {
        return op("GreaterOrEqual", ElementType.BOOL, List.of(left, right));
    }

    default Value equal(Value left, Value right) {
        return op("Equal", ElementType.BOOL, List.of(left, right));
    }

    default Value and(Value left, Value right) {
        return op("And", ElementType.BOOL, List.of(left, right));
    }

    default Value or(Value left, Value right) {
        return op("Or", ElementType.BOOL, List.of(left, right));
    }

    default Value not(Value value) {
        return op("Not", ElementType.BOOL, List.of(value));
    }

    default Value isNaN(Value value) {
        return op("IsNaN", ElementType.BOOL, List.of(value));
    }

    default Value where(Value condition, Value then, Value otherwise) {
        return op("Where", then.type(), List.of(condition, then, otherwise));
    }
}
