package modelport.onnx.build;

import ai.onnx.proto.OnnxMl.AttributeProto;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
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
     * What a sweep leaves behind.
     *
     * @param carried what was carried at last
     * @param collected what each step gave, side by side along the second axis
     */
    public record Swept(List<Value> carried, List<Value> collected) {
        public Swept {
            carried = List.copyOf(carried);
            collected = List.copyOf(collected);
        }
    }

    /**
     * Carries values from one step of sequences to the next, and collects what the steps give.
     *
     * @param carried first values, whose shapes must stay as they are
     * @param swept sequences with their steps on the second axis; each step sees them without that axis
     * @param backwards whether the last step comes first; what is collected stands in the order of the steps' turns
     * @param slices gives what to carry on, and after it what to collect
     */
    public static Swept sweep(Graph graph, List<Value> carried, List<Value> swept, boolean backwards, Slices slices) {
        Graph body = graph.body("sweep");
        List<Value> before = carried.stream().map(body::bodyInput).toList();
        List<Value> slice = swept.stream().map(body::bodyInput).toList();
        List<Value> given = slices.step(body, before, slice);
        given.forEach(body::bodyOutput);
        int collected = given.size() - carried.size();
        List<Value> all = graph.ops(
                "",
                "Scan",
                given.stream().map(Value::type).toList(),
                Stream.concat(carried.stream(), swept.stream()).toList(),
                Attributes.of("num_scan_inputs", swept.size()),
                Attributes.longs("scan_input_axes", times(swept.size(), 1)),
                Attributes.longs("scan_input_directions", times(swept.size(), backwards ? 1 : 0)),
                Attributes.longs("scan_output_axes", times(collected, 1)),
                attribute("body", body));
        return new Swept(all.subList(0, carried.size()), all.subList(carried.size(), all.size()));
    }

    private static long[] times(int count, long value) {
        return LongStream.generate(() -> value).limit(count).toArray();
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
