package modelport.onnx.build;

import ai.onnx.proto.OnnxMl.AttributeProto;
import java.util.List;
import modelport.onnx.Attributes;
import modelport.onnx.ElementType;
import modelport.onnx.GraphBuilder;

/** Operators in general, and the constants that they need. */
public sealed interface Operators permits Arithmetic, Comparisons, Reductions, Selections, Shapes, Texts {
    /** An operator with several outputs, each of its own type. */
    List<Value> ops(
            String domain, String operator, List<ElementType> types, List<Value> inputs, AttributeProto... attributes);

    /** Numbers of type DOUBLE; sizes follow the values where there are none. */
    Value doubles(double[] values, long... dims);

    /** Numbers of type INT64. */
    Value longs(long[] values, long... dims);

    /** An operator with one output, of ONNX's own domain. */
    default Value op(String operator, ElementType type, List<Value> inputs, AttributeProto... attributes) {
        return ops("", operator, List.of(type), inputs, attributes).getFirst();
    }

    /** An operator with one output, of the domain {@code ai.onnx.ml}. */
    default Value ml(String operator, ElementType type, List<Value> inputs, AttributeProto... attributes) {
        return ops(GraphBuilder.ML, operator, List.of(type), inputs, attributes).getFirst();
    }

    /** A number, of shape [1]. */
    default Value number(double value) {
        return doubles(new double[] {value});
    }

    /** A whole number, of shape [1]. */
    default Value integer(long value) {
        return longs(new long[] {value});
    }

    default Value cast(Value value, ElementType type) {
        return value.type() == type ? value : op("Cast", type, List.of(value), Attributes.of("to", (long) type.code()));
    }
}
