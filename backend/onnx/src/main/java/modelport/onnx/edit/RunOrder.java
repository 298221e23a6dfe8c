package modelport.onnx.edit;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeSet;

/** Puts operators in an order in which each comes after those that it reads from; otherwise they stay as they were. */
final class RunOrder {
    private final Map<Integer, NodeProto> nodes;
    private final Map<Integer, Set<Integer>> before = new HashMap<>();
    private final Map<String, Integer> producers;

    RunOrder(Map<Integer, NodeProto> nodes, Map<String, Integer> producers) {
        this.nodes = nodes;
        this.producers = producers;
        nodes.forEach((id, node) -> before.put(id, producers(Uses.of(node))));
    }

    private Set<Integer> producers(Collection<String> values) {
        var found = new TreeSet<Integer>();
        for (String value : values) {
            Integer producer = producers.get(value);
            if (producer != null) {
                found.add(producer);
            }
        }
        return found;
    }

    /** The operators that these values are made by. */
    List<NodeProto> needed(Collection<String> values) {
        Set<Integer> needed = new TreeSet<>();
        Deque<Integer> open = new ArrayDeque<>(producers(values));
        while (!open.isEmpty()) {
            int id = open.pop();
            if (needed.add(id)) {
                open.addAll(before(id));
            }
        }
        return ordered(needed);
    }

    private Set<Integer> before(int id) {
        return Objects.requireNonNull(before.get(id));
    }

    private List<NodeProto> ordered(Set<Integer> needed) {
        var after = new HashMap<Integer, List<Integer>>();
        var waiting = new HashMap<Integer, Integer>();
        var ready = new PriorityQueue<Integer>();
        for (int id : needed) {
            before(id)
                    .forEach(earlier -> after.computeIfAbsent(earlier, _ -> new ArrayList<>())
                            .add(id));
            waiting.put(id, before(id).size());
            if (before(id).isEmpty()) {
                ready.add(id);
            }
        }
        var ordered = new ArrayList<NodeProto>();
        while (!ready.isEmpty()) {
            int id = ready.remove();
            ordered.add(nodes.get(id));
            for (int later : after.getOrDefault(id, List.of())) {
                if (Objects.requireNonNull(waiting.merge(later, -1, Integer::sum)) == 0) {
                    ready.add(later);
                }
            }
        }
        if (ordered.size() != needed.size()) {
            throw new IllegalStateException("the graph leads back to itself");
        }
        return ordered;
    }
}
