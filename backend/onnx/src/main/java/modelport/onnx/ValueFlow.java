package modelport.onnx;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import modelport.onnx.Skeleton.Function;
import modelport.onnx.Skeleton.Graph;
import modelport.onnx.Skeleton.Node;
import modelport.onnx.Skeleton.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * Follows names through the graphs: each is defined once, every use has a definition, and none leads back to itself.
 */
final class ValueFlow {
    private ValueFlow() {}

    static void check(Skeleton model) {
        requireNames(model.graph());
        checkGraph(model.graph(), new Scope(Set.of(), null));
        for (Function function : model.functions()) {
            var scope = new Scope(new HashSet<>(function.inputs()), null);
            checkNodes(function.nodes(), scope, function.outputs());
        }
    }

    /** Names that a graph knows, and those around it. */
    private record Scope(Set<String> names, @Nullable Scope outer) {
        boolean knows(String name) {
            for (Scope scope = this; scope != null; scope = scope.outer) {
                if (scope.names.contains(name)) {
                    return true;
                }
            }
            return false;
        }

        void define(String name) {
            if (!names.add(name)) {
                throw RefusedException.of("onnx.value-twice", "value", name);
            }
        }
    }

    private static void requireNames(Graph graph) {
        if (graph.outputs().isEmpty()) {
            throw RefusedException.of("onnx.no-output");
        }
        for (OnnxValue value : graph.inputs()) {
            requireName(value);
        }
        Set<String> outputs = new HashSet<>();
        for (OnnxValue value : graph.outputs()) {
            requireName(value);
            if (!outputs.add(value.name())) {
                throw RefusedException.of("onnx.value-twice", "value", value.name());
            }
        }
    }

    private static void requireName(OnnxValue value) {
        if (value.name().isEmpty()) {
            throw RefusedException.of("onnx.no-name");
        }
    }

    /** Names that come from outside the graph. */
    private static Set<String> checkGraph(Graph graph, Scope outer) {
        var scope = new Scope(new HashSet<>(), outer);
        for (OnnxValue input : graph.inputs()) {
            scope.define(input.name());
        }
        Set<String> initializers = new HashSet<>();
        graph.initializers().stream().map(Tensor::name).forEach(name -> initializer(initializers, name));
        graph.sparseInitializers()
                .forEach(sparse -> initializer(initializers, sparse.values().name()));
        // An initializer may give an input its default.
        scope.names.addAll(initializers);
        List<String> outputs = graph.outputs().stream().map(OnnxValue::name).toList();
        return checkNodes(graph.nodes(), scope, outputs);
    }

    private static void initializer(Set<String> initializers, String name) {
        if (name.isEmpty()) {
            throw RefusedException.of("onnx.no-name");
        }
        if (!initializers.add(name)) {
            throw RefusedException.of("onnx.value-twice", "value", name);
        }
    }

    private static Set<String> checkNodes(List<Node> nodes, Scope scope, List<String> outputs) {
        Set<String> given = Set.copyOf(scope.names);
        Map<String, Integer> producers = new HashMap<>();
        for (int i = 0; i < nodes.size(); i++) {
            for (String output : nodes.get(i).outputs()) {
                if (!output.isEmpty()) {
                    scope.define(output);
                    producers.put(output, i);
                }
            }
        }
        Set<String> captured = new HashSet<>();
        List<List<Integer>> dependencies = new ArrayList<>();
        for (Node node : nodes) {
            Set<Integer> from = new HashSet<>();
            for (String use : uses(node, scope)) {
                Integer producer = producers.get(use);
                if (producer != null) {
                    from.add(producer);
                } else if (!given.contains(use)) {
                    captured.add(use);
                }
            }
            dependencies.add(List.copyOf(from));
        }
        for (String output : outputs) {
            if (!output.isEmpty() && !scope.knows(output)) {
                throw RefusedException.of("onnx.undefined", "value", output, "node", "");
            }
            if (!scope.names.contains(output)) {
                captured.add(output);
            }
        }
        requireNoCycle(nodes, dependencies);
        return captured;
    }

    /** The names that a node takes from its graph or from around it, its subgraphs' included. */
    private static Set<String> uses(Node node, Scope scope) {
        Set<String> uses = new HashSet<>();
        for (String input : node.inputs()) {
            if (input.isEmpty()) {
                continue;
            }
            if (!scope.knows(input)) {
                throw RefusedException.of("onnx.undefined", "value", input, "node", node.shown());
            }
            uses.add(input);
        }
        node.subgraphs().forEach(subgraph -> uses.addAll(checkGraph(subgraph, scope)));
        return uses;
    }

    private static void requireNoCycle(List<Node> nodes, List<List<Integer>> dependencies) {
        var waiting = new int[nodes.size()];
        List<List<Integer>> users = new ArrayList<>();
        nodes.forEach(_ -> users.add(new ArrayList<>()));
        Deque<Integer> ready = new ArrayDeque<>();
        for (int i = 0; i < waiting.length; i++) {
            waiting[i] = dependencies.get(i).size();
            for (int dependency : dependencies.get(i)) {
                users.get(dependency).add(i);
            }
            if (waiting[i] == 0) {
                ready.add(i);
            }
        }
        int done = 0;
        while (!ready.isEmpty()) {
            done++;
            for (int user : users.get(ready.remove())) {
                if (--waiting[user] == 0) {
                    ready.add(user);
                }
            }
        }
        for (int i = 0; done < waiting.length && i < waiting.length; i++) {
            if (waiting[i] > 0) {
                throw RefusedException.of("onnx.cycle", "node", nodes.get(i).shown());
            }
        }
    }
}
