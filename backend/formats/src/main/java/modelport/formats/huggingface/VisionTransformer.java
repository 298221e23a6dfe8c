package modelport.formats.huggingface;

import java.util.ArrayList;
import java.util.List;
import modelport.formats.ModelPart;
import modelport.onnx.Attributes;
import modelport.onnx.ElementType;
import modelport.onnx.RefusedException;
import modelport.onnx.build.Graph;
import modelport.onnx.build.Value;

/** A vision transformer: an image in patches, each of which looks at all others; norms come first. */
final class VisionTransformer {
    private static final int MOST_CHANNELS = 64;
    private static final int LARGEST_IMAGE = 8_192;

    private final Network network;
    private final Graph graph;
    private final Config config;
    private final int hidden;
    private final int layers;
    private final int heads;
    private final int inner;
    private final int image;
    private final int patch;
    private final int channels;
    private final boolean bias;
    private final double epsilon;
    private final Activation activation;

    VisionTransformer(Network network, Config config) {
        this.network = network;
        this.graph = network.graph();
        this.config = config;
        hidden = config.whole("hidden_size", 768, 1, Limits.WIDTH);
        layers = config.whole("num_hidden_layers", 12, 1, Limits.LAYERS);
        heads = config.whole("num_attention_heads", 12, 1, Limits.HEADS);
        inner = config.whole("intermediate_size", 3072, 1, Limits.WIDTH);
        image = config.whole("image_size", 224, 1, LARGEST_IMAGE);
        patch = config.whole("patch_size", 16, 1, LARGEST_IMAGE);
        channels = config.whole("num_channels", 3, 1, MOST_CHANNELS);
        bias = config.flag("qkv_bias", true);
        epsilon = config.number("layer_norm_eps", 1e-12, 0, 1);
        activation = Activation.of(config, "hidden_act", "gelu");
        if (hidden % heads != 0) {
            throw RefusedException.of("huggingface.heads", "width", hidden, "heads", heads);
        }
        if (image < patch) {
            throw config.wrong("patch_size", patch, "1 … " + image);
        }
    }

    Built build(Head head) {
        Value x = patches(graph.input("pixel_values", ElementType.FLOAT, Encoder.ROWS, channels, image, image));
        for (int layer = 0; layer < layers; layer++) {
            x = layer(x, "encoder.layer." + layer + ".");
        }
        x = network.norm(x, "layernorm", hidden, epsilon);
        List<ModelPart> parts = parts();
        if (head == Head.BODY) {
            graph.output("last_hidden_state", x, Encoder.ROWS, places(), hidden);
            return new Built(List.of(), parts);
        }
        List<String> classes = new ClassScores(network, config).build(network.first(x), "classifier", hidden, parts);
        return new Built(classes, parts);
    }

    /** Patches, and one place more that stands for the image. */
    private int places() {
        int side = image / patch;
        return side * side + 1;
    }

    private Value patches(Value pixels) {
        String projection = "embeddings.patch_embeddings.projection";
        Value squares = graph.op(
                "Conv",
                ElementType.FLOAT,
                List.of(
                        pixels,
                        network.weight(projection + ".weight", hidden, channels, patch, patch),
                        network.weight(projection + ".bias", hidden)),
                Attributes.longs("kernel_shape", patch, patch),
                Attributes.longs("strides", patch, patch));
        Value rows = graph.transpose(graph.reshape(squares, 0, hidden, -1), 0, 2, 1);
        Value whole = graph.op(
                "Expand",
                ElementType.FLOAT,
                List.of(
                        network.weight("embeddings.cls_token", 1, 1, hidden),
                        graph.concat(0, List.of(network.size(pixels, 0), graph.longs(new long[] {1, hidden})))));
        return graph.add(
                graph.concat(1, List.of(whole, rows)),
                network.weight("embeddings.position_embeddings", 1, places(), hidden));
    }

    private Value layer(Value x, String layer) {
        Value seen = network.norm(x, layer + "layernorm_before", hidden, epsilon);
        Value attended = network.linear(attention(seen, layer), layer + "attention.output.dense", hidden, hidden);
        Value middle = graph.add(attended, x);
        Value normed = network.norm(middle, layer + "layernorm_after", hidden, epsilon);
        Value wide = activation.apply(network, network.linear(normed, layer + "intermediate.dense", hidden, inner));
        return graph.add(network.linear(wide, layer + "output.dense", inner, hidden), middle);
    }

    private Value attention(Value x, String layer) {
        Value queries = heads(x, layer + "attention.attention.query");
        Value keys = graph.transpose(heads(x, layer + "attention.attention.key"), 0, 1, 3, 2);
        Value values = heads(x, layer + "attention.attention.value");
        double scale = Math.sqrt((double) hidden / heads);
        Value shares = graph.softmax(graph.div(graph.matMul(queries, keys), network.number(scale)));
        return network.join(graph.matMul(shares, values), hidden);
    }

    private Value heads(Value x, String name) {
        return network.split(network.linear(x, name, hidden, hidden, bias), heads, hidden / heads);
    }

    private List<ModelPart> parts() {
        var parts = new ArrayList<ModelPart>();
        parts.add(Parts.of(
                "Patches",
                "embeddings",
                "image",
                "%d × %d × %d".formatted(channels, image, image),
                "patch",
                "%d × %d".formatted(patch, patch),
                "width",
                hidden));
        ModelPart attention = Parts.of("Attention", "attention", "heads", heads, "width of a head", hidden / heads);
        ModelPart dense = Parts.of("FeedForward", "", "width", inner, "activation", activation.name());
        parts.add(Parts.of(
                "Encoder",
                "encoder",
                List.of(attention, dense),
                "layers",
                layers,
                "width",
                hidden,
                "epsilon",
                epsilon));
        return parts;
    }
}
