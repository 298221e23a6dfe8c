package modelport.onnx;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import modelport.onnx.Skeleton.Attribute;
import modelport.onnx.Skeleton.Graph;
import modelport.onnx.Skeleton.Node;
import modelport.onnx.Skeleton.Tensor;

/** Finds a classifier's labels: back from the outputs to the operator that knows them, or in the metadata. */
final class ClassLabels {
    private static final Set<String> DIRECT = Set.of("classlabels_strings", "classlabels_int64s", "classlabels_ints");
    private static final List<String> METADATA = List.of("class_labels", "classes", "labels", "class_names", "names");

    private ClassLabels() {}

    static List<String> find(Skeleton model) {
        List<String> labels = inGraph(model.graph());
        return labels.isEmpty() ? inMetadata(model.metadata()) : labels;
    }

    private static List<String> inGraph(Graph graph) {
        Map<String, Node> producers = new HashMap<>();
        graph.nodes().forEach(node -> node.outputs().forEach(output -> producers.put(output, node)));
        Map<String, Tensor> constants = new HashMap<>();
        graph.initializers().forEach(tensor -> constants.put(tensor.name(), tensor));
        Deque<String> ahead = new ArrayDeque<>();
        graph.outputs().forEach(output -> ahead.add(output.name()));
        Set<String> seen = new HashSet<>();
        while (!ahead.isEmpty()) {
            String value = ahead.remove();
            Node node = producers.get(value);
            if (node == null || !seen.add(value)) {
                continue;
            }
            List<String> labels = of(node, constants);
            if (!labels.isEmpty()) {
                return labels;
            }
            ahead.addAll(node.inputs());
        }
        return List.of();
    }

    private static List<String> of(Node node, Map<String, Tensor> constants) {
        return switch (node.qualified()) {
            case "ai.onnx.ml.ArrayFeatureExtractor", "Gather", "GatherElements" -> {
                Tensor table = node.inputs().isEmpty()
                        ? null
                        : constants.get(node.inputs().getFirst());
                // Plain ONNX gathers numbers for many reasons, texts only for labels.
                boolean labels = table != null
                        && table.dims().size() <= 2
                        && (node.domain().equals(Versions.ML) || table.type() == ElementType.STRING.code());
                yield labels ? Objects.requireNonNull(table).labels() : List.of();
            }
            case "ai.onnx.ml.LabelEncoder" -> encoded(node);
            default ->
                node.domain().equals(Versions.ML) ? attribute(node, DIRECT).orElse(List.of()) : List.of();
        };
    }

    /** An encoder from 0, 1, 2 ... to labels. */
    private static List<String> encoded(Node node) {
        List<String> keys = attribute(node, Set.of("keys_int64s")).orElse(List.of());
        List<String> values =
                attribute(node, Set.of("values_strings", "values_int64s")).orElse(List.of());
        List<String> indices =
                IntStream.range(0, keys.size()).mapToObj(Integer::toString).toList();
        if (!keys.isEmpty() && keys.equals(indices) && values.size() == keys.size()) {
            return values;
        }
        return attribute(node, DIRECT).orElse(List.of());
    }

    private static Optional<List<String>> attribute(Node node, Set<String> names) {
        return node.attributes().stream()
                .filter(attribute -> names.contains(attribute.name()))
                .map(Attribute::labels)
                .filter(labels -> !labels.isEmpty())
                .findFirst();
    }

    /** Exporters write lists as JSON or Python, or dictionaries from index to name. */
    private static List<String> inMetadata(Map<String, String> metadata) {
        return METADATA.stream()
                .map(metadata::get)
                .filter(Objects::nonNull)
                .map(LabelList::parse)
                .filter(labels -> !labels.isEmpty())
                .findFirst()
                .orElse(List.of());
    }
}
