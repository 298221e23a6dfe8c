package modelport.formats.sklearn.neighbors;

import java.util.List;
import modelport.formats.sklearn.Matrix;
import modelport.formats.sklearn.Table;
import modelport.onnx.ElementType;
import modelport.onnx.build.Graph;
import modelport.onnx.build.Loops;
import modelport.onnx.build.Value;

/**
 * scikit-learn's own search, which keeps the nearest points in a heap. Which of equally near points stay is decided by
 * where they happen to stand in the heap when a nearer one comes: so where it matters, the heap is filled in the same
 * order here.
 *
 * @param pushesEqual whether a point as far away as the farthest so far takes its place, as it did before 1.1
 */
record HeapSearch(int points, VisitOrder order, boolean pushesEqual) implements Search {
    @Override
    public Search telling(Matrix values) {
        return this;
    }

    @Override
    public Value nearest(Graph graph, Table rows, Value distances, Count count) {
        if (count.isAll(points)) {
            return Search.smallest(graph, distances, count.value()).getLast();
        }
        List<Value> found = Search.smallest(graph, distances, graph.add(count.value(), graph.integer(1)));
        Value all = rows.finite();
        return Loops.choose(
                graph,
                isTied(graph, found.getFirst(), count),
                body -> filled(body, all, distances, count),
                body -> body.firstColumns(found.getLast(), count.value()));
    }

    /** Whether in any row the last neighbour is as near as the first that is none. */
    private static Value isTied(Graph graph, Value sorted, Count count) {
        Value last = graph.gather(sorted, count.last(graph), 1);
        Value tied = graph.equal(last, graph.gather(sorted, count.value(), 1));
        Value any = graph.reduce("ReduceMax", graph.cast(graph.squeeze(tied, 1), ElementType.INT64), 0, false);
        return graph.greater(any, graph.scalar(graph.integer(0)));
    }

    /** By a heap that is as small as it can be, or by a larger one if more neighbours are asked for later. */
    private Value filled(Graph body, Value rows, Value distances, Count count) {
        int small = Heap.width(count.initial());
        if (count.most() <= small) {
            return filled(body, rows, distances, count, small);
        }
        Value fits = body.lessOrEqual(body.scalar(count.value()), body.scalar(body.integer(small)));
        return Loops.choose(
                body,
                fits,
                inner -> filled(inner, rows, distances, count, small),
                inner -> filled(inner, rows, distances, count, Heap.width(count.most())));
    }

    private Value filled(Graph body, Value rows, Value distances, Count count, int width) {
        Value keys = order.keys(body, rows);
        Value indexes = new Heap(count.value(), width, pushesEqual).indexes(body, distances, keys, points);
        Value sorted = Search.smallest(body, body.pick(distances, indexes, 1), count.value())
                .getLast();
        return body.pick(indexes, sorted, 1);
    }
}
