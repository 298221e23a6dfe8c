package modelport.formats.huggingface;

import java.util.List;
import modelport.formats.ModelPart;
import modelport.onnx.Attributes;
import modelport.onnx.ElementType;
import modelport.onnx.RefusedException;
import modelport.onnx.build.Graph;
import modelport.onnx.build.Value;

/** GPT-2: writes a text token by token. */
final class Gpt2 {
    private final Network network;
    private final Graph graph;
    private final Config config;
    private final int words;
    private final int positions;
    private final int hidden;
    private final int layers;
    private final int heads;
    private final int inner;
    private final double epsilon;
    private final Activation activation;

    Gpt2(Network network, Config config) {
        this.network = network;
        this.graph = network.graph();
        this.config = config;
        config.only("add_cross_attention", false);
        words = config.whole("vocab_size", 50_257, 1, Limits.WORDS);
        positions = config.whole("n_positions", 1024, 1, Limits.POSITIONS);
        hidden = config.whole("n_embd", 768, 1, Limits.WIDTH);
        layers = config.whole("n_layer", 12, 1, Limits.LAYERS);
        heads = config.whole("n_head", 12, 1, Limits.HEADS);
        inner = config.whole("n_inner", 4L * hidden, 1, Limits.WIDTH * 4);
        epsilon = config.number("layer_norm_epsilon", 1e-5, 0, 1);
        activation = Activation.of(config, "activation_function", "gelu_new");
        if (hidden % heads != 0) {
            throw RefusedException.of("huggingface.heads", "width", hidden, "heads", heads);
        }
    }

    Built build() {
        Value ids = graph.input("input_ids", ElementType.INT64, Cache.ROWS, Cache.NEW);
        var cache = new Cache(network, ids, layers, heads, hidden / heads);
        Value bias = cache.bias(null);
        Value x = graph.add(
                network.embedding(ids, "wte", words, hidden),
                network.embedding(cache.positions(), "wpe", positions, hidden));
        for (int layer = 0; layer < layers; layer++) {
            x = layer(x, layer, bias, cache);
        }
        x = network.norm(x, "ln_f", hidden, epsilon);
        boolean tied = config.flag("tie_word_embeddings", true);
        Value scores = tied
                ? network.wordsTied(x, "wte.weight", words, hidden)
                : network.linearAlone(x, "lm_head", hidden, words);
        cache.outputs(scores, words);
        return new Built(List.of(), parts(tied));
    }

    private Value layer(Value x, int layer, Value bias, Cache cache) {
        String name = "h." + layer + ".";
        Value attended = attention(network.norm(x, name + "ln_1", hidden, epsilon), layer, bias, cache);
        Value middle = graph.add(network.convolution(attended, name + "attn.c_proj", hidden, hidden), x);
        Value normed = network.norm(middle, name + "ln_2", hidden, epsilon);
        Value wide = activation.apply(network, network.convolution(normed, name + "mlp.c_fc", hidden, inner));
        return graph.add(network.convolution(wide, name + "mlp.c_proj", inner, hidden), middle);
    }

    private Value attention(Value x, int layer, Value bias, Cache cache) {
        Value all = network.convolution(x, "h." + layer + ".attn.c_attn", hidden, 3L * hidden);
        List<Value> three = graph.ops(
                "",
                "Split",
                List.of(ElementType.FLOAT, ElementType.FLOAT, ElementType.FLOAT),
                List.of(all, graph.longs(new long[] {hidden, hidden, hidden})),
                Attributes.of("axis", 2));
        int width = hidden / heads;
        Value queries = network.split(three.get(0), heads, width);
        Value keys = cache.keys(layer, network.split(three.get(1), heads, width));
        Value values = cache.values(layer, network.split(three.get(2), heads, width));
        Value scores = graph.matMul(queries, graph.transpose(keys, 0, 1, 3, 2));
        Value shares = graph.softmax(graph.add(graph.div(scores, network.number(scale(layer))), bias));
        return network.join(graph.matMul(shares, values), hidden);
    }

    private double scale(int layer) {
        double width = config.flag("scale_attn_weights", true) ? Math.sqrt((double) hidden / heads) : 1;
        return config.flag("scale_attn_by_inverse_layer_idx", false) ? width * (layer + 1) : width;
    }

    private List<ModelPart> parts(boolean tied) {
        ModelPart attention = Parts.of("Attention", "attn", "heads", heads, "width of a head", hidden / heads);
        ModelPart dense = Parts.of("FeedForward", "mlp", "width", inner, "activation", activation.name());
        return List.of(
                Parts.of("Embeddings", "wte, wpe", "words", words, "positions", positions, "width", hidden),
                Parts.of(
                        "Decoder",
                        "h",
                        List.of(attention, dense),
                        "layers",
                        layers,
                        "width",
                        hidden,
                        "epsilon",
                        epsilon),
                Parts.of("NextWord", "lm_head", "words", words, "shares the words' vectors", tied));
    }
}
