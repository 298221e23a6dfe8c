package modelport.formats.savedmodel;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import modelport.onnx.RefusedException;

/** The nodes of a graph and of its functions: what each computes, and what it needs for that. */
final class TfGraph {
    private static final int MOST_NODES = 1_000_000;

    /**
     * A node.
     *
     * @param operator its kind, or the function that it calls
     * @param inputs names of the nodes before it
     * @param functions that its attributes name
     */
    record Node(String name, String operator, List<String> inputs, List<String> functions) {}

    private final Map<String, Node> nodes = new HashMap<>();
    private final Map<String, List<Node>> functions = new HashMap<>();
    private int count;

    private TfGraph() {}

    static TfGraph of(ProtoMessage graph) {
        var read = new TfGraph();
        graph.each(field -> {
            switch (field.number()) {
                case 1 -> {
                    Node node = read.node(graph.message(field));
                    if (read.nodes.putIfAbsent(node.name, node) != null) {
                        throw RefusedException.of("savedmodel.broken-file-twice", "name", node.name);
                    }
                }
                case 2 -> read.library(graph.message(field));
                default -> {}
            }
        });
        return read;
    }

    private void library(ProtoMessage library) {
        library.each(field -> {
            if (field.number() == 1) {
                function(library.message(field));
            }
        });
    }

    private void function(ProtoMessage function) {
        var body = new ArrayList<Node>();
        var name = new String[] {""};
        function.each(field -> {
            switch (field.number()) {
                case 1 -> name[0] = function.message(field).text(1);
                case 3 -> body.add(node(function.message(field)));
                default -> {}
            }
        });
        if (functions.putIfAbsent(name[0], body) != null) {
            throw RefusedException.of("savedmodel.broken-file-twice", "name", name[0]);
        }
    }

    private Node node(ProtoMessage message) {
        if (++count > MOST_NODES) {
            throw RefusedException.of("savedmodel.resource-limit", "limit", MOST_NODES);
        }
        var texts = new String[] {"", ""};
        var inputs = new ArrayList<String>();
        var called = new ArrayList<String>();
        message.each(field -> {
            switch (field.number()) {
                case 1 -> texts[0] = message.text(field);
                case 2 -> texts[1] = message.text(field);
                case 3 -> inputs.add(source(message.text(field)));
                case 5 -> message.message(field).last(2).ifPresent(value -> called(value, called));
                default -> {}
            }
        });
        return new Node(texts[0], texts[1], List.copyOf(inputs), List.copyOf(called));
    }

    /** The functions that an attribute names, alone or in a list. */
    private static void called(ProtoMessage value, List<String> called) {
        value.each(field -> {
            switch (field.number()) {
                case 10 -> called.add(value.message(field).text(1));
                case 1 -> {
                    ProtoMessage list = value.message(field);
                    list.each(item -> {
                        if (item.number() == 9) {
                            called.add(list.message(item).text(1));
                        }
                    });
                }
                default -> {}
            }
        });
    }

    /** The node of a value: {@code ^a}, {@code a:0} and {@code a:out:0} are all of a. */
    static String source(String input) {
        String name = input.startsWith("^") ? input.substring(1) : input;
        int colon = name.indexOf(':');
        return colon < 0 ? name : name.substring(0, colon);
    }

    boolean isFunction(String operator) {
        return functions.containsKey(operator);
    }

    boolean has(String node) {
        return nodes.containsKey(node);
    }

    /** Every node, of functions too. */
    List<Node> all() {
        var all = new ArrayList<>(nodes.values());
        functions.values().forEach(all::addAll);
        return all;
    }

    /** Every node that runs when these do: what they need, and whole functions that are called on the way. */
    Collection<Node> behind(Collection<String> outputs) {
        Set<Node> reached = new LinkedHashSet<>();
        Set<String> called = new HashSet<>();
        Deque<Node> left = new ArrayDeque<>();
        outputs.stream().filter(nodes::containsKey).map(nodes::get).forEach(left::add);
        while (!left.isEmpty()) {
            Node node = left.removeFirst();
            if (!reached.add(node)) {
                continue;
            }
            if (node.equals(nodes.get(node.name))) {
                node.inputs.stream().filter(nodes::containsKey).map(nodes::get).forEach(left::add);
            }
            var names = new ArrayList<>(node.functions);
            names.add(node.operator);
            names.stream()
                    .filter(name -> functions.containsKey(name) && called.add(name))
                    .forEach(name -> left.addAll(functions.get(name)));
        }
        return reached;
    }
}
