package modelport.formats.sklearn.neighbors;

import java.util.Arrays;
import java.util.List;
import modelport.formats.sklearn.metrics.Distances;
import modelport.formats.sklearn.metrics.Metric;
import modelport.onnx.ElementType;
import modelport.onnx.build.Graph;
import modelport.onnx.build.Value;

/**
 * A tree is searched leaf by leaf, at every node first where the row is nearer. No node is left out here: what a search
 * leaves out is too far away to matter.
 *
 * @param levels of nodes, the root's included; all leaves are on the last
 * @param leaves the leaf of each point, counted from the left
 * @param places each point's place in its leaf
 */
@SuppressWarnings("ArrayRecordComponent")
record TreeOrder(SearchTree tree, Metric metric, int levels, int[] leaves, double[] places) implements VisitOrder {
    static VisitOrder of(SearchTree tree, Metric metric) {
        double[] starts = tree.nodes("idx_start");
        double[] ends = tree.nodes("idx_end");
        double[] isLeaf = tree.nodes("is_leaf");
        double[] indexes = tree.indexes();
        int levels = Integer.SIZE - Integer.numberOfLeadingZeros(starts.length);
        int[] leaves = new int[indexes.length];
        double[] places = new double[indexes.length];
        for (int node = 0; node < starts.length; node++) {
            for (int i = (int) starts[node]; isLeaf[node] != 0 && i < (int) ends[node]; i++) {
                leaves[(int) indexes[i]] = leftmost(node, levels);
                places[(int) indexes[i]] = i - starts[node];
            }
        }
        return new TreeOrder(tree, metric, levels, leaves, places);
    }

    /** The first node of the last level that is below a node, counted from the left. */
    private static int leftmost(int node, int levels) {
        int below = node;
        while (below < (1 << (levels - 1)) - 1) {
            below = 2 * below + 1;
        }
        return below - ((1 << (levels - 1)) - 1);
    }

    @Override
    public Value keys(Graph graph, Value rows) {
        Value bounds = bounds(graph, rows);
        Value order = graph.filled(0, rows, 1);
        for (int level = 0; level + 1 < levels; level++) {
            order = below(graph, bounds, order, 1 << level);
        }
        double largest = Arrays.stream(places).max().orElse(0) + 1;
        long[] of = Arrays.stream(leaves).asLongStream().toArray();
        Value leaf = graph.gather(order, graph.longs(of), 1);
        return graph.add(graph.mul(leaf, graph.number(largest)), graph.doubles(places));
    }

    /** How near to the row each node can have points, of shape [N, nodes]. */
    private Value bounds(Graph graph, Value rows) {
        if (tree.balls()) {
            Value centres = metric.of(new Distances(graph, rows, tree.bounds(0)));
            return graph.max(graph.sub(centres, graph.doubles(tree.nodes("radius"))), graph.number(0));
        }
        return metric.toBoxes(new Distances(graph, rows, tree.bounds(0)), tree.bounds(1));
    }

    /** The order of the nodes below those of a level, of shape [N, 2 width], from that of the level's, [N, width]. */
    private static Value below(Graph graph, Value bounds, Value order, int width) {
        int first = 2 * width - 1;
        int[] left = new int[width];
        int[] right = new int[width];
        for (int i = 0; i < width; i++) {
            left[i] = first + 2 * i;
            right[i] = first + 2 * i + 1;
        }
        Value leftFirst = graph.lessOrEqual(graph.columns(bounds, left), graph.columns(bounds, right));
        Value rightLast = graph.cast(leftFirst, ElementType.DOUBLE);
        Value twice = graph.mul(order, graph.number(2));
        Value leftOrder = graph.add(twice, graph.sub(graph.number(1), rightLast));
        Value rightOrder = graph.add(twice, rightLast);
        Value both = graph.concat(2, List.of(graph.unsqueeze(leftOrder, 2), graph.unsqueeze(rightOrder, 2)));
        return graph.reshape(both, -1, 2L * width);
    }
}
