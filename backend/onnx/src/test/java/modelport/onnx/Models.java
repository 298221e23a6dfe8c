package modelport.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.FunctionProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Small models that the tests look at. */
final class Models {
    private Models() {}

    /** Two layers with a Softmax, 4 numbers in and 3 out. */
    static GraphBuilder mlp() {
        return new GraphBuilder("mlp")
                .input("x", Types.tensor(ElementType.FLOAT, "N", 4))
                .initializer(Tensors.floats("w1", new float[32], 4, 8))
                .initializer(Tensors.floats("b1", new float[8], 8))
                .initializer(Tensors.floats("w2", new float[24], 8, 3))
                .node("Gemm", List.of("x", "w1", "b1"), List.of("h"))
                .node("Relu", List.of("h"), List.of("r"))
                .node("MatMul", List.of("r", "w2"), List.of("s"))
                .node("Softmax", List.of("s"), List.of("y"), Attributes.of("axis", 1))
                .output("y", Types.tensor(ElementType.FLOAT, "N", 3));
    }

    /** One split, as scikit-learn's exporter writes a classifier: label, and a sequence of maps from ZipMap. */
    static GraphBuilder trees() {
        return new GraphBuilder("trees")
                .opset(GraphBuilder.ML, 3)
                .input("X", Types.tensor(ElementType.FLOAT, "N", 2))
                .node(
                        GraphBuilder.ML,
                        "TreeEnsembleClassifier",
                        List.of("X"),
                        List.of("label", "scores"),
                        Attributes.strings("classlabels_strings", "cat", "dog"),
                        Attributes.longs("nodes_treeids", 0, 0, 0),
                        Attributes.longs("nodes_nodeids", 0, 1, 2),
                        Attributes.longs("nodes_featureids", 1, 0, 0),
                        Attributes.floats("nodes_values", 0.5f, 0, 0),
                        Attributes.strings("nodes_modes", "BRANCH_LEQ", "LEAF", "LEAF"),
                        Attributes.longs("nodes_truenodeids", 1, 0, 0),
                        Attributes.longs("nodes_falsenodeids", 2, 0, 0),
                        Attributes.longs("class_treeids", 0, 0),
                        Attributes.longs("class_nodeids", 1, 2),
                        Attributes.longs("class_ids", 0, 1),
                        Attributes.floats("class_weights", 1, 1),
                        Attributes.of("post_transform", "NONE"))
                .node(
                        GraphBuilder.ML,
                        "ZipMap",
                        List.of("scores"),
                        List.of("probabilities"),
                        Attributes.strings("classlabels_strings", "cat", "dog"))
                .output("label", Types.tensor(ElementType.STRING, "N"))
                .output(
                        "probabilities",
                        Types.sequence(Types.map(ElementType.STRING, Types.tensor(ElementType.FLOAT))));
    }

    /** Twice the input, by weights in a file of 64 bytes. */
    static GraphBuilder external(String file) {
        return new GraphBuilder("external")
                .input("x", Types.tensor(ElementType.FLOAT, "N", 4))
                .initializer(Tensors.external("w", ElementType.FLOAT, file, 0, 4, 4))
                .node("MatMul", List.of("x", "w"), List.of("y"))
                .output("y", Types.tensor(ElementType.FLOAT, "N", 4));
    }

    /** A function of the model's own, called once. */
    static GraphBuilder function(AttributeProto... attributes) {
        NodeProto.Builder inside = NodeProto.newBuilder().setOpType("Identity").addAllAttribute(List.of(attributes));
        return new GraphBuilder("function")
                .opset("local", 1)
                .function(attributes.length == 0 ? twice() : functionOf("Twice", inside))
                .input("x", Types.tensor(ElementType.FLOAT, 4))
                .node("local", "Twice", List.of("x"), List.of("y"))
                .output("y", Types.tensor(ElementType.FLOAT, 4));
    }

    /** A choice between two subgraphs that use what is around them. */
    static GraphBuilder branches() {
        var then = new GraphBuilder("then")
                .node("Neg", List.of("x"), List.of("negative"))
                .output("negative", Types.tensor(ElementType.FLOAT, 4));
        var other = new GraphBuilder("else")
                .initializer(Tensors.floats("one", new float[4], 4))
                .node("Add", List.of("x", "one"), List.of("more"))
                .output("more", Types.tensor(ElementType.FLOAT, 4));
        return new GraphBuilder("branches")
                .input("x", Types.tensor(ElementType.FLOAT, 4))
                .input("which", Types.tensor(ElementType.BOOL))
                .node(
                        "If",
                        List.of("which"),
                        List.of("y"),
                        Attributes.of("then_branch", then.graph()),
                        Attributes.of("else_branch", other.graph()))
                .output("y", Types.tensor(ElementType.FLOAT, 4));
    }

    static FunctionProto twice() {
        return functionOf("Twice", NodeProto.newBuilder().setOpType("Neg"));
    }

    /** A function that applies an operator twice. */
    static FunctionProto functionOf(String name, NodeProto.Builder operator) {
        return FunctionProto.newBuilder()
                .setName(name)
                .setDomain("local")
                .addInput("a")
                .addOutput("c")
                .addNode(operator.clone().addInput("a").addOutput("b"))
                .addNode(operator.clone().addInput("b").addOutput("c"))
                .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(17))
                .addOpsetImport(
                        OperatorSetIdProto.newBuilder().setDomain("local").setVersion(1))
                .build();
    }

    static OnnxSummary check(Path folder, ModelProto model, Map<String, Long> siblings) throws IOException {
        return check(folder, model.toByteArray(), siblings);
    }

    static OnnxSummary check(Path folder, byte[] model, Map<String, Long> siblings) throws IOException {
        Path file = Files.write(folder.resolve("model.onnx"), model);
        return OnnxCheck.check(file, siblings, OnnxLimits.defaults());
    }
}
