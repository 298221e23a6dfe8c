package modelport.onnx.edit;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Stream;

/** The values that an operator reads, those of its inner graphs included. */
final class Uses {
    private Uses() {}

    static Set<String> of(NodeProto node) {
        var uses = new LinkedHashSet<String>();
        node.getInputList().stream().filter(input -> !input.isEmpty()).forEach(uses::add);
        graphs(node).forEach(graph -> uses.addAll(captured(graph)));
        return uses;
    }

    /** What a graph reads from outside. */
    private static Set<String> captured(GraphProto graph) {
        var uses = new LinkedHashSet<String>();
        var own = new LinkedHashSet<String>();
        graph.getInputList().forEach(input -> own.add(input.getName()));
        graph.getInitializerList().forEach(tensor -> own.add(tensor.getName()));
        graph.getSparseInitializerList()
                .forEach(sparse -> own.add(sparse.getValues().getName()));
        graph.getNodeList().forEach(node -> {
            own.addAll(node.getOutputList());
            uses.addAll(of(node));
        });
        graph.getOutputList().forEach(output -> uses.add(output.getName()));
        uses.removeAll(own);
        return uses;
    }

    /** Every name in an operator and in its inner graphs. */
    static Stream<String> names(NodeProto node) {
        Stream<String> own = Stream.concat(node.getInputList().stream(), node.getOutputList().stream());
        return Stream.concat(own, graphs(node).flatMap(Uses::names));
    }

    private static Stream<String> names(GraphProto graph) {
        Stream<String> given = Stream.concat(
                graph.getInputList().stream().map(input -> input.getName()),
                graph.getInitializerList().stream().map(tensor -> tensor.getName()));
        return Stream.concat(given, graph.getNodeList().stream().flatMap(Uses::names));
    }

    private static Stream<GraphProto> graphs(NodeProto node) {
        return node.getAttributeList().stream().flatMap(Uses::graphs);
    }

    private static Stream<GraphProto> graphs(AttributeProto attribute) {
        Stream<GraphProto> many = attribute.getGraphsList().stream();
        return attribute.hasG() ? Stream.concat(Stream.of(attribute.getG()), many) : many;
    }
}
