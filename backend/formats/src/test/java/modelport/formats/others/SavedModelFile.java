package modelport.formats.others;

import java.util.ArrayList;
import java.util.List;
import modelport.formats.Protobuf;

/** Writes a saved_model.pb: {@code y = op(x)}, and what else a test wants in it. */
final class SavedModelFile {
    private static final int FLOAT = 1;

    private final List<Protobuf> nodes = new ArrayList<>();
    private final List<Protobuf> functions = new ArrayList<>();
    private final List<Protobuf> assets = new ArrayList<>();
    private String tag = "serve";
    private String output = "y:0";

    static SavedModelFile of(String operator) {
        return new SavedModelFile().node("x", "Placeholder").node("y", operator, "x");
    }

    SavedModelFile node(String name, String operator, String... inputs) {
        nodes.add(node(name, operator, List.of(inputs)));
        return this;
    }

    /** A function that calls one operator, and a node that calls the function. */
    SavedModelFile calling(String name, String operator) {
        functions.add(Protobuf.message()
                .with(1, Protobuf.message().text(1, "f_" + name))
                .with(3, node("inner", operator, List.of())));
        nodes.add(node(name, "PartitionedCall", List.of("x"))
                .with(
                        5,
                        Protobuf.message()
                                .text(1, "f")
                                .with(
                                        2,
                                        Protobuf.message()
                                                .with(10, Protobuf.message().text(1, "f_" + name)))));
        return this;
    }

    SavedModelFile output(String value) {
        output = value;
        return this;
    }

    SavedModelFile asset(String name) {
        assets.add(Protobuf.message().text(2, name));
        return this;
    }

    SavedModelFile tag(String other) {
        tag = other;
        return this;
    }

    private static Protobuf node(String name, String operator, List<String> inputs) {
        Protobuf node = Protobuf.message().text(1, name).text(2, operator);
        inputs.forEach(input -> node.text(3, input));
        return node;
    }

    byte[] build() {
        Protobuf graph = Protobuf.message();
        nodes.forEach(node -> graph.with(1, node));
        Protobuf library = Protobuf.message();
        functions.forEach(function -> library.with(1, function));
        graph.with(2, library);
        Protobuf shape = Protobuf.message()
                .with(2, Protobuf.message().number(1, -1))
                .with(2, Protobuf.message().number(1, 3));
        Protobuf signature =
                Protobuf.message().with(1, entry("x", tensor("x:0", shape))).with(2, entry("y", tensor(output, shape)));
        Protobuf meta = Protobuf.message()
                .with(1, Protobuf.message().text(4, tag).text(5, "2.16.2"))
                .with(2, graph)
                .with(5, entry("serving_default", signature));
        assets.forEach(asset -> meta.with(6, asset));
        return Protobuf.message().number(1, 1).with(2, meta).build();
    }

    private static Protobuf tensor(String name, Protobuf shape) {
        return Protobuf.message().text(1, name).number(2, FLOAT).with(3, shape);
    }

    private static Protobuf entry(String key, Protobuf value) {
        return Protobuf.message().text(1, key).with(2, value);
    }
}
