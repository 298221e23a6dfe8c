package modelport.onnx;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import modelport.onnx.Skeleton.Function;
import modelport.onnx.Skeleton.Graph;
import modelport.onnx.Skeleton.Node;
import modelport.onnx.Skeleton.Opset;

/** Holds every operator against the domains that may run here, and expands the file's own functions in thought. */
final class Operators {
    private static final int MAX_CALL_DEPTH = 64;

    /** Operators of allowed domains that run code from elsewhere: compiled for a device, or in Python. */
    private static final Set<String> FOREIGN_CODE = Set.of("EPContext", "ATen", "PythonOp", "PythonOpGrad");

    private final OnnxLimits limits;
    private final Map<Key, Function> functions = new HashMap<>();
    private final Map<Key, Long> expanded = new HashMap<>();
    private final Set<Key> expanding = new HashSet<>();

    private Operators(OnnxLimits limits) {
        this.limits = limits;
    }

    private record Key(String domain, String name, String overload) {
        static Key of(Function function) {
            return new Key(function.domain(), function.name(), function.overload());
        }
    }

    static void check(Skeleton model, OnnxLimits limits) {
        var operators = new Operators(limits);
        for (Function function : model.functions()) {
            if (function.name().isEmpty() || operators.functions.put(Key.of(function), function) != null) {
                throw RefusedException.of("onnx.function-twice", "function", function.name());
            }
        }
        operators.checkGraph(model.graph(), model.opsets());
        for (Graph graph : model.trainingGraphs()) {
            operators.checkGraph(graph, model.opsets());
        }
        for (Function function : model.functions()) {
            operators.size(function);
        }
    }

    private void checkGraph(Graph graph, List<Opset> opsets) {
        requireSize(size(graph.nodes(), Versions.imported(opsets).keySet()));
    }

    /** How many operators these are once functions are expanded. */
    private long size(List<Node> nodes, Set<String> imported) {
        long size = 0;
        for (Node node : nodes) {
            if (node.operator().isEmpty()) {
                throw RefusedException.of("onnx.no-operator", "node", node.name());
            }
            if (!imported.contains(node.domain())) {
                throw RefusedException.of(
                        "onnx.domain-not-imported", "domain", node.domain(), "operator", node.operator());
            }
            Function function = functions.get(new Key(node.domain(), node.operator(), node.overload()));
            if (function != null) {
                size += size(function);
            } else if (FOREIGN_CODE.contains(node.operator())) {
                throw RefusedException.of("onnx.operator", "operator", node.operator());
            } else if (Versions.isKnown(node.domain())) {
                size++;
            } else {
                throw RefusedException.of("onnx.domain", "domain", node.domain(), "operator", node.operator());
            }
            for (Graph subgraph : node.subgraphs().toList()) {
                size += size(subgraph.nodes(), imported);
            }
            requireSize(size);
        }
        return size;
    }

    private long size(Function function) {
        Key key = Key.of(function);
        Long known = expanded.get(key);
        if (known != null) {
            return known;
        }
        // The recursion of calls is also held against the depth that the stack bears.
        if (!expanding.add(key) || expanding.size() > MAX_CALL_DEPTH) {
            throw RefusedException.of("onnx.function-recursion", "function", key.name(), "limit", MAX_CALL_DEPTH);
        }
        long size = size(function.nodes(), Versions.imported(function.opsets()).keySet());
        expanding.remove(key);
        expanded.put(key, size);
        return size;
    }

    private void requireSize(long size) {
        if (size > limits.nodes()) {
            throw RefusedException.of("onnx.too-many-nodes", "limit", limits.nodes());
        }
    }
}
