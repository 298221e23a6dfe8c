package modelport.onnx;

import ai.onnx.proto.OnnxMl.FunctionProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import java.util.List;

/** Models whose graphs make no sense. */
final class BadStructure {
    private static final TypeProto ROW = Types.tensor(ElementType.FLOAT, 4);

    private BadStructure() {}

    static List<BadModel> all() {
        return List.of(
                BadModel.worse("onnx.ir-version", "too old", model -> model.setIrVersion(2)),
                BadModel.worse("onnx.ir-version", "too new", model -> model.setIrVersion(14)),
                BadModel.worse("onnx.no-opset", "no import", ModelProto.Builder::clearOpsetImport),
                BadModel.worse("onnx.opset", "version 0", model -> model.setOpsetImport(0, opset("", 0))),
                BadModel.worse("onnx.opset", "too new", model -> model.setOpsetImport(0, opset("", 27))),
                BadModel.worse("onnx.opset", "negative", model -> model.addOpsetImport(opset("ai.onnx.ml", -1))),
                BadModel.worse("onnx.opset-twice", "11 and 17", model -> model.addOpsetImport(opset("ai.onnx", 11))),
                BadModel.worse(
                        "onnx.no-operator",
                        "a node of nothing",
                        model -> model.getGraphBuilder()
                                .addNode(NodeProto.newBuilder().addInput("x").addOutput("z"))),
                BadModel.of("onnx.domain", "a training operator", one("ai.onnx.preview.training", "Adam")),
                BadModel.of("onnx.domain", "a custom operator", one("my.company", "Secret")),
                BadModel.of("onnx.operator", "code compiled elsewhere", one("com.microsoft", "EPContext")),
                BadModel.worse(
                        "onnx.domain-not-imported",
                        "trees without ai.onnx.ml",
                        model -> model.getGraphBuilder()
                                .addNode(NodeProto.newBuilder()
                                        .setDomain("ai.onnx.ml")
                                        .setOpType("Scaler")
                                        .addInput("x"))),
                BadModel.of(
                        "onnx.function-twice",
                        "the same name",
                        Models.function().function(Models.twice())),
                BadModel.of(
                        "onnx.function-twice",
                        "no name",
                        Models.function().function(FunctionProto.getDefaultInstance())),
                BadModel.of("onnx.function-recursion", "a function that calls itself", calls("Twice", "Twice")),
                BadModel.of("onnx.no-name", "an input", Models.mlp().input("", ROW)),
                BadModel.of(
                        "onnx.no-name",
                        "an initializer",
                        Models.mlp().initializer(Tensors.floats("", new float[1], 1))),
                BadModel.worse(
                        "onnx.no-output",
                        "none",
                        model -> model.getGraphBuilder().clearOutput()),
                BadModel.of("onnx.value-twice", "two inputs", Models.mlp().input("x", ROW)),
                BadModel.of("onnx.value-twice", "two outputs", Models.mlp().output("y", ROW)),
                BadModel.of(
                        "onnx.value-twice",
                        "two initializers",
                        Models.mlp().initializer(Tensors.floats("w1", new float[1], 1))),
                BadModel.of("onnx.value-twice", "two results", Models.mlp().node("Relu", List.of("x"), List.of("y"))),
                BadModel.of(
                        "onnx.value-twice",
                        "a result over an input",
                        Models.mlp().node("Relu", List.of("y"), List.of("x"))),
                BadModel.of(
                        "onnx.undefined",
                        "an input of a node",
                        Models.mlp().node("Relu", List.of("nothing"), List.of("z"))),
                BadModel.of("onnx.undefined", "an output", Models.mlp().output("nothing", ROW)),
                BadModel.of("onnx.undefined", "in a subgraph", branch("nothing")),
                BadModel.of(
                        "onnx.cycle",
                        "of two nodes",
                        Models.mlp().node("Relu", List.of("b"), List.of("a")).node("Relu", List.of("a"), List.of("b"))),
                BadModel.of("onnx.cycle", "through a subgraph", branch("branched")),
                BadModel.of("onnx.value-type", "an unknown one", Models.mlp().input("z", unknownType())));
    }

    private static OperatorSetIdProto opset(String domain, long version) {
        return OperatorSetIdProto.newBuilder()
                .setDomain(domain)
                .setVersion(version)
                .build();
    }

    private static GraphBuilder one(String domain, String operator) {
        return new GraphBuilder("one")
                .opset(domain, 1)
                .input("x", ROW)
                .node(domain, operator, List.of("x"), List.of("y"))
                .output("y", ROW);
    }

    private static GraphBuilder calls(String function, String inside) {
        return new GraphBuilder("calls")
                .opset("local", 1)
                .function(Models.functionOf(
                        function, NodeProto.newBuilder().setDomain("local").setOpType(inside)))
                .input("x", ROW)
                .node("local", function, List.of("x"), List.of("y"))
                .output("y", ROW);
    }

    /** A node with a branch that uses this value. */
    private static GraphBuilder branch(String use) {
        var inside = new GraphBuilder("branch")
                .node("Relu", List.of(use), List.of("inner"))
                .output("inner", ROW);
        return Models.mlp().node("If", List.of("x"), List.of("branched"), Attributes.of("then_branch", inside.graph()));
    }

    private static TypeProto unknownType() {
        return TypeProto.newBuilder()
                .setTensorType(TypeProto.Tensor.newBuilder().setElemType(99))
                .build();
    }
}
