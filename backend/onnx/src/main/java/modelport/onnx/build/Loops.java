package modelport.onnx.build;

import ai.onnx.proto.OnnxMl.AttributeProto;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import modelport.onnx.Attributes;
import modelport.onnx.ElementType;

/** Writes operators that run graphs of their own; inside of these, all values outside can be read. */
public final class Loops {
    private Loops() {}

    /** One step of {@link #scan}: what to carry on, from what was carried so far and this step's slices. */
    @FunctionalInterface
    public interface Slices {
        List<Value> step(Graph body, List<Value> carried, List<Value> slices);
    }

    /** One step of {@link #repeat}: whether to go on (BOOL, a scalar), then what to carry on. */
    @FunctionalInterface
    public interface Rounds {
        List<Value> step(Graph body, Value round, List<Value> carried);
    }

    /**
     * Carries values from one slice to the next.
     *
     * @param carried first values, whose shapes must stay as they are
     * @param scanned matrices of which each step sees one column, as a vector; all have the same width
     * @return what was carried at last
     */
    public static List<Value> scan(Graph graph, List<Value> carried, List<Value> scanned, Slices slices) {
        Graph body = graph.body("scan");
        List<Value> before = carried.stream().map(body::bodyInput).toList();
        List<Value> slice = scanned.stream().map(body::bodyInput).toList();
        slices.step(body, before, slice).forEach(body::bodyOutput);
        long[] axes = IntStream.range(0, scanned.size()).mapToLong(_ -> 1).toArray();
        return graph.ops(
                "",
                "Scan",
                carried.stream().map(Value::type).toList(),
                Stream.concat(carried.stream(), scanned.stream()).toList(),
                Attributes.of("num_scan_inputs", scanned.size()),
                Attributes.longs("scan_input_axes", axes),
                attribute("body", body));
    }

    /**
     * Carries values from one round to the next, until a round says that it was the last.
     *
     * @param limit most rounds
     */
    public static List<Value> repeat(Graph graph, long limit, List<Value> carried, Rounds rounds) {
        Graph body = graph.body("loop");
        Value round = body.bodyScalar(ElementType.INT64);
        body.bodyScalar(ElementType.BOOL);
        List<Value> before = carried.stream().map(body::bodyInput).toList();
        rounds.step(body, round, before).forEach(body::bodyOutput);
        Value most = graph.scalar(graph.integer(limit));
        Value start = graph.equal(most, most);
        return graph.ops(
                "",
                "Loop",
                carried.stream().map(Value::type).toList(),
                Stream.concat(Stream.of(most, start), carried.stream()).toList(),
                attribute("body", body));
    }

    /** One of two values of the same type; only the one that is chosen is computed. */
    public static Value choose(
            Graph graph, Value condition, Function<Graph, Value> then, Function<Graph, Value> otherwise) {
        Graph first = graph.body("then");
        Value value = then.apply(first);
        first.bodyOutput(value);
        Graph second = graph.body("else");
        second.bodyOutput(otherwise.apply(second));
        return graph.op(
                "If",
                value.type(),
                List.of(condition),
                attribute("then_branch", first),
                attribute("else_branch", second));
    }

    private static AttributeProto attribute(String name, Graph body) {
        return Attributes.of(name, body.bodyGraph());
    }
}
