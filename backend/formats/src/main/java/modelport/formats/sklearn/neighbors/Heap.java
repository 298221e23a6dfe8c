package modelport.formats.sklearn.neighbors;

import java.util.List;
import java.util.stream.LongStream;
import modelport.onnx.ElementType;
import modelport.onnx.build.Graph;
import modelport.onnx.build.Loops;
import modelport.onnx.build.Value;

/**
 * Heaps that keep the nearest points of each row, the farthest at its root.
 *
 * @param count points that there is room for, of type INT64 and shape [1]
 * @param width slots of a heap whose last level is full, at least as many
 * @param pushesEqual whether a point as far away as the root takes its place, as it did before 1.1
 */
record Heap(Value count, int width, boolean pushesEqual) {
    /** The indexes of the nearest points, of shape [N, count] and in the order of the heap. */
    Value indexes(Graph graph, Value distances, Value keys, int points) {
        Value empty = graph.mul(graph.filled(1, distances, width), slots(graph));
        Value nothing = graph.cast(graph.filled(0, distances, width), ElementType.INT64);
        Value before = graph.filled(-1, distances, 1);
        Value places = Loops.repeat(
                        graph,
                        points + 1L,
                        List.of(empty, nothing, before),
                        (body, _, carried) -> new Round(body, distances, keys, width, pushesEqual)
                                .of(carried.get(0), carried.get(1), carried.get(2)))
                .get(1);
        return graph.firstColumns(places, count);
    }

    /** Slots of a heap for so many points whose last level is full. */
    static int width(int count) {
        return Integer.highestOneBit(count) * 2 - 1;
    }

    /** Infinity where a point will be; less than all points in the slots that only fill up the last level. */
    private Value slots(Graph graph) {
        Value slots = graph.longs(LongStream.range(0, width).toArray(), 1, width);
        Value room = graph.less(slots, count);
        Value infinite = graph.number(Double.POSITIVE_INFINITY);
        return graph.where(room, infinite, graph.neg(infinite));
    }

    /** Pushes into each row's heap the next point that is nearer than its root. */
    private record Round(Graph body, Value distances, Value keys, int width, boolean pushesEqual) {
        List<Value> of(Value heap, Value places, Value before) {
            Value root = body.columns(heap, 0);
            Value nearer = pushesEqual ? body.lessOrEqual(distances, root) : body.less(distances, root);
            Value open = body.and(nearer, body.greater(keys, before));
            Value waiting = body.where(open, keys, body.number(Double.POSITIVE_INFINITY));
            Value next = body.reduce("ReduceMin", waiting, 1, true);
            Value there = body.less(next, body.number(Double.POSITIVE_INFINITY));
            Value index = body.unsqueeze(body.argMin(waiting, 1), 1);
            var sift = new Sift(heap, places, body.pick(distances, index, 1), index, there);
            Sift done = sift.down(body, width);
            Value any = body.reduce("ReduceMax", body.cast(body.squeeze(there, 1), ElementType.INT64), 0, false);
            return List.of(
                    body.greater(any, body.scalar(body.integer(0))),
                    done.heap(),
                    done.places(),
                    body.where(there, next, before));
        }
    }

    /** Puts a point where the root was, and lets it sink below those that are farther away. */
    private record Sift(Value heap, Value places, Value distance, Value index, Value there) {
        Sift down(Graph body, int width) {
            Value slots = body.longs(LongStream.range(0, width).toArray(), 1, width);
            Value slot = body.mul(index, body.integer(0));
            Value sinks = there;
            Value nextHeap = heap;
            Value nextPlaces = places;
            for (int below = 2; below < width; below *= 2) {
                Value left = body.add(body.mul(slot, body.integer(2)), body.integer(1));
                Value right = body.add(left, body.integer(1));
                Value leftDistance = body.pick(nextHeap, left, 1);
                Value rightDistance = body.pick(nextHeap, right, 1);
                Value goesLeft = body.greaterOrEqual(leftDistance, rightDistance);
                Value child = body.where(goesLeft, left, right);
                Value farther = body.where(goesLeft, leftDistance, rightDistance);
                sinks = body.and(sinks, body.less(distance, farther));
                Value here = body.and(body.equal(slots, slot), sinks);
                Value moved = body.pick(nextPlaces, child, 1);
                nextHeap = body.where(here, farther, nextHeap);
                nextPlaces = body.where(here, moved, nextPlaces);
                slot = body.where(sinks, child, slot);
            }
            Value here = body.and(body.equal(slots, slot), there);
            return new Sift(
                    body.where(here, distance, nextHeap), body.where(here, index, nextPlaces), distance, index, there);
        }
    }
}
