package modelport.formats.huggingface;

import java.util.List;
import java.util.Map;
import modelport.onnx.ElementType;
import modelport.onnx.build.Graph;
import modelport.onnx.build.Value;

/** Positions as rotations of queries and keys; each pair of numbers turns at its own speed. */
final class Rotation {
    private static final double BASE = 10_000;
    private static final double LARGEST = 1e15;

    private final Network network;
    private final Graph graph;
    private final int width;
    private final Value cosine;
    private final Value sine;

    private Rotation(Network network, int width, Value cosine, Value sine) {
        this.network = network;
        this.graph = network.graph();
        this.width = width;
        this.cosine = cosine;
        this.sine = sine;
    }

    /** The rotations for positions [rows, tokens] of heads that are {@code width} wide. */
    static Rotation of(Network network, Value positions, int width, double[] speeds) {
        Graph graph = network.graph();
        var numbers = new float[speeds.length];
        for (int i = 0; i < speeds.length; i++) {
            numbers[i] = (float) speeds[i];
        }
        Value places = graph.unsqueeze(graph.cast(positions, ElementType.FLOAT), 2);
        Value half = graph.mul(places, graph.floats(numbers));
        Value angles = graph.unsqueeze(graph.concat(2, List.of(half, half)), 1);
        return new Rotation(network, width, graph.unary("Cos", angles), graph.unary("Sin", angles));
    }

    /** Turns [rows, heads, tokens, width]; a number's partner is half a width away. */
    Value turn(Value x) {
        Value middle = graph.integer(width / 2);
        Value low = network.slice(x, graph.integer(0), middle, 3);
        Value high = network.slice(x, middle, graph.integer(width), 3);
        Value across = graph.concat(3, List.of(graph.neg(high), low));
        return graph.add(graph.mul(x, cosine), graph.mul(across, sine));
    }

    /** How fast each pair turns, as the configuration says, in the old spelling or the new one. */
    static double[] speeds(Config config, int width) {
        Config scaling = config.child("rope_parameters")
                .or(() -> config.child("rope_scaling"))
                .orElseGet(() -> new Config("config.json", Map.of()));
        double base = scaling.says("rope_theta")
                ? scaling.number("rope_theta", BASE, 1, LARGEST)
                : config.number("rope_theta", BASE, 1, LARGEST);
        scaling.without("full_attention");
        scaling.without("sliding_attention");
        scaling.only("partial_rotary_factor", 1.0, 1L);
        config.only("partial_rotary_factor", 1.0, 1L);
        String key = scaling.says("rope_type") || !scaling.says("type") ? "rope_type" : "type";
        String kind = scaling.text(key, "default");
        var speeds = new double[width / 2];
        for (int i = 0; i < speeds.length; i++) {
            double speed = 1 / Math.pow(base, 2.0 * i / width);
            speeds[i] = switch (kind) {
                case "default" -> speed;
                case "linear" -> speed / scaling.number("factor", 1, 1, LARGEST);
                case "llama3" -> llama3(scaling, config, speed);
                default -> throw scaling.wrong(key, kind, "default, linear, llama3");
            };
        }
        return speeds;
    }

    /** Slow turns become slower, fast ones stay, and those between are mixed. */
    private static double llama3(Config scaling, Config config, double speed) {
        double factor = scaling.number("factor", 1, 1, LARGEST);
        double low = scaling.number("low_freq_factor", 1, 0, LARGEST);
        double high = scaling.number("high_freq_factor", 1, 0, LARGEST);
        double trained = scaling.number(
                "original_max_position_embeddings",
                config.number("max_position_embeddings", 2048, 1, LARGEST),
                1,
                LARGEST);
        if (high <= low) {
            throw scaling.wrong("high_freq_factor", high, "> " + low);
        }
        double length = 2 * Math.PI / speed;
        if (length < trained / high) {
            return speed;
        }
        if (length > trained / low) {
            return speed / factor;
        }
        double share = (trained / length - low) / (high - low);
        return (1 - share) * speed / factor + share * speed;
    }
}
