package modelport.formats.keras;

import java.util.stream.LongStream;
import modelport.onnx.ElementType;
import modelport.onnx.build.Graph;
import modelport.onnx.build.Value;

/** Numbers that stand for things of which there are so many. */
final class Ids {
    private static final String GUARD = "modelport:beyond-training:";

    private Ids() {}

    /** The numbers as INT64; a run fails where one is negative or too large, as Keras does. */
    static Value checked(Call call, Signal signal, int count) {
        Graph graph = call.graph();
        call.scope().expectIds(signal, count);
        Value ids = graph.cast(signal.value(), ElementType.INT64);
        Value wrong = graph.or(graph.less(ids, graph.integer(0)), graph.greaterOrEqual(ids, graph.integer(count)));
        return graph.add(
                ids, graph.zerosUnless(wrong, GUARD + call.config().layer().replace('\'', ' ')));
    }

    /** A row of zeros and a one for each number; a new last axis. */
    static Value oneHot(Graph graph, Value ids, int count) {
        Value each = graph.longs(LongStream.range(0, count).toArray());
        return graph.cast(graph.equal(graph.unsqueeze(ids, -1), each), ElementType.FLOAT);
    }
}
