package modelport.compression.trees;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import modelport.compression.graph.UnfitException;
import modelport.onnx.ElementType;
import modelport.onnx.edit.Operator;
import modelport.onnx.edit.TensorValues;

/**
 * Reads and writes the operators TreeEnsembleClassifier and TreeEnsembleRegressor, where nodes are rows of a table and
 * a leaf may add to several targets.
 */
final class ClassicNode {
    private final Operator operator;
    private final String leaves;
    private final List<Long> treeIds;
    private final List<Long> nodeIds;
    private final List<Comparison> modes;
    private final double[] values;
    private final ElementType type;

    /** @param leaves how the names of the leaves' attributes begin: class_ or target_ */
    ClassicNode(Operator operator, String leaves) {
        this.operator = operator;
        this.leaves = leaves;
        treeIds = ints("nodes_treeids");
        nodeIds = ints("nodes_nodeids");
        modes = operator.attribute("nodes_modes").map(AttributeProto::getStringsList).orElse(List.of()).stream()
                .map(ByteString::toStringUtf8)
                .map(Comparison::valueOf)
                .toList();
        type = operator.attribute("nodes_values_as_tensor").isPresent() ? ElementType.DOUBLE : ElementType.FLOAT;
        values = floats("nodes_values");
        if (treeIds.size() != modes.size() || nodeIds.size() != modes.size() || values.length != modes.size()) {
            throw UnfitException.of("compression.tree-tests");
        }
    }

    private List<Long> ints(String name) {
        return operator.attribute(name).map(AttributeProto::getIntsList).orElse(List.of());
    }

    /** Numbers of an attribute, or of the tensor that may stand for it. */
    private double[] floats(String name) {
        return operator.attribute(name + "_as_tensor")
                .map(attribute -> TensorValues.doubles(attribute.getT()))
                .orElseGet(() -> operator.attribute(name).map(AttributeProto::getFloatsList).orElse(List.of()).stream()
                        .mapToDouble(Float::doubleValue)
                        .toArray());
    }

    ElementType type() {
        return type;
    }

    List<Long> leafTargets() {
        return ints(leaves + "ids");
    }

    double[] leafWeights() {
        return floats(leaves + "weights");
    }

    private record Key(long tree, long node) {}

    /** The trees in the operator's order; all leaves add to all targets. */
    List<DecisionTree> trees(int targets, double share) {
        var rows = new LinkedHashMap<Long, List<Integer>>();
        var places = new HashMap<Key, Integer>();
        for (int i = 0; i < treeIds.size(); i++) {
            rows.computeIfAbsent(treeIds.get(i), _ -> new ArrayList<>()).add(i);
            places.put(new Key(treeIds.get(i), nodeIds.get(i)), i);
        }
        Map<Integer, double[]> weights = weights(places, targets, share);
        return rows.values().stream()
                .map(tree -> tree(tree, places, weights, targets))
                .toList();
    }

    private Map<Integer, double[]> weights(Map<Key, Integer> places, int targets, double share) {
        var weights = new HashMap<Integer, double[]>();
        List<Long> trees = ints(leaves + "treeids");
        List<Long> nodes = ints(leaves + "nodeids");
        List<Long> to = leafTargets();
        double[] numbers = leafWeights();
        for (int i = 0; i < numbers.length; i++) {
            int leaf = required(places, new Key(trees.get(i), nodes.get(i)));
            weights.computeIfAbsent(leaf, _ -> new double[targets])[Math.toIntExact(to.get(i))] += numbers[i] * share;
        }
        return weights;
    }

    private static int required(Map<Key, Integer> places, Key key) {
        Integer place = places.get(key);
        if (place == null) {
            throw UnfitException.of("compression.tree-tests");
        }
        return place;
    }

    private DecisionTree tree(
            List<Integer> rows, Map<Key, Integer> places, Map<Integer, double[]> weights, int targets) {
        List<Long> yes = ints("nodes_truenodeids");
        List<Long> no = ints("nodes_falsenodeids");
        List<Long> features = ints("nodes_featureids");
        List<Long> missing = ints("nodes_missing_value_tracks_true");
        long tree = treeIds.get(rows.getFirst());
        var below = new HashMap<Integer, int[]>();
        var children = new HashSet<Integer>();
        for (int row : rows) {
            if (modes.get(row) != Comparison.LEAF) {
                int[] ways = {
                    required(places, new Key(tree, yes.get(row))), required(places, new Key(tree, no.get(row)))
                };
                below.put(row, ways);
                children.add(ways[0]);
                children.add(ways[1]);
            }
        }
        int root = root(rows, children);
        var order = new ArrayList<Integer>();
        var numbers = new HashMap<Integer, Integer>();
        if (below.containsKey(root)) {
            number(root, order, numbers);
        }
        for (int i = 0; i < order.size(); i++) {
            for (int way : ways(below, order.get(i))) {
                if (below.containsKey(way)) {
                    number(way, order, numbers);
                }
            }
        }
        var tests = new DecisionTree.Tests(order.size());
        var made = new ArrayList<double[]>();
        for (int i = 0; i < order.size(); i++) {
            int row = order.get(i);
            Comparison comparison = modes.get(row);
            boolean tracks = !missing.isEmpty() && missing.get(row) != 0;
            tests.set(
                    i,
                    Math.toIntExact(features.get(row)),
                    comparison.threshold(values[row], type),
                    tracks != comparison.isTurned());
            int[] ways = ways(below, row);
            int passed = place(ways[0], numbers, weights, made, targets);
            int failed = place(ways[1], numbers, weights, made, targets);
            tests.link(i, comparison.isTurned() ? failed : passed, comparison.isTurned() ? passed : failed);
        }
        if (order.isEmpty()) {
            made.add(weights.getOrDefault(root, new double[targets]));
        }
        return new DecisionTree(tests, made, IntStream.range(0, targets).toArray());
    }

    private static int[] ways(Map<Integer, int[]> below, int row) {
        int[] ways = below.get(row);
        if (ways == null) {
            throw UnfitException.of("compression.tree-tests");
        }
        return ways;
    }

    private static void number(int row, List<Integer> order, Map<Integer, Integer> numbers) {
        if (numbers.put(row, order.size()) != null) {
            throw UnfitException.of("compression.tree-tests");
        }
        order.add(row);
    }

    private static int root(List<Integer> rows, Set<Integer> children) {
        List<Integer> roots =
                rows.stream().filter(row -> !children.contains(row)).toList();
        if (roots.size() != 1) {
            throw UnfitException.of("compression.tree-tests");
        }
        return roots.getFirst();
    }

    private static int place(
            int row,
            Map<Integer, Integer> numbers,
            Map<Integer, double[]> weights,
            List<double[]> leaves,
            int targets) {
        Integer test = numbers.get(row);
        if (test != null) {
            return test;
        }
        leaves.add(weights.getOrDefault(row, new double[targets]).clone());
        return ~(leaves.size() - 1);
    }

    /** The operator with other trees. */
    NodeProto write(List<DecisionTree> trees, boolean average) {
        var table = new ClassicTable(type, leaves);
        for (DecisionTree tree : trees) {
            table.add(tree);
        }
        NodeProto.Builder written = operator.node().toBuilder().clearAttribute();
        operator.node().getAttributeList().stream()
                .filter(attribute -> !ClassicTable.isWritten(attribute.getName(), leaves))
                .filter(attribute -> !(average && attribute.getName().equals("aggregate_function")))
                .forEach(written::addAttribute);
        return written.addAllAttribute(table.attributes()).build();
    }
}
