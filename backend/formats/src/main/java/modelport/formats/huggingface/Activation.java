package modelport.formats.huggingface;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import modelport.onnx.build.Graph;
import modelport.onnx.build.Value;

/** Functions between layers, by transformers' names. */
enum Activation {
    GELU("gelu, gelu_python"),
    GELU_TANH("gelu_new, gelu_pytorch_tanh, gelu_fast, gelu_accurate"),
    QUICK_GELU("quick_gelu"),
    RELU("relu"),
    SILU("silu, swish"),
    TANH("tanh");

    private static final double TANH_CUBE = 0.044715;
    private static final double QUICK = 1.702;

    private final String names;

    Activation(String names) {
        this.names = names;
    }

    static Activation of(Config config, String key, String fallback) {
        String name = config.text(key, fallback);
        return Arrays.stream(values())
                .filter(activation -> List.of(activation.names.split(", ")).contains(name))
                .findFirst()
                .orElseThrow(() -> config.wrong(
                        key,
                        name,
                        Arrays.stream(values())
                                .map(activation -> activation.names)
                                .collect(Collectors.joining(", "))));
    }

    Value apply(Network network, Value x) {
        Graph graph = network.graph();
        return switch (this) {
            case GELU -> {
                Value share = graph.unary("Erf", graph.div(x, network.number(Math.sqrt(2))));
                yield graph.mul(graph.mul(x, graph.add(share, network.number(1))), network.number(1 / 2.0));
            }
            case GELU_TANH -> {
                Value cube = graph.mul(graph.mul(graph.mul(x, x), x), network.number(TANH_CUBE));
                Value share = graph.tanh(graph.mul(graph.add(x, cube), network.number(Math.sqrt(2 / Math.PI))));
                yield graph.mul(graph.mul(x, graph.add(share, network.number(1))), network.number(1 / 2.0));
            }
            case QUICK_GELU -> graph.mul(x, graph.sigmoid(graph.mul(x, network.number(QUICK))));
            case RELU -> graph.unary("Relu", x);
            case SILU -> graph.mul(x, graph.sigmoid(x));
            case TANH -> graph.tanh(x);
        };
    }
}
