package modelport.onnx;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Models that are too much, some of them by few bytes. */
final class BadLimits {
    private static final OnnxLimits SMALL = new OnnxLimits(1_000_000, 8, 6, 5, 30, 3, 100, 64, 1_000, 20_000);

    private BadLimits() {}

    static List<BadModel> all() {
        GraphBuilder nodes = Models.mlp();
        for (int i = 0; i < 5; i++) {
            nodes.node("Relu", List.of("y"), List.of("n" + i));
        }
        return List.of(
                small("onnx.too-many-nodes", "nine nodes", nodes.model()),
                BadModel.of("onnx.too-many-nodes", "functions that double", doubling(30)),
                BadModel.of("onnx.function-recursion", "calls that go too deep", doubling(70)),
                small("onnx.too-many-tensors", "seven tensors", many(7, 0)),
                small("onnx.too-many-values", "31 names", many(0, 31)),
                small("onnx.too-many-attributes", "a hundred", Models.trees().model()),
                small(
                        "onnx.too-many-parameters",
                        "101 weights",
                        Models.mlp()
                                .initializer(Tensors.floats("more", new float[37], 37))
                                .model()),
                small(
                        "onnx.too-much-metadata",
                        "a long text",
                        Models.mlp().metadata("a", "b".repeat(1_000)).model()),
                small(
                        "onnx.text-too-long",
                        "a name",
                        Models.mlp().metadata("a", "b").model().toBuilder()
                                .setProducerName("p".repeat(65))
                                .build()),
                small(
                        "onnx.too-big",
                        "a million bytes",
                        Models.mlp().model().toBuilder()
                                .setDocStringBytes(ByteString.copyFrom(new byte[1_000_000]))
                                .build()),
                BadModel.of("onnx.too-many-opsets", "101", opsets()),
                BadModel.of("onnx.broken", "a number that does not end", unendingNumber()),
                BadModel.of("onnx.too-deep", "graphs", nested(17)),
                BadModel.of("onnx.too-deep", "graphs deep enough to break a stack", nested(100_000)),
                BadModel.of("onnx.too-deep", "types", Models.mlp().input("z", sequences(10))),
                BadModel.of("onnx.too-many-values", "empty outputs", graph(repeat("b\0", 2_000_000))),
                BadModel.of("onnx.too-much-structure", "empty attributes", attributes()),
                BadModel.of("onnx.too-much-structure", "empty training graphs", training()));
    }

    private static BadModel small(String code, String name, ModelProto model) {
        return new BadModel(code, name, model.toByteString(), SMALL);
    }

    private static ModelProto many(int tensors, int values) {
        GraphBuilder model = Models.mlp();
        for (int i = 0; i < tensors; i++) {
            model.initializer(Tensors.floats("t" + i, new float[1], 1));
        }
        for (int i = 0; i < values; i++) {
            model.output("o" + i, Types.tensor(ElementType.FLOAT, 1));
        }
        return model.model();
    }

    /** Functions that each call the one before twice. */
    private static GraphBuilder doubling(int functions) {
        var model = new GraphBuilder("doubling")
                .opset("local", 1)
                .function(Models.functionOf("f0", NodeProto.newBuilder().setOpType("Relu")));
        for (int i = 1; i <= functions; i++) {
            NodeProto.Builder call = NodeProto.newBuilder().setDomain("local").setOpType("f" + (i - 1));
            model.function(Models.functionOf("f" + i, call));
        }
        return model.input("x", Types.tensor(ElementType.FLOAT, 4))
                .node("local", "f" + functions, List.of("x"), List.of("y"))
                .output("y", Types.tensor(ElementType.FLOAT, 4));
    }

    private static GraphBuilder opsets() {
        GraphBuilder model = Models.mlp();
        for (int i = 0; i < 100; i++) {
            model.opset("domain" + i, 1);
        }
        return model;
    }

    private static TypeProto sequences(int depth) {
        TypeProto type = Types.tensor(ElementType.FLOAT, 1);
        for (int i = 0; i < depth; i++) {
            type = Types.sequence(type);
        }
        return type;
    }

    /** Graphs in attributes of nodes of graphs, written from the outside in. */
    private static byte[] nested(int depth) {
        var sizes = new int[3 * depth + 1];
        for (int i = 1; i < sizes.length; i++) {
            sizes[i] = 1 + CodedOutputStream.computeUInt32SizeNoTag(sizes[i - 1]) + sizes[i - 1];
        }
        var out = new ByteArrayOutputStream();
        // A graph's node, its attribute, and the graph in that.
        int[] tags = {0x0a, 0x2a, 0x32};
        for (int i = sizes.length - 1; i > 0; i--) {
            out.write(tags[(sizes.length - 1 - i) % tags.length]);
            varint(out, sizes[i - 1]);
        }
        return graph(out.toByteArray());
    }

    private static byte[] training() {
        var out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {8, 8});
        out.writeBytes(repeat("\u00a2\1\2\u0012\0", 600_000));
        return out.toByteArray();
    }

    /** Among the integers of a tensor, which are only counted. */
    private static byte[] unendingNumber() {
        byte[] numbers = repeat("\u00ff", 20_000);
        var tensor = new ByteArrayOutputStream();
        tensor.write(0x3a);
        varint(tensor, numbers.length);
        tensor.writeBytes(numbers);
        var graph = new ByteArrayOutputStream();
        graph.write(0x2a);
        varint(graph, tensor.size());
        graph.writeBytes(tensor.toByteArray());
        return graph(graph.toByteArray());
    }

    private static byte[] attributes() {
        byte[] attributes = repeat("*\0", 200);
        var nodes = new ByteArrayOutputStream();
        for (int i = 0; i < 3_000; i++) {
            nodes.write(0x0a);
            varint(nodes, attributes.length);
            nodes.writeBytes(attributes);
        }
        return graph(nodes.toByteArray());
    }

    /** IR version 8 and a graph of these bytes. */
    private static byte[] graph(byte[] content) {
        var out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {8, 8, 0x3a});
        varint(out, content.length);
        out.writeBytes(content);
        return out.toByteArray();
    }

    private static void varint(ByteArrayOutputStream out, int value) {
        int left = value;
        while (left > 0x7f) {
            out.write((left & 0x7f) | 0x80);
            left >>>= 7;
        }
        out.write(left);
    }

    private static byte[] repeat(String bytes, int times) {
        return bytes.repeat(times).getBytes(StandardCharsets.ISO_8859_1);
    }
}
