package modelport.onnx;

import ai.onnx.proto.OnnxMl.ModelProto;
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

    static OnnxSummary check(Path folder, ModelProto model, Map<String, Long> siblings) throws IOException {
        return check(folder, model.toByteArray(), siblings);
    }

    static OnnxSummary check(Path folder, byte[] model, Map<String, Long> siblings) throws IOException {
        Path file = Files.write(folder.resolve("model.onnx"), model);
        return OnnxCheck.check(file, siblings, OnnxLimits.defaults());
    }
}
