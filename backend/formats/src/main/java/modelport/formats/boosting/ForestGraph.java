package modelport.formats.boosting;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.IntToDoubleFunction;
import modelport.onnx.ElementType;
import modelport.onnx.build.Graph;
import modelport.onnx.build.TreeEnsemble;
import modelport.onnx.build.TreeEnsemble.Leaves;
import modelport.onnx.build.TreeEnsemble.Test;
import modelport.onnx.build.Value;
import org.jspecify.annotations.Nullable;

/**
 * Writes a forest into a graph, in the type of its rows. Where a leaf has more than one number, or a formula, the
 * operator only says which leaf was reached, and the graph looks up the rest; trees are then taken in groups, since a
 * row has one leaf for each tree of a group at a time.
 */
final class ForestGraph {
    private static final int TREES_TOGETHER = 256;

    private final Graph graph;
    private final Forest forest;
    private final DerivedColumns columns;
    private final Value matrix;
    private final Value extended;

    /** A forest that sees rows, [N, features]. */
    ForestGraph(Graph graph, Value matrix, Forest forest, CategoryRule rule) {
        this.graph = graph;
        this.forest = forest;
        this.matrix = matrix;
        columns = DerivedColumns.of(forest);
        extended = columns.append(graph, matrix, rule);
    }

    /** What the rows' leaves add up to, from a start for each output, [N, outputs]. */
    Value sums(double[] start) {
        boolean single = forest.leafWidth() == 1
                && forest.trees().stream().noneMatch(tree -> tree.linear().isPresent());
        return single ? single(start) : lookedUp(start);
    }

    private Value single(double[] start) {
        TreeEnsemble ensemble = ensemble(forest.outputs());
        for (int output = 0; output < start.length; output++) {
            if (start[output] != 0) {
                ensemble.add(output, start[output]);
            }
        }
        for (Tree tree : forest.trees()) {
            add(ensemble, tree, tree.output(), leaf -> tree.leaves()[leaf]);
        }
        return ensemble.of(graph, extended);
    }

    private TreeEnsemble ensemble(int targets) {
        return new TreeEnsemble(matrix.type(), forest.strict() ? Test.BELOW : Test.AT_MOST, targets);
    }

    private void add(TreeEnsemble ensemble, Tree tree, int target, IntToDoubleFunction weight) {
        var nodes = new EnsembleTree(tree, columns);
        ensemble.add(nodes, new Leaves() {
            @Override
            public int target(int node) {
                return target;
            }

            @Override
            public double weight(int node) {
                return weight.applyAsDouble(nodes.leaf(node));
            }
        });
    }

    private Value lookedUp(double[] start) {
        @Nullable Value sum = null;
        for (List<Tree> trees : together()) {
            Value part = lookedUp(trees);
            sum = sum == null ? part : graph.add(sum, part);
        }
        Value found = Objects.requireNonNull(sum);
        return start.length == 0 ? found : graph.add(found, DerivedColumns.numbers(graph, matrix.type(), start));
    }

    /** Groups of whole rounds. */
    private List<List<Tree>> together() {
        List<Tree> trees = forest.trees();
        int perRound = forest.leafWidth() == 1 ? forest.outputs() : 1;
        int size = Math.max(1, TREES_TOGETHER / perRound) * perRound;
        List<List<Tree>> groups = new ArrayList<>();
        for (int from = 0; from < trees.size(); from += size) {
            groups.add(trees.subList(from, Math.min(trees.size(), from + size)));
        }
        return groups;
    }

    private Value lookedUp(List<Tree> trees) {
        TreeEnsemble ensemble = ensemble(trees.size());
        int first = 0;
        for (int target = 0; target < trees.size(); target++) {
            Tree tree = trees.get(target);
            int begin = first;
            add(ensemble, tree, target, leaf -> begin + leaf);
            first += tree.splits().size() + 1;
        }
        Value reached = graph.cast(ensemble.of(graph, extended), ElementType.INT64);
        LeafValues values = new LeafValues(graph, trees, forest.leafWidth(), matrix.type());
        Value found = values.look(matrix, reached);
        if (forest.leafWidth() > 1) {
            return graph.sum(found, 1, false);
        }
        Value byRound = graph.reshape(found, 0, trees.size() / forest.outputs(), forest.outputs());
        return graph.sum(byRound, 1, false);
    }
}
