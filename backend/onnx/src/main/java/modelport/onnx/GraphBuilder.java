package modelport.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.FunctionProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes an ONNX model or subgraph step by step.
 *
 * <pre>{@code
 * ModelProto model = new GraphBuilder("classifier")
 *         .input("x", Types.tensor(ElementType.FLOAT, "N", 4))
 *         .initializer(Tensors.floats("weights", values, 4, 3))
 *         .node("MatMul", List.of("x", "weights"), List.of("scores"))
 *         .node("Softmax", List.of("scores"), List.of("y"), Attributes.of("axis", 1))
 *         .output("y", Types.tensor(ElementType.FLOAT, "N", 3))
 *         .model();
 * }</pre>
 */
public final class GraphBuilder {
    /** Old enough for every ONNX Runtime in use, new enough for everything that Modelport writes. */
    public static final long IR_VERSION = 8;

    public static final long OPSET = 17;
    public static final String ML = Versions.ML;
    public static final String MICROSOFT = Versions.MICROSOFT;

    private static final String PRODUCER = "modelport";

    private final GraphProto.Builder graph;
    private final List<FunctionProto> functions = new ArrayList<>();
    private final Map<String, Long> opsets = new LinkedHashMap<>(Map.of("", OPSET));
    private final Map<String, String> metadata = new LinkedHashMap<>();

    public GraphBuilder(String name) {
        graph = GraphProto.newBuilder().setName(name);
    }

    /** Imports a version of a domain's operators; ONNX's own domain is the empty text and imported already. */
    public GraphBuilder opset(String domain, long version) {
        opsets.put(domain, version);
        return this;
    }

    public GraphBuilder input(String name, TypeProto type) {
        graph.addInput(ValueInfoProto.newBuilder().setName(name).setType(type));
        return this;
    }

    public GraphBuilder output(String name, TypeProto type) {
        graph.addOutput(ValueInfoProto.newBuilder().setName(name).setType(type));
        return this;
    }

    public GraphBuilder initializer(TensorProto tensor) {
        graph.addInitializer(tensor);
        return this;
    }

    /** An operator of ONNX's own domain. */
    public GraphBuilder node(String operator, List<String> inputs, List<String> outputs, AttributeProto... attributes) {
        return node("", operator, inputs, outputs, attributes);
    }

    /** An operator of any domain. */
    public GraphBuilder node(
            String domain, String operator, List<String> inputs, List<String> outputs, AttributeProto... attributes) {
        graph.addNode(NodeProto.newBuilder()
                .setName(operator + "_" + graph.getNodeCount())
                .setDomain(domain)
                .setOpType(operator)
                .addAllInput(inputs)
                .addAllOutput(outputs)
                .addAllAttribute(List.of(attributes)));
        return this;
    }

    /** Gives the node that was added last a name that says what it is for; it ends with the node's number. */
    public GraphBuilder called(String name) {
        int last = graph.getNodeCount() - 1;
        graph.getNodeBuilder(last).setName(name + "_" + last);
        return this;
    }

    /** A function of the model's own, used like an operator. */
    public GraphBuilder function(FunctionProto function) {
        functions.add(function);
        return this;
    }

    public GraphBuilder metadata(String key, String value) {
        metadata.put(key, value);
        return this;
    }

    /** The graph alone, as If, Loop and Scan take it. */
    public GraphProto graph() {
        return graph.build();
    }

    /** The whole model. */
    public ModelProto model() {
        ModelProto.Builder model = ModelProto.newBuilder()
                .setIrVersion(IR_VERSION)
                .setProducerName(PRODUCER)
                .setGraph(graph)
                .addAllFunctions(functions);
        opsets.forEach((domain, version) -> model.addOpsetImport(
                OperatorSetIdProto.newBuilder().setDomain(domain).setVersion(version)));
        metadata.forEach((key, value) -> model.addMetadataProps(
                StringStringEntryProto.newBuilder().setKey(key).setValue(value)));
        return model.build();
    }
}
