package modelport.formats.keras;

import java.util.List;
import java.util.Objects;
import modelport.onnx.RefusedException;
import modelport.onnx.build.Graph;
import modelport.onnx.build.Value;
import org.jspecify.annotations.Nullable;

/** One step of a recurrent layer; its first state is also its output. */
interface Cell {
    /** How wide each of its states is. */
    List<Integer> states();

    /** What can be computed of all steps at once: {@code x} is [N, steps, features] or [N, features]. */
    Value projected(Graph graph, Value x);

    /** The new states. */
    List<Value> step(Graph graph, Value projected, List<Value> states);

    /** How wide its output is. */
    default int width() {
        return states().getFirst();
    }

    /** The functions of a cell. */
    record Functions(Call call) {
        Value of(Graph graph, String key, String otherwise, Value x) {
            Object function =
                    call.config().get(key) == null && !call.config().values().containsKey(key)
                            ? otherwise
                            : call.config().get(key);
            Call inside = new Call(graph, call.kind(), call.config(), call.weights(), call.arguments(), call.scope());
            return Activations.apply(inside, function, new Signal(x, new int[] {Signal.ANY, Signal.ANY}, null))
                    .value();
        }

        Value activation(Graph graph, Value x) {
            return of(graph, "activation", "tanh", x);
        }

        Value gate(Graph graph, Value x) {
            return of(graph, "recurrent_activation", "sigmoid", x);
        }
    }

    /** Weights of a cell that is like others: of the input, of the state, and what is added. */
    record Learnt(Floats kernel, Floats recurrent, @Nullable Floats bias) {
        static Learnt of(Call call, int features, int units, int gates) {
            Floats kernel = call.weights().next("kernel", features, gates * units);
            Floats recurrent = call.weights().next("recurrent_kernel", units, gates * units);
            boolean biased = call.config().flag("use_bias", true);
            return new Learnt(kernel, recurrent, biased ? call.weights().any("bias") : null);
        }

        Value projected(Graph graph, Value x) {
            Value sum = graph.matMul(x, kernel.value(graph));
            return bias == null
                    ? sum
                    : graph.add(sum, Objects.requireNonNull(bias).value(graph));
        }
    }

    /**
     * A cell of Keras's own.
     *
     * @param call of the cell, or of the layer that has its settings
     * @param features width of what it gets
     */
    static Cell of(Call call, String kind, int features) {
        int units = call.config().integer("units");
        return switch (kind) {
            case "LSTM", "LSTMCell" -> lstm(call, features, units);
            case "GRU", "GRUCell" -> GruCell.of(call, features, units);
            case "SimpleRNN", "SimpleRNNCell" -> simple(call, features, units);
            default ->
                throw RefusedException.of(
                        "keras.unknown-class",
                        "class",
                        kind,
                        "layer",
                        call.config().layer());
        };
    }

    private static void expectBias(Call call, @Nullable Floats bias, int width) {
        if (bias != null && (bias.shape().length != 1 || bias.size(0) != width)) {
            throw RefusedException.of(
                    "keras.weight-shape",
                    "layer",
                    call.config().layer(),
                    "weight",
                    "bias",
                    "found",
                    bias.values().length,
                    "expected",
                    width);
        }
    }

    private static Cell simple(Call call, int features, int units) {
        Learnt learnt = Learnt.of(call, features, units, 1);
        expectBias(call, learnt.bias(), units);
        var functions = new Functions(call);
        return new Cell() {
            @Override
            public List<Integer> states() {
                return List.of(units);
            }

            @Override
            public Value projected(Graph graph, Value x) {
                return learnt.projected(graph, x);
            }

            @Override
            public List<Value> step(Graph graph, Value projected, List<Value> states) {
                Value inner = graph.matMul(states.getFirst(), learnt.recurrent().value(graph));
                return List.of(functions.activation(graph, graph.add(projected, inner)));
            }
        };
    }

    private static Cell lstm(Call call, int features, int units) {
        Learnt learnt = Learnt.of(call, features, units, 4);
        expectBias(call, learnt.bias(), 4 * units);
        var functions = new Functions(call);
        return new Cell() {
            @Override
            public List<Integer> states() {
                return List.of(units, units);
            }

            @Override
            public Value projected(Graph graph, Value x) {
                return learnt.projected(graph, x);
            }

            @Override
            public List<Value> step(Graph graph, Value projected, List<Value> states) {
                Value sum = graph.add(
                        projected,
                        graph.matMul(states.getFirst(), learnt.recurrent().value(graph)));
                List<Value> gates = Formulas.split(graph, sum, 4, units);
                Value kept = graph.mul(functions.gate(graph, gates.get(1)), states.getLast());
                Value added = graph.mul(functions.gate(graph, gates.get(0)), functions.activation(graph, gates.get(2)));
                Value carry = graph.add(kept, added);
                Value out = graph.mul(functions.gate(graph, gates.get(3)), functions.activation(graph, carry));
                return List.of(out, carry);
            }
        };
    }
}
