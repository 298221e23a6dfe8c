package modelport.compression.graph;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.util.List;
import java.util.Optional;
import modelport.onnx.ElementType;
import modelport.onnx.edit.EditableGraph;
import modelport.onnx.edit.Operator;
import modelport.onnx.edit.TensorValues;

/**
 * A product of a value and a constant matrix, by a MatMul or a Gemm.
 *
 * @param input the value, of shape [..., inputs]
 * @param weights the constant's name
 * @param transposed whether the constant has the shape [outputs, inputs]
 * @param factor that all weights are multiplied with
 */
public record Linear(
        Operator operator,
        String input,
        String weights,
        boolean transposed,
        double factor,
        int inputs,
        int outputs,
        ElementType type) {
    /** The layer that an operator is, if it is one. */
    public static Optional<Linear> of(EditableGraph graph, Operator operator) {
        boolean gemm = operator.is("Gemm");
        if ((!gemm && !operator.is("MatMul")) || operator.attribute("transA", 0) != 0) {
            return Optional.empty();
        }
        Optional<TensorProto> weights = graph.constant(operator.input(1));
        boolean matrix = weights.isPresent()
                && weights.get().getDimsCount() == 2
                && graph.constant(operator.input(0)).isEmpty()
                && isNumber(weights.get());
        if (!matrix) {
            return Optional.empty();
        }
        boolean transposed = gemm && operator.attribute("transB", 0) != 0;
        int rows = (int) weights.get().getDims(0);
        int columns = (int) weights.get().getDims(1);
        return Optional.of(new Linear(
                operator,
                operator.input(0),
                operator.input(1),
                transposed,
                gemm ? operator.attribute("alpha", 1f) : 1,
                transposed ? columns : rows,
                transposed ? rows : columns,
                TensorValues.type(weights.get())));
    }

    private static boolean isNumber(TensorProto tensor) {
        ElementType type = TensorValues.type(tensor);
        return (type == ElementType.FLOAT || type == ElementType.DOUBLE) && TensorValues.isFloating(tensor);
    }

    /** All of a graph, in its order. */
    public static List<Linear> all(EditableGraph graph) {
        return graph.operators().stream()
                .flatMap(operator -> of(graph, operator).stream())
                .toList();
    }

    public String title() {
        return operator.title();
    }

    /** How many weights there are. */
    public long size() {
        return (long) inputs * outputs;
    }

    /** What a Gemm adds, and times how much; an empty text if it adds nothing. */
    public String added() {
        return operator.is("Gemm") ? operator.input(2) : "";
    }

    /** How often a Gemm adds it. */
    public double addedFactor() {
        return operator.attribute("beta").map(AttributeProto::getF).orElse(1f);
    }

    /** The weights as [inputs, outputs], the factor included. */
    public double[] matrix(EditableGraph graph) {
        double[] stored = TensorValues.doubles(graph.constant(weights).orElseThrow());
        if (!transposed && factor == 1) {
            return stored;
        }
        var matrix = new double[stored.length];
        for (int i = 0; i < inputs; i++) {
            for (int j = 0; j < outputs; j++) {
                matrix[i * outputs + j] = factor * (transposed ? stored[j * inputs + i] : stored[i * outputs + j]);
            }
        }
        return matrix;
    }
}
