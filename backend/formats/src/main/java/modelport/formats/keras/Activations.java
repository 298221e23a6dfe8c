package modelport.formats.keras;

import static java.util.Map.entry;

import java.util.List;
import java.util.Map;
import modelport.onnx.Attributes;
import modelport.onnx.RefusedException;
import modelport.onnx.build.Graph;
import modelport.onnx.build.Value;
import org.jspecify.annotations.Nullable;

/** Functions between layers, by the names that Keras gives them. */
final class Activations {
    private static final double SQRT_HALF = Math.sqrt(0.5);
    private static final double LEAK = 0.2;

    private interface Function {
        Value of(Graph graph, Value x);
    }

    /** Those of both versions. */
    private static final Map<String, Function> FUNCTIONS = Map.ofEntries(
            entry("linear", (_, x) -> x),
            entry("relu", Formulas::relu),
            entry("relu6", (graph, x) -> Formulas.between(graph, x, 0, 6)),
            entry("leaky_relu", (graph, x) -> leaky(graph, x, LEAK)),
            entry("elu", (graph, x) -> graph.unary("Elu", x)),
            entry("selu", (graph, x) -> graph.unary("Selu", x)),
            entry("celu", (graph, x) -> graph.unary("Celu", x)),
            entry("gelu", Activations::gelu),
            entry("silu", Activations::silu),
            entry("swish", Activations::silu),
            entry("mish", (graph, x) -> graph.mul(x, graph.tanh(graph.unary("Softplus", x)))),
            entry("sigmoid", Graph::sigmoid),
            entry("tanh", Graph::tanh),
            entry("hard_tanh", (graph, x) -> Formulas.between(graph, x, -1, 1)),
            entry("softplus", (graph, x) -> graph.unary("Softplus", x)),
            entry("softsign", (graph, x) -> graph.unary("Softsign", x)),
            entry("exponential", Graph::exp),
            entry("log_sigmoid", (graph, x) -> graph.neg(graph.unary("Softplus", graph.neg(x)))),
            entry("tanh_shrink", (graph, x) -> graph.sub(x, graph.tanh(x))),
            entry("soft_shrink", (graph, x) -> shrink(graph, x, 0.5)),
            entry("hard_shrink", (graph, x) -> shrink(graph, x, 0)),
            entry("hard_silu", (graph, x) -> graph.unary("HardSwish", x)),
            entry("hard_swish", (graph, x) -> graph.unary("HardSwish", x)),
            entry("squareplus", Activations::squareplus),
            entry("sparse_plus", Activations::sparsePlus),
            entry("sparse_sigmoid", (graph, x) -> hardSigmoid(graph, x, 0.5)));

    private Activations() {}

    /** What the function makes of a signal; it is a name, a layer, or nothing. */
    static Signal apply(Call call, @Nullable Object function, Signal signal) {
        return switch (function) {
            case null -> signal;
            case String name -> signal.to(named(call, name, signal));
            case Map<?, ?> object -> object(call, object, signal);
            default -> throw call.config().broken("activation");
        };
    }

    /** A function by its name, of values of any shape. */
    static Value named(Call call, String name, Signal signal) {
        Graph graph = call.graph();
        Value x = signal.value();
        return switch (name) {
            case "softmax" -> Formulas.softmax(graph, x, -1);
            case "log_softmax" -> graph.op("LogSoftmax", x.type(), List.of(x), Attributes.of("axis", -1L));
            // Keras 3 has changed it.
            case "hard_sigmoid" -> hardSigmoid(graph, x, call.scope().isOld() ? 0.2 : 1.0 / 6);
            default -> {
                Function function = FUNCTIONS.get(name);
                if (function == null) {
                    throw RefusedException.of(
                            "keras.unknown-class",
                            "class",
                            name,
                            "layer",
                            call.config().layer());
                }
                yield function.of(graph, x);
            }
        };
    }

    private static Signal object(Call call, Map<?, ?> object, Signal signal) {
        Config described = Config.of(object, call.config().layer());
        if (object.get("config") instanceof String name) {
            // A function of the author's may have any name; only Keras's own module tells that it is none.
            if (!Names.isKeras(described) || name.contains(">")) {
                throw RefusedException.of(
                        "keras.unknown-class",
                        "class",
                        name,
                        "layer",
                        call.config().layer());
            }
            return signal.to(named(call, name, signal));
        }
        Signal activated = Layers.nested(
                        call, described, call.weights().part("activation", ""), Arguments.of(List.of(signal)))
                .getFirst();
        return signal.to(activated.value());
    }

    static Value leaky(Graph graph, Value x, double slope) {
        return graph.op("LeakyRelu", x.type(), List.of(x), Attributes.of("alpha", (float) slope));
    }

    static Value elu(Graph graph, Value x, double alpha) {
        return graph.op("Elu", x.type(), List.of(x), Attributes.of("alpha", (float) alpha));
    }

    static Value hardSigmoid(Graph graph, Value x, double slope) {
        return graph.op(
                "HardSigmoid",
                x.type(),
                List.of(x),
                Attributes.of("alpha", (float) slope),
                Attributes.of("beta", 0.5f));
    }

    static Value gelu(Graph graph, Value x) {
        Value share = Formulas.plus(graph, graph.unary("Erf", Formulas.times(graph, x, SQRT_HALF)), 1);
        return graph.mul(Formulas.times(graph, x, 0.5), share);
    }

    static Value geluByTanh(Graph graph, Value x) {
        Value cube = graph.mul(x, Formulas.square(graph, x));
        Value inner =
                Formulas.times(graph, graph.add(x, Formulas.times(graph, cube, 0.044715)), Math.sqrt(2 / Math.PI));
        return graph.mul(Formulas.times(graph, x, 0.5), Formulas.plus(graph, graph.tanh(inner), 1));
    }

    private static Value silu(Graph graph, Value x) {
        return graph.mul(x, graph.sigmoid(x));
    }

    private static Value shrink(Graph graph, Value x, double by) {
        return graph.op(
                "Shrink", x.type(), List.of(x), Attributes.of("lambd", 0.5f), Attributes.of("bias", (float) by));
    }

    private static Value squareplus(Graph graph, Value x) {
        Value root = graph.sqrt(Formulas.plus(graph, Formulas.square(graph, x), 4));
        return Formulas.times(graph, graph.add(x, root), 0.5);
    }

    private static Value sparsePlus(Graph graph, Value x) {
        Value bent = Formulas.times(graph, Formulas.square(graph, Formulas.plus(graph, x, 1)), 0.25);
        Value upper = graph.where(graph.less(x, Formulas.number(graph, 1)), bent, x);
        Value zero = Formulas.number(graph, 0);
        return graph.where(graph.lessOrEqual(x, Formulas.number(graph, -1)), zero, upper);
    }
}
