package modelport.formats.keras;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import modelport.formats.keras.ConvolutionLayers.Filters;
import modelport.formats.keras.RecurrentLayers.Turns;
import modelport.onnx.build.Graph;
import modelport.onnx.build.Value;
import org.jspecify.annotations.Nullable;

/** An LSTM whose sums are convolutions. */
final class ConvolutionalMemory {
    private ConvolutionalMemory() {}

    static List<Signal> write(Call call, int axes) {
        Signal x = call.numbers();
        call.expectRank(x, axes + 3);
        Turns turns = Turns.of(call);
        if (x.mask() != null) {
            throw call.config().unsupported("mask", "given");
        }
        Graph graph = call.graph();
        Spatial space = Spatial.of(call, axes);
        Padding padding = ConvolutionLayers.padding(call, axes);
        int filters = call.config().integer("filters");
        int[] frame = IntStream.concat(
                        IntStream.of(x.size(0)), IntStream.range(2, x.rank()).map(x::size))
                .toArray();
        int channels = call.known(new Signal(x.value(), frame, null), space.last() ? axes + 1 : 1);
        Weights weights = call.weights().part("cell", "");
        int[] input = ConvolutionLayers.kernelShape(padding.kernel(), channels, 4 * filters);
        int[] recurrent = ConvolutionLayers.kernelShape(padding.kernel(), filters, 4 * filters);
        var kernel = new Filters(ConvolutionLayers.outFirst(weights.next("kernel", input), axes), 4 * filters, 1);
        var inner = new Filters(
                ConvolutionLayers.outFirst(weights.next("recurrent_kernel", recurrent), axes), 4 * filters, 1);
        var own = new Call(graph, call.kind(), call.config(), weights, call.arguments(), call.scope());
        Floats bias = call.config().flag("use_bias", true) ? weights.next("bias", 4 * filters) : null;
        int[] out = padding.sizes(space.sizes(new Signal(x.value(), frame, null)), call.config());
        int[] state = space.shape(x.size(0), filters, out);
        int[] ones = IntStream.generate(() -> 1).limit(axes).toArray();
        Padding same = new Padding("same", padding.kernel(), ones, ones);
        for (int axis = 1; axis < state.length; axis++) {
            call.known(new Signal(x.value(), state, null), axis);
        }
        Value start = Formulas.zeros(
                graph,
                graph.concat(
                        0,
                        List.of(
                                graph.rows(x.value()),
                                graph.longs(Formulas.longs(Arrays.copyOfRange(state, 1, state.length))))));
        Sequences.Result result = Sequences.run(
                graph, new Sequences.Input(x.value(), null, turns), List.of(start, start), 0, (body, slice, states) -> {
                    var step = new Call(body, call.kind(), call.config(), weights, call.arguments(), call.scope());
                    Value sum = ConvolutionLayers.windows(step, space, padding, new Signal(slice, frame, null), kernel)
                            .value();
                    Value before = ConvolutionLayers.windows(
                                    step, space, same, new Signal(states.getFirst(), state, null), inner)
                            .value();
                    return gates(own, body, space, biased(body, space, sum, bias), before, states.getLast());
                });
        return outputs(x, turns, result, state);
    }

    private static Value biased(Graph body, Spatial space, Value sum, @Nullable Floats bias) {
        if (bias == null) {
            return sum;
        }
        int[] shape = IntStream.generate(() -> 1).limit(space.axes() + 1L).toArray();
        shape[space.last() ? space.axes() : 0] = bias.size(0);
        return body.add(sum, bias.reshaped(shape).value(body));
    }

    private static List<Value> gates(Call call, Graph body, Spatial space, Value sum, Value before, Value carry) {
        var functions = new Cell.Functions(call);
        int filters = call.config().integer("filters");
        int axis = space.last() ? space.axes() + 1 : 1;
        Value all = body.add(sum, before);
        List<Value> parts = new ArrayList<>();
        for (int gate = 0; gate < 4; gate++) {
            parts.add(Formulas.slice(body, all, axis, (long) gate * filters, (long) (gate + 1) * filters));
        }
        Value kept = body.mul(functions.gate(body, parts.get(1)), carry);
        Value added = body.mul(functions.gate(body, parts.get(0)), functions.activation(body, parts.get(2)));
        Value next = body.add(kept, added);
        Value out = body.mul(functions.gate(body, parts.get(3)), functions.activation(body, next));
        return List.of(out, next);
    }

    private static List<Signal> outputs(Signal x, Turns turns, Sequences.Result result, int[] state) {
        int[] sequence = IntStream.concat(
                        IntStream.of(state[0], x.size(1)), Arrays.stream(state).skip(1))
                .toArray();
        List<Signal> outputs = new ArrayList<>();
        outputs.add(
                turns.sequences()
                        ? new Signal(result.sequence(), sequence, null)
                        : new Signal(result.last(), state, null));
        if (turns.states()) {
            result.states().forEach(value -> outputs.add(new Signal(value, state, null)));
        }
        return outputs;
    }
}
