package modelport.formats.sklearn.neighbors;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import modelport.formats.sklearn.Guard;
import modelport.formats.sklearn.Matrix;
import modelport.formats.sklearn.Table;
import modelport.onnx.ElementType;
import modelport.onnx.build.Graph;
import modelport.onnx.build.Value;

/**
 * Numpy's {@code argpartition}, which moves equal values about as its release and the machine have it: where it has to
 * choose between points that are not as good as each other, the run fails.
 *
 * @param values what distinguishes points, one row for each; all are different without it
 */
record PartitionSearch(int points, Optional<Matrix> values) implements Search {
    /** Distances are sums that are rounded in another order there. */
    private static final double RELATIVE = 1e-12;

    private static final double ABSOLUTE = 1e-14;

    @Override
    public Search telling(Matrix known) {
        return new PartitionSearch(points, Optional.of(known));
    }

    @Override
    public Value nearest(Graph graph, Table rows, Value distances, Count count) {
        List<Value> found = Search.smallest(graph, distances, count.value());
        if (count.isAll(points)) {
            return found.getLast();
        }
        Value farthest = graph.gather(found.getFirst(), count.last(graph), 1);
        Value unclear = unclear(graph, distances, farthest, count);
        Value zeros = Guard.NEIGHBOUR_CHOICE.zeros(graph, unclear, rows.named());
        return graph.add(found.getLast(), zeros);
    }

    /** Whether there are too many points at the same distance as the farthest, and not all alike; of shape [N, 1]. */
    private Value unclear(Graph graph, Value distances, Value farthest, Count count) {
        Value reach = graph.add(graph.mul(graph.abs(farthest), graph.number(RELATIVE)), graph.number(ABSOLUTE));
        Value tied = graph.lessOrEqual(graph.abs(graph.sub(distances, farthest)), reach);
        Value near = graph.lessOrEqual(distances, graph.add(farthest, reach));
        Value number = graph.sum(graph.cast(near, ElementType.INT64), 1, true);
        Value tooMany = graph.greater(number, count.value());
        return values.map(known -> graph.and(tooMany, differ(graph, tied, known)))
                .orElse(tooMany);
    }

    private static Value differ(Graph graph, Value tied, Matrix known) {
        return IntStream.range(0, known.columns())
                .mapToObj(column -> {
                    Value all = graph.doubles(known.column(column), 1, known.rows());
                    Value low = graph.where(tied, all, graph.number(Double.POSITIVE_INFINITY));
                    Value high = graph.where(tied, all, graph.number(Double.NEGATIVE_INFINITY));
                    return graph.less(
                            graph.reduce("ReduceMin", low, 1, true), graph.reduce("ReduceMax", high, 1, true));
                })
                .reduce(graph::or)
                .orElseThrow();
    }
}
