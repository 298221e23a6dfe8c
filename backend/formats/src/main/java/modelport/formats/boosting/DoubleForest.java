package modelport.formats.boosting;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import modelport.onnx.ElementType;
import modelport.onnx.build.Graph;
import modelport.onnx.build.TreeEnsemble;
import modelport.onnx.build.TreeEnsemble.Test;
import modelport.onnx.build.Value;
import org.jspecify.annotations.Nullable;

/**
 * Adds up trees in double precision. The engine's trees compare doubles but give floats, so that they only say which
 * leaf was reached, and the graph looks up that leaf's value. Trees are taken in groups, since a row has one leaf for
 * each tree of a group at a time. There are never so many leaves that a float could not count them.
 */
final class DoubleForest {
    private static final int TREES_TOGETHER = 256;

    private final Graph graph;
    private final Forest forest;
    private final DerivedColumns columns;
    private final Value matrix;
    private final Value extended;

    private DoubleForest(Graph graph, Value matrix, Forest forest) {
        this.graph = graph;
        this.forest = forest;
        columns = DerivedColumns.of(forest);
        this.matrix = splitsZero(forest) ? withoutTinyNumbers(graph, matrix) : matrix;
        extended = columns.append(graph, this.matrix, CategoryRule.LIGHTGBM);
    }

    /** Sums of a matrix's rows, [N, outputs]. */
    static Value sums(Graph graph, Value matrix, Forest forest) {
        return new DoubleForest(graph, matrix, forest).sums();
    }

    private static boolean splitsZero(Forest forest) {
        return forest.trees().stream().map(Tree::splits).anyMatch(splits -> {
            boolean found = false;
            for (int split = 0; split < splits.size(); split++) {
                found |= splits.splitsZero(split);
            }
            return found;
        });
    }

    /** LightGBM drops what it takes for zero before the trees see it. */
    private static Value withoutTinyNumbers(Graph graph, Value matrix) {
        Value tiny = graph.lessOrEqual(graph.abs(matrix), graph.number(Splits.ZERO));
        return graph.where(tiny, graph.number(0), matrix);
    }

    private Value sums() {
        @Nullable Value sum = null;
        for (List<Tree> trees : together()) {
            Value part = sum(trees);
            sum = sum == null ? part : graph.add(sum, part);
        }
        return Objects.requireNonNull(sum);
    }

    /** Groups of whole rounds. */
    private List<List<Tree>> together() {
        List<Tree> trees = forest.trees();
        int rounds = Math.max(1, TREES_TOGETHER / forest.outputs());
        List<List<Tree>> groups = new ArrayList<>();
        for (int from = 0; from < trees.size(); from += rounds * forest.outputs()) {
            groups.add(trees.subList(from, Math.min(trees.size(), from + rounds * forest.outputs())));
        }
        return groups;
    }

    private Value sum(List<Tree> trees) {
        var ensemble = new TreeEnsemble(ElementType.DOUBLE, forest.strict() ? Test.BELOW : Test.AT_MOST, trees.size());
        int first = 0;
        for (int target = 0; target < trees.size(); target++) {
            var nodes = new EnsembleNodes(trees.get(target), columns);
            int before = first;
            ensemble.add(nodes, nodes.adding(target, leaf -> before + leaf));
            first += trees.get(target).leaves().length;
        }
        Value reached = graph.cast(ensemble.of(graph, extended), ElementType.INT64);
        Value values = LeafValues.look(graph, matrix, reached, trees);
        Value byRound = graph.reshape(values, 0, trees.size() / forest.outputs(), forest.outputs());
        return graph.sum(byRound, 1, false);
    }
}
