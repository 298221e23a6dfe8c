package modelport.onnx.build;

import java.util.List;
import modelport.onnx.Attributes;
import modelport.onnx.ElementType;

/** Arithmetic; both sides have the same type, and sizes are broadcast. */
public sealed interface Arithmetic extends Operators permits Graph {
    default Value add(Value left, Value right) {
        return same("Add", left, right);
    }

    default Value sub(Value left, Value right) {
        return same("Sub", left, right);
    }

    default Value mul(Value left, Value right) {
        return same("Mul", left, right);
    }

    default Value div(Value left, Value right) {
        return same("Div", left, right);
    }

    default Value pow(Value base, Value exponent) {
        return same("Pow", base, exponent);
    }

    default Value max(Value left, Value right) {
        return same("Max", left, right);
    }

    default Value min(Value left, Value right) {
        return same("Min", left, right);
    }

    default Value matMul(Value left, Value right) {
        return same("MatMul", left, right);
    }

    private Value same(String operator, Value left, Value right) {
        if (left.type() != right.type()) {
            throw new IllegalArgumentException(operator + " of " + left + " and " + right);
        }
        return op(operator, left.type(), List.of(left, right));
    }

    /** An operator that keeps the type of its only input: {@code Exp}, {@code Sqrt}, {@code Abs}. */
    default Value unary(String operator, Value value) {
        return op(operator, value.type(), List.of(value));
    }

    default Value exp(Value value) {
        return unary("Exp", value);
    }

    default Value log(Value value) {
        return unary("Log", value);
    }

    default Value sqrt(Value value) {
        return unary("Sqrt", value);
    }

    default Value neg(Value value) {
        return unary("Neg", value);
    }

    default Value abs(Value value) {
        return unary("Abs", value);
    }

    /** {@code 1 / (1 + exp(-x))}; ONNX Runtime's own loses what is below 1e-8 for numbers of type DOUBLE. */
    default Value sigmoid(Value value) {
        if (value.type() != ElementType.DOUBLE) {
            return unary("Sigmoid", value);
        }
        return div(number(1), add(number(1), exp(neg(value))));
    }

    default Value tanh(Value value) {
        return unary("Tanh", value);
    }

    default Value softmax(Value value) {
        return op("Softmax", value.type(), List.of(value), Attributes.of("axis", -1));
    }
}
