package modelport.training.forest;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import modelport.onnx.ElementType;
import modelport.onnx.build.Graph;
import modelport.onnx.build.TreeEnsemble;
import modelport.onnx.build.TreeEnsemble.Leaves;
import modelport.onnx.build.TreeEnsemble.Test;
import modelport.onnx.build.Value;

/**
 * Writes trees as one operator.
 *
 * @param rows [N, columns] of type FLOAT
 */
record ForestGraph(Graph graph, Value rows, List<Tree> trees) {
    ForestGraph {
        trees = List.copyOf(trees);
    }

    /** What a leaf adds to which sum. */
    private record Adds(IntUnaryOperator to, IntToDoubleFunction what) implements Leaves {
        @Override
        public int target(int leaf) {
            return to.applyAsInt(leaf);
        }

        @Override
        public double weight(int leaf) {
            return what.applyAsDouble(leaf);
        }
    }

    /** Means of numbers: [N, 1] of type DOUBLE. */
    Value means() {
        var ensemble = new TreeEnsemble(ElementType.DOUBLE, Test.AT_MOST, 1);
        trees.forEach(tree -> ensemble.add(tree, new Adds(_ -> 0, leaf -> tree.said(leaf)[0])));
        return graph.div(ensemble.of(graph, graph.cast(rows, ElementType.DOUBLE)), graph.number(trees.size()));
    }

    /** Mean shares of the classes: [N, classes] of type DOUBLE. */
    Value shares(int classes) {
        return trees.stream().allMatch(ForestGraph::isSure) ? votes(classes) : looked(classes);
    }

    /** Whether every leaf has but one class: then counting is enough, and fast. */
    private static boolean isSure(Tree tree) {
        return IntStream.range(0, tree.size())
                .filter(tree::isLeaf)
                .allMatch(leaf -> Arrays.stream(tree.said(leaf)).max().orElseThrow() == 1);
    }

    private Value votes(int classes) {
        var ensemble = new TreeEnsemble(ElementType.FLOAT, Test.AT_MOST, classes);
        trees.forEach(tree -> ensemble.add(tree, new Adds(leaf -> largest(tree.said(leaf)), _ -> 1)));
        Value counts = graph.cast(ensemble.of(graph, rows), ElementType.DOUBLE);
        return graph.div(counts, graph.number(trees.size()));
    }

    private static int largest(double... shares) {
        int largest = 0;
        for (int c = 1; c < shares.length; c++) {
            largest = shares[c] > shares[largest] ? c : largest;
        }
        return largest;
    }

    /** Every tree says the place of its leaf's shares in a table, where equal ones stand once. */
    private Value looked(int classes) {
        Map<List<Double>, Integer> places = new LinkedHashMap<>();
        var ensemble = new TreeEnsemble(ElementType.FLOAT, Test.AT_MOST, trees.size());
        for (int i = 0; i < trees.size(); i++) {
            Tree tree = trees.get(i);
            int place = i;
            ensemble.add(tree, new Adds(_ -> place, leaf -> placeOf(tree.said(leaf), places)));
        }
        double[] table = places.keySet().stream()
                .flatMap(List::stream)
                .mapToDouble(Double::doubleValue)
                .toArray();
        Value reached = graph.cast(ensemble.of(graph, rows), ElementType.INT64);
        Value said = graph.gather(graph.doubles(table, places.size(), classes), reached, 0);
        return graph.reduce("ReduceMean", said, 1, false);
    }

    private static int placeOf(double[] shares, Map<List<Double>, Integer> places) {
        List<Double> key = Arrays.stream(shares).boxed().toList();
        return places.computeIfAbsent(key, _ -> places.size());
    }
}
