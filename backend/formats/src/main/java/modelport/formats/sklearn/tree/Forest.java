package modelport.formats.sklearn.tree;

import java.util.List;
import modelport.formats.sklearn.Table;
import modelport.onnx.ElementType;
import modelport.onnx.RefusedException;
import modelport.onnx.build.Graph;
import modelport.onnx.build.TreeEnsemble;
import modelport.onnx.build.TreeEnsemble.Leaves;
import modelport.onnx.build.TreeEnsemble.Test;
import modelport.onnx.build.Value;

/**
 * Trees that see the same rows, as one operator. Rows are cast to floats before they are compared, as scikit-learn does
 * it. Trees are read one by one, so that a large forest is never in memory as a whole.
 */
public final class Forest {
    /** Up to here all integers are floats. */
    private static final int EXACT = 1 << 24;

    private final Graph graph;
    private final Table rows;
    private final List<Member> members;
    private final int width;

    /** @param width how many numbers each node must have */
    public Forest(Graph graph, Table rows, List<Member> members, int width) {
        this.graph = graph;
        this.rows = rows;
        this.members = List.copyOf(members);
        this.width = width;
    }

    /** What the leaves of a tree add; {@code member} is the tree's number. */
    @FunctionalInterface
    public interface Weights {
        Leaves of(CartTree tree, int member);
    }

    /** What a leaf says: a row of numbers. */
    @FunctionalInterface
    public interface Leaf {
        double[] of(CartTree tree, int leaf, int member);
    }

    public int size() {
        return members.size();
    }

    /** Sums of the leaves' only values, in the order of the trees, of shape [N] and type DOUBLE. */
    public Value sums() {
        return graph.squeeze(
                sums(new double[1], (tree, _) -> new Leaves() {
                    @Override
                    public int target(int leaf) {
                        return 0;
                    }

                    @Override
                    public double weight(int leaf) {
                        return tree.single(leaf);
                    }
                }),
                1);
    }

    /**
     * Sums of what the leaves add, in the order of the trees, of type DOUBLE.
     *
     * @param start what the sums begin with; there are as many, of shape [N, start.length]
     */
    public Value sums(double[] start, Weights weights) {
        var ensemble = new TreeEnsemble(ElementType.DOUBLE, Test.AT_MOST, start.length);
        for (int target = 0; target < start.length; target++) {
            if (start[target] != 0) {
                ensemble.add(target, start[target]);
            }
        }
        fill(ensemble, weights);
        return ensemble.of(graph, graph.cast(floats(), ElementType.DOUBLE));
    }

    /** The same where all sums are integers below 2^24. */
    public Value counts(int targets, Weights weights) {
        var ensemble = new TreeEnsemble(ElementType.FLOAT, Test.AT_MOST, targets);
        fill(ensemble, weights);
        return graph.cast(ensemble.of(graph, floats()), ElementType.DOUBLE);
    }

    private void fill(TreeEnsemble ensemble, Weights weights) {
        for (int member = 0; member < members.size(); member++) {
            CartTree tree = members.get(member).tree(width);
            ensemble.add(tree.splits(), weights.of(tree, member));
        }
    }

    /** What the leaves that a row reaches say, of shape [N, trees, width] and type DOUBLE. */
    public Value look(int width, Leaf leaf) {
        var table = new DistinctRows(width);
        var ensemble = new TreeEnsemble(ElementType.FLOAT, Test.AT_MOST, members.size());
        fill(ensemble, (tree, member) -> new Leaves() {
            @Override
            public int target(int node) {
                return member;
            }

            @Override
            public double weight(int node) {
                return table.indexOf(leaf.of(tree, node, member));
            }
        });
        if (table.count() > EXACT) {
            throw RefusedException.of("sklearn.forest-size", "limit", EXACT);
        }
        Value reached = graph.cast(ensemble.of(graph, floats()), ElementType.INT64);
        return graph.gather(table.table(graph), reached, 0);
    }

    /** Whether all leaves of all trees fulfil a condition. */
    boolean allLeaves(LeafTest test) {
        return members.stream().allMatch(member -> {
            CartTree tree = member.tree(width);
            for (int node = 0; node < tree.splits().size(); node++) {
                if (tree.splits().isLeaf(node) && !test.holds(tree, node)) {
                    return false;
                }
            }
            return true;
        });
    }

    /** A condition of a leaf. */
    @FunctionalInterface
    interface LeafTest {
        boolean holds(CartTree tree, int leaf);
    }

    private Value floats() {
        return graph.cast(rows.numbers(), ElementType.FLOAT);
    }
}
