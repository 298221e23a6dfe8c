package modelport.formats.huggingface;

import java.util.List;
import modelport.formats.ModelPart;
import modelport.onnx.ElementType;
import modelport.onnx.RefusedException;
import modelport.onnx.build.Graph;
import modelport.onnx.build.Value;
import org.jspecify.annotations.Nullable;

/** Llama and those built like it: rotations for positions, several queries to a key, gates in the dense layers. */
final class Llama {
    private static final String KEY_HEADS = "num_key_value_heads";
    private static final String WINDOW = "sliding_window";

    private final Network network;
    private final Graph graph;
    private final Config config;
    private final Family family;
    private final int words;
    private final int hidden;
    private final int layers;
    private final int heads;
    private final int keyHeads;
    private final int width;
    private final int inner;
    private final double epsilon;
    private final boolean dense;
    private final boolean queryBias;
    private final boolean outputBias;
    private final Activation activation;

    Llama(Network network, Family family, Config config) {
        this.network = network;
        this.graph = network.graph();
        this.config = config;
        this.family = family;
        words = config.whole("vocab_size", family == Family.QWEN2 ? 151_936 : 32_000, 1, Limits.WORDS);
        hidden = config.whole("hidden_size", 4096, 1, Limits.WIDTH);
        layers = config.whole("num_hidden_layers", 32, 1, Limits.LAYERS);
        heads = config.whole("num_attention_heads", 32, 1, Limits.HEADS);
        keyHeads = config.saysNothing(KEY_HEADS)
                ? heads
                : config.whole(KEY_HEADS, keyHeads(family, heads), 1, Limits.HEADS);
        width = config.whole("head_dim", Math.max(1, hidden / heads), 1, Limits.WIDTH);
        inner = config.whole("intermediate_size", inner(family), 1, Limits.WIDTH * 4);
        epsilon = config.number("rms_norm_eps", 1e-6, 0, 1);
        activation = Activation.of(config, "hidden_act", "silu");
        dense = family == Family.LLAMA && config.flag("mlp_bias", false);
        boolean attentionBias = family == Family.LLAMA && config.flag("attention_bias", false);
        queryBias = family == Family.QWEN2 || attentionBias;
        outputBias = attentionBias;
        if (heads % keyHeads != 0 || width % 2 != 0 || (!config.says("head_dim") && hidden % heads != 0)) {
            throw RefusedException.of("huggingface.heads", "width", hidden, "heads", heads + " / " + keyHeads);
        }
    }

    private static int keyHeads(Family family, int heads) {
        return switch (family) {
            case MISTRAL -> 8;
            case QWEN2 -> 32;
            case LLAMA, BERT, DISTILBERT, ROBERTA, XLM_ROBERTA, MPNET, VIT, GPT2 -> heads;
        };
    }

    private static int inner(Family family) {
        return switch (family) {
            case MISTRAL -> 14_336;
            case QWEN2 -> 22_016;
            case LLAMA, BERT, DISTILBERT, ROBERTA, XLM_ROBERTA, MPNET, VIT, GPT2 -> 11_008;
        };
    }

    Built build() {
        Value ids = graph.input("input_ids", ElementType.INT64, Cache.ROWS, Cache.NEW);
        var cache = new Cache(network, ids, layers, keyHeads, width);
        Integer window = window();
        Value bias = cache.bias(window);
        double[] speeds = Rotation.speeds(config, width);
        Rotation rotation = Rotation.of(network, cache.positions(), width, speeds);
        Value x = network.embedding(ids, "embed_tokens", words, hidden);
        for (int layer = 0; layer < layers; layer++) {
            x = layer(x, layer, bias, rotation, cache);
        }
        x = network.rootMeanSquare(x, "norm", hidden, epsilon);
        boolean tied = config.flag("tie_word_embeddings", false);
        Value scores = tied
                ? network.wordsTied(x, "embed_tokens.weight", words, hidden)
                : network.linearAlone(x, "lm_head", hidden, words);
        cache.outputs(scores, words);
        return new Built(List.of(), parts(tied, window));
    }

