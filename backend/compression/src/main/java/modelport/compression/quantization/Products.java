package modelport.compression.quantization;

import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import modelport.compression.graph.Linear;
import modelport.compression.quantization.DynamicInt8Pass.Stored;
import modelport.onnx.Attributes;
import modelport.onnx.ElementType;
import modelport.onnx.Tensors;
import modelport.onnx.edit.EditableGraph;

/** Puts products of integers where products of floats were; what several of them need is there once. */
final class Products {
    private final EditableGraph graph;
    private final Map<List<Object>, Stored> stored = new HashMap<>();
    private final Map<String, Input> inputs = new HashMap<>();
    private final Map<String, String> narrow = new HashMap<>();

    Products(EditableGraph graph) {
        this.graph = graph;
    }

    /** An input as integers. */
    record Input(String numbers, String scale, String zero) {}

    Stored stored(Linear linear, double[] matrix, int most) {
        List<Object> key = List.of(linear.weights(), linear.transposed(), linear.factor());
        return stored.computeIfAbsent(key, _ -> Stored.of(graph, linear, matrix, most));
    }

    Input input(Linear linear) {
        return inputs.computeIfAbsent(linear.input(), _ -> {
            String value = floats(linear);
            var made = new Input(graph.fresh("numbers"), graph.fresh("scale"), graph.fresh("zero"));
            graph.add(NodeProto.newBuilder()
                    .setName(made.numbers())
                    .setOpType("DynamicQuantizeLinear")
                    .addInput(value)
                    .addAllOutput(List.of(made.numbers(), made.scale(), made.zero()))
                    .build());
            return made;
        });
    }

    /** The input in FLOAT. */
    String floats(Linear linear) {
        return linear.type() == ElementType.FLOAT
                ? linear.input()
                : narrow.computeIfAbsent(linear.input(), value -> cast(value, ElementType.FLOAT));
    }

    String cast(String value, ElementType type) {
        return graph.add("", "Cast", List.of(value), Attributes.of("to", (long) type.code()));
    }

    /**
     * Puts a product in the place of a layer: in its type, under its name, with what a Gemm adds.
     *
     * @param product an operator without outputs
     */
    void finish(Linear linear, NodeProto.Builder product) {
        var steps = new ArrayList<NodeProto.Builder>();
        steps.add(product);
        if (linear.type() != ElementType.FLOAT) {
            steps.add(unfinished("Cast")
                    .addAttribute(Attributes.of("to", (long) linear.type().code())));
        }
        if (!linear.added().isEmpty()) {
            steps.add(unfinished("Add"));
        }
        graph.remove(linear.operator());
        String value = "";
        for (int i = 0; i < steps.size(); i++) {
            NodeProto.Builder step = steps.get(i);
            boolean last = i == steps.size() - 1;
            if (i > 0) {
                step.addInput(value);
            }
            if (step.getOpType().equals("Add")) {
                step.addInput(added(linear));
            }
            value = last ? linear.operator().output() : graph.fresh(step.getOpType());
            graph.add(
                    step.setName(last ? linear.title() : value).addOutput(value).build());
        }
    }

    static NodeProto.Builder unfinished(String type, String... inputs) {
        return NodeProto.newBuilder().setOpType(type).addAllInput(List.of(inputs));
    }

    private String added(Linear linear) {
        if (linear.addedFactor() == 1) {
            return linear.added();
        }
        TensorProto factor = linear.type() == ElementType.FLOAT
                ? Tensors.floats(graph.fresh("beta"), new float[] {(float) linear.addedFactor()})
                : Tensors.doubles(graph.fresh("beta"), new double[] {linear.addedFactor()});
        return graph.add("", "Mul", List.of(linear.added(), graph.put(factor)));
    }
}
