package modelport.compression.graph;

import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.util.List;
import java.util.Optional;
import modelport.onnx.ElementType;
import modelport.onnx.Tensors;
import modelport.onnx.edit.EditableGraph;
import modelport.onnx.edit.Operator;
import modelport.onnx.edit.TensorValues;

/** Gives layers other weights. */
public final class LinearEdit {
    private LinearEdit() {}

    /** Numbers as a tensor of the layer's type, under a name that nobody has. */
    public static String constant(EditableGraph graph, String hint, ElementType type, double[] values, long... dims) {
        return graph.put(tensor(graph.fresh(hint), type, values, dims));
    }

    private static TensorProto tensor(String name, ElementType type, double[] values, long... dims) {
        if (type == ElementType.DOUBLE) {
            return Tensors.doubles(name, values, dims);
        }
        var narrow = new float[values.length];
        for (int i = 0; i < narrow.length; i++) {
            narrow[i] = (float) values[i];
        }
        return Tensors.floats(name, narrow, dims);
    }

    /**
     * Puts a product with another matrix in a layer's place, and adds a vector to what it gives.
     *
     * @param matrix of [inputs, outputs]
     * @param shift to add; all zeros where nothing is added
     */
    public static void replace(EditableGraph graph, Linear linear, double[] matrix, int inputs, double[] shift) {
        Operator operator = linear.operator();
        String weights = constant(graph, linear.weights(), linear.type(), matrix, inputs, linear.outputs());
        if (operator.is("Gemm")) {
            replaceGemm(graph, linear, weights, shift);
            return;
        }
        NodeProto node = operator.node().toBuilder().setInput(1, weights).build();
        if (isNothing(shift)) {
            graph.replace(operator, node);
            return;
        }
        Optional<Operator> bias = bias(graph, linear);
        if (bias.isPresent()) {
            graph.replace(operator, node);
            addTo(graph, bias.get(), linear, shift);
            return;
        }
        String product = graph.fresh("MatMul");
        graph.replace(operator, node.toBuilder().setOutput(0, product).build());
        String added = constant(graph, "bias", linear.type(), shift, shift.length);
        graph.add(EditableGraph.node("", "Add", List.of(product, added), operator.output()));
    }

    private static boolean isNothing(double[] shift) {
        for (double value : shift) {
            if (value != 0) {
                return false;
            }
        }
        return true;
    }

    private static void replaceGemm(EditableGraph graph, Linear linear, String weights, double[] shift) {
        Operator operator = linear.operator();
        NodeProto.Builder node = operator.node().toBuilder().clearAttribute().setInput(1, weights);
        Optional<TensorProto> added = graph.constant(linear.added());
        boolean known = linear.added().isEmpty()
                || added.filter(tensor -> suits(tensor, linear)).isPresent();
        if (known) {
            double[] sum = shift.clone();
            for (int i = 0; i < sum.length && added.isPresent(); i++) {
                double[] old = TensorValues.doubles(added.get());
                sum[i] += linear.addedFactor() * old[old.length == 1 ? 0 : i];
            }
            String bias = constant(graph, "bias", linear.type(), sum, sum.length);
            graph.replace(operator, withAdded(node, bias).build());
            return;
        }
        operator.attribute("beta").ifPresent(node::addAttribute);
        String product = graph.fresh("Gemm");
        graph.replace(operator, node.setOutput(0, product).build());
        String bias = constant(graph, "bias", linear.type(), shift, shift.length);
        graph.add(EditableGraph.node("", "Add", List.of(product, bias), operator.output()));
    }

    private static NodeProto.Builder withAdded(NodeProto.Builder node, String bias) {
        return node.getInputCount() > 2 ? node.setInput(2, bias) : node.addInput(bias);
    }

    private static boolean suits(TensorProto tensor, Linear linear) {
        int elements = TensorValues.elements(tensor);
        return TensorValues.isFloating(tensor) && (elements == 1 || elements == linear.outputs());
    }

    /** The operator that adds a vector to what a MatMul gives, and nobody else reads it. */
    private static Optional<Operator> bias(EditableGraph graph, Linear linear) {
        String output = linear.operator().output();
        return Optional.of(output)
                .filter(graph::isPrivate)
                .map(value -> graph.users(value).getFirst())
                .filter(user -> user.is("Add"))
                .filter(user -> graph.constant(other(user, output))
                        .filter(tensor -> TensorValues.isFloating(tensor)
                                && TensorValues.elements(tensor) == linear.outputs()
                                && tensor.getDims(tensor.getDimsCount() - 1) == linear.outputs())
                        .isPresent());
    }

    private static String other(Operator add, String value) {
        return add.input(0).equals(value) ? add.input(1) : add.input(0);
    }

    private static void addTo(EditableGraph graph, Operator add, Linear linear, double[] shift) {
        int place = add.input(0).equals(linear.operator().output()) ? 1 : 0;
        TensorProto old = graph.constant(add.input(place)).orElseThrow();
        double[] sum = TensorValues.doubles(old);
        for (int i = 0; i < sum.length; i++) {
            sum[i] += shift[i];
        }
        String changed = constant(graph, old.getName(), linear.type(), sum, TensorValues.dims(old));
        graph.replace(add, add.node().toBuilder().setInput(place, changed).build());
    }
}