    /** Mistral's tokens see only so many before them, unless its configuration says that there is no such limit. */
    private @Nullable Integer window() {
        if (family == Family.QWEN2) {
            config.only("use_sliding_window", false);
            return null;
        }
        boolean slides = family == Family.MISTRAL && !config.saysNothing(WINDOW);
        return slides ? Integer.valueOf(config.whole(WINDOW, 4096, 1, Limits.POSITIONS)) : null;
    }

    private Value layer(Value x, int layer, Value bias, Rotation rotation, Cache cache) {
        String name = "layers." + layer + ".";
        Value normed = network.rootMeanSquare(x, name + "input_layernorm", hidden, epsilon);
        Value attended = attention(normed, layer, bias, rotation, cache);
        Value projected = network.linear(attended, name + "self_attn.o_proj", (long) heads * width, hidden, outputBias);
        Value middle = graph.add(projected, x);
        Value again = network.rootMeanSquare(middle, name + "post_attention_layernorm", hidden, epsilon);
        Value gate = activation.apply(network, network.linear(again, name + "mlp.gate_proj", hidden, inner, dense));
        Value wide = graph.mul(gate, network.linear(again, name + "mlp.up_proj", hidden, inner, dense));
        return graph.add(network.linear(wide, name + "mlp.down_proj", inner, hidden, dense), middle);
    }

    private Value attention(Value x, int layer, Value bias, Rotation rotation, Cache cache) {
        String name = "layers." + layer + ".self_attn.";
        Value queries = rotation.turn(heads(x, name + "q_proj", heads));
        Value keys = cache.keys(layer, rotation.turn(heads(x, name + "k_proj", keyHeads)));
        Value values = cache.values(layer, heads(x, name + "v_proj", keyHeads));
        Value scale = network.number(Math.sqrt(width));
        if (heads == keyHeads) {
            Value scores = graph.matMul(queries, graph.transpose(keys, 0, 1, 3, 2));
            Value shares = graph.softmax(graph.add(graph.div(scores, scale), bias));
            return network.join(graph.matMul(shares, values), (long) heads * width);
        }
        // Queries of one key stand together, [rows, key heads, group, tokens, width].
        Value grouped = graph.reshape(queries, 0, keyHeads, heads / keyHeads, -1, width);
        Value turned = graph.unsqueeze(graph.transpose(keys, 0, 1, 3, 2), 2);
        Value scores = graph.div(graph.matMul(grouped, turned), scale);
        Value shares = graph.softmax(graph.add(scores, graph.unsqueeze(bias, 1)));
        Value mixed = graph.matMul(shares, graph.unsqueeze(values, 2));
        return network.join(graph.reshape(mixed, 0, heads, -1, width), (long) heads * width);
    }

    private Value heads(Value x, String name, int count) {
        return network.split(network.linear(x, name, hidden, (long) count * width, queryBias), count, width);
    }

    private List<ModelPart> parts(boolean tied, @Nullable Integer window) {
        ModelPart attention = Parts.of(
                "Attention",
                "self_attn",
                "heads",
                heads,
                "heads of keys",
                keyHeads,
                "width of a head",
                width,
                "window",
                window == null ? "all" : window);
        ModelPart gates = Parts.of("FeedForward", "mlp", "width", inner, "activation", activation.name());
        return List.of(
                Parts.of("Embeddings", "embed_tokens", "words", words, "width", hidden),
                Parts.of(
                        "Decoder",
                        "layers",
                        List.of(attention, gates),
                        "layers",
                        layers,
                        "width",
                        hidden,
                        "epsilon",
                        epsilon),
                Parts.of("NextWord", "lm_head", "words", words, "shares the words' vectors", tied));
    }
}
