package modelport.onnx.tuning;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import modelport.onnx.ElementType;
import modelport.onnx.Tensors;

/** The labels of a classifier in the order of its probabilities: what its label output is picked from. */
sealed interface LabelTable {
    /** A tensor that the graph has already; its elements in order are the labels. */
    record Stored(String initializer) implements LabelTable {}

    /** Labels that an operator knows. */
    record Known(TensorProto tensor) implements LabelTable {}

    /** Operators that do not change which label it is. */
    Set<String> PASSING = Set.of("Identity", "Cast", "Reshape", "Squeeze", "Unsqueeze", "Flatten");

    int FARTHEST = 20;

    /** Goes back from the label to where it is picked. */
    static Optional<LabelTable> of(ModelProto model, ValueInfoProto label, int classes) {
        GraphProto graph = model.getGraph();
        String value = label.getName();
        for (int i = 0; i < FARTHEST; i++) {
            Optional<NodeProto> producer = producer(graph, value);
            if (producer.isEmpty()) {
                return Optional.empty();
            }
            NodeProto node = producer.get();
            if (!PASSING.contains(node.getOpType())) {
                return picked(graph, node, classes);
            }
            value = node.getInput(0);
        }
        return Optional.empty();
    }

    private static Optional<NodeProto> producer(GraphProto graph, String value) {
        return graph.getNodeList().stream()
                .filter(node -> node.getOutputList().contains(value))
                .findFirst();
    }

    private static Optional<LabelTable> picked(GraphProto graph, NodeProto node, int classes) {
        return switch (node.getOpType()) {
            case "Gather", "ArrayFeatureExtractor" -> stored(graph, node.getInput(0), classes);
            case "ArgMax" ->
                Optional.of(
                        new Known(Tensors.longs("", LongStream.range(0, classes).toArray(), classes)));
            default -> known(node, classes);
        };
    }

    private static Optional<LabelTable> stored(GraphProto graph, String name, int classes) {
        return graph.getInitializerList().stream()
                .filter(tensor -> tensor.getName().equals(name))
                .filter(tensor -> tensor.getDimsList().stream().reduce(1L, Math::multiplyExact) == classes)
                .<LabelTable>map(tensor -> new Stored(name))
                .findFirst();
    }

    private static Optional<LabelTable> known(NodeProto node, int classes) {
        for (AttributeProto attribute : node.getAttributeList()) {
            boolean texts = attribute.getName().equals("classlabels_strings");
            boolean numbers = attribute.getName().startsWith("classlabels_int");
            if (texts && attribute.getStringsCount() == classes) {
                String[] labels = attribute.getStringsList().stream()
                        .map(ByteString::toStringUtf8)
                        .toArray(String[]::new);
                return Optional.of(new Known(Tensors.strings("", labels, classes)));
            }
            if (numbers && attribute.getIntsCount() == classes) {
                long[] labels = attribute.getIntsList().stream()
                        .mapToLong(Long::longValue)
                        .toArray();
                return Optional.of(new Known(Tensors.longs("", labels, classes)));
            }
        }
        return Optional.empty();
    }

    /** The label of each index, in the element type and shape of the label output. */
    default String pick(GraphEdit edit, String indexes, ValueInfoProto label) {
        String table = switch (this) {
            case Stored stored -> stored.initializer();
            case Known known -> edit.initializer(known.tensor());
        };
        String flat = edit.node("Reshape", List.of(table, edit.integers(-1)));
        String picked = edit.node("Gather", List.of(flat, indexes));
        ElementType type = ClassifierOutputs.element(label);
        String cast = type == ElementType.STRING ? picked : edit.cast(picked, type);
        return ClassifierOutputs.dims(label).size() == 2
                ? edit.node("Reshape", List.of(cast, edit.integers(-1, 1)))
                : cast;
    }
}
