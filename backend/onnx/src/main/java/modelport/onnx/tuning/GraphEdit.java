package modelport.onnx.tuning;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import modelport.onnx.Attributes;
import modelport.onnx.ElementType;
import modelport.onnx.RefusedException;
import modelport.onnx.Tensors;

/** A graph to which nodes are added; their values have names that nobody else has. */
final class GraphEdit {
    private static final String PREFIX = "modelport/";

    private final ModelProto.Builder model;
    private final GraphProto.Builder graph;
    private final Set<String> names = new HashSet<>();

    GraphEdit(ModelProto original) {
        model = original.toBuilder();
        graph = model.getGraphBuilder();
        graph.getInitializerList().forEach(tensor -> names.add(tensor.getName()));
        graph.getInputList().forEach(input -> names.add(input.getName()));
        graph.getNodeList().forEach(node -> names.addAll(node.getOutputList()));
    }

    ModelProto model() {
        return model.build();
    }

    private String fresh(String hint) {
        return IntStream.iterate(0, i -> i + 1)
                .mapToObj(i -> PREFIX + hint + "_" + i)
                .filter(names::add)
                .findFirst()
                .orElseThrow();
    }

    /** A constant in the element type of what it is used with. */
    String number(ElementType type, double... values) {
        if (type == ElementType.DOUBLE) {
            return initializer(Tensors.doubles(fresh("constant"), values, values.length));
        }
        float[] narrow = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            narrow[i] = (float) values[i];
        }
        return initializer(Tensors.floats(fresh("constant"), narrow, values.length));
    }

    String integers(long... values) {
        return initializer(Tensors.longs(fresh("constant"), values, values.length));
    }

    /** A tensor under a new name. */
    String initializer(TensorProto tensor) {
        TensorProto named = tensor.getName().startsWith(PREFIX)
                ? tensor
                : tensor.toBuilder().setName(fresh("constant")).build();
        graph.addInitializer(named);
        return named.getName();
    }

    /** An operator behind all others. */
    String node(String operator, List<String> inputs, AttributeProto... attributes) {
        String output = fresh(operator);
        graph.addNode(made(operator, inputs, List.of(output), attributes));
        return output;
    }

    List<String> nodes(String operator, int outputs, List<String> inputs, AttributeProto... attributes) {
        List<String> made =
                IntStream.range(0, outputs).mapToObj(_ -> fresh(operator)).toList();
        graph.addNode(made(operator, inputs, made, attributes));
        return made;
    }

    private static NodeProto made(
            String operator, List<String> inputs, List<String> outputs, AttributeProto... attributes) {
        return NodeProto.newBuilder()
                .setName(outputs.getFirst())
                .setOpType(operator)
                .addAllInput(inputs)
                .addAllOutput(outputs)
                .addAllAttribute(List.of(attributes))
                .build();
    }

    String cast(String value, ElementType type) {
        return node("Cast", List.of(value), Attributes.of("to", (long) type.code()));
    }

    /** Gives a value to the model's user under a name of its own. */
    void output(String value, ValueInfoProto info) {
        graph.addNode(made("Identity", List.of(value), List.of(info.getName())));
        graph.addOutput(info);
    }

    /** Gives the name of one of the model's outputs to another value; the name that the first one has now. */
    String release(String output) {
        String renamed = fresh(output);
        rename(output, renamed, true);
        return renamed;
    }

    /** Lets {@code value} be the output that was released. */
    void become(String output, String value) {
        graph.addNode(made("Identity", List.of(value), List.of(output)));
    }

    /** Puts a BOOL operator between a mask and those who read it. */
    void widen(String mask, String of, double missing) {
        int producer = producer(mask);
        String before = fresh(mask);
        NodeProto node = graph.getNode(producer);
        int place = node.getOutputList().indexOf(mask);
        graph.setNode(producer, node.toBuilder().setOutput(place, before).build());
        String constant = number(ElementType.DOUBLE, missing);
        String equal = fresh("Equal");
        graph.addNode(producer + 1, made("Equal", List.of(of, constant), List.of(equal)));
        graph.addNode(producer + 2, made("Or", List.of(before, equal), List.of(mask)));
    }

    private int producer(String value) {
        return IntStream.range(0, graph.getNodeCount())
                .filter(i -> graph.getNode(i).getOutputList().contains(value))
                .findFirst()
                .orElseThrow(() -> RefusedException.of("tuning.declaration"));
    }

    /** Gives an initializer of one element another value of its type. */
    void replace(String initializer, double value) {
        int index = IntStream.range(0, graph.getInitializerCount())
                .filter(i -> graph.getInitializer(i).getName().equals(initializer))
                .findFirst()
                .orElseThrow(() -> RefusedException.of("tuning.declaration"));
        TensorProto old = graph.getInitializer(index);
        long[] dims = old.getDimsList().stream().mapToLong(Long::longValue).toArray();
        TensorProto changed = switch (ElementType.of(old.getDataType()).orElse(ElementType.STRING)) {
            case INT64 -> Tensors.longs(initializer, new long[] {(long) value}, dims);
            case DOUBLE -> Tensors.doubles(initializer, new double[] {value}, dims);
            case FLOAT -> Tensors.floats(initializer, new float[] {(float) value}, dims);
            default -> throw RefusedException.of("tuning.declaration");
        };
        graph.setInitializer(index, changed);
    }

    private void rename(String from, String to, boolean outputs) {
        for (int i = 0; i < graph.getNodeCount(); i++) {
            graph.setNode(i, renamed(graph.getNode(i), from, to, outputs));
        }
    }

    /** Graphs inside of operators may read the value too. */
    private static NodeProto renamed(NodeProto node, String from, String to, boolean outputs) {
        NodeProto.Builder renamed = node.toBuilder();
        for (int i = 0; i < node.getInputCount(); i++) {
            if (node.getInput(i).equals(from)) {
                renamed.setInput(i, to);
            }
        }
        for (int i = 0; outputs && i < node.getOutputCount(); i++) {
            if (node.getOutput(i).equals(from)) {
                renamed.setOutput(i, to);
            }
        }
        for (AttributeProto.Builder attribute : renamed.getAttributeBuilderList()) {
            if (attribute.hasG()) {
                GraphProto.Builder inner = attribute.getGBuilder();
                for (int i = 0; i < inner.getNodeCount(); i++) {
                    inner.setNode(i, renamed(inner.getNode(i), from, to, false));
                }
            }
        }
        return renamed.build();
    }
}
