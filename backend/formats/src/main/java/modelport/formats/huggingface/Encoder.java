package modelport.formats.huggingface;

import java.util.ArrayList;
import java.util.List;
import modelport.formats.ModelPart;
import modelport.onnx.ElementType;
import modelport.onnx.build.Graph;
import modelport.onnx.build.Value;
import org.jspecify.annotations.Nullable;

/** The body of BERT and those that followed: every token looks at all others, and norms come last. */
final class Encoder {
    static final String ROWS = "batch";
    static final String TOKENS = "sequence";

    private final Network network;
    private final Graph graph;
    private final Family family;
    private final EncoderConfig config;

    Encoder(Network network, Family family, EncoderConfig config) {
        this.network = network;
        this.graph = network.graph();
        this.family = family;
        this.config = config;
    }

    /** A vector for each token, [rows, tokens, hidden]. */
    Value build() {
        Value ids = graph.input("input_ids", ElementType.INT64, ROWS, TOKENS);
        Value mask = graph.input("attention_mask", ElementType.INT64, ROWS, TOKENS);
        Value seen = graph.unsqueeze(graph.unsqueeze(graph.cast(mask, ElementType.FLOAT), 1), 1);
        Value bias = graph.mul(graph.sub(network.number(1), seen), network.number(-Float.MAX_VALUE));
        Value x = network.norm(embeddings(ids), "embeddings.LayerNorm", config.hidden(), config.epsilon());
        Value relative = family == Family.MPNET
                ? RelativeBias.of(network, network.size(ids, 1), config.positions(), config.heads())
                : null;
        for (int layer = 0; layer < config.layers(); layer++) {
            x = layer(x, config.layerNames().block() + layer + ".", bias, relative);
        }
        return x;
    }

    private Value embeddings(Value ids) {
        Value words = network.embedding(ids, "embeddings.word_embeddings", config.words(), config.hidden());
        Value sum = graph.add(words, places(ids));
        if (config.types() == 0) {
            return sum;
        }
        String name = "embeddings.token_type_embeddings";
        if (config.types() == 1) {
            return graph.add(sum, network.weight(name + ".weight", 1, config.hidden()));
        }
        Value types = graph.input("token_type_ids", ElementType.INT64, ROWS, TOKENS);
        return graph.add(sum, network.embedding(types, name, config.types(), config.hidden()));
    }

    private Value places(Value ids) {
        String name = "embeddings.position_embeddings";
        if (!countsFromPadding()) {
            Value table = network.weight(name + ".weight", config.positions(), config.hidden());
            return network.slice(table, graph.integer(0), network.size(ids, 1), 0);
        }
        Value padding = graph.integer(config.padding());
        Value real = graph.cast(graph.not(graph.equal(ids, padding)), ElementType.INT64);
        Value places = graph.add(graph.mul(network.runningSum(real), real), padding);
        return network.embedding(places, name, config.positions(), config.hidden());
    }

    private boolean countsFromPadding() {
        return family == Family.ROBERTA || family == Family.XLM_ROBERTA || family == Family.MPNET;
    }

    /** The most tokens that a text may have. */
    int maxTokens() {
        return countsFromPadding() ? config.positions() - config.padding() - 1 : config.positions();
    }

    private Value layer(Value x, String layer, Value bias, @Nullable Value relative) {
        EncoderConfig.LayerNames names = config.layerNames();
        int hidden = config.hidden();
        Value attended = network.linear(attention(x, layer, bias, relative), layer + names.output(), hidden, hidden);
        Value middle = network.norm(graph.add(attended, x), layer + names.attentionNorm(), hidden, config.epsilon());
        Value wide =
                config.activation().apply(network, network.linear(middle, layer + names.up(), hidden, config.inner()));
        Value narrow = network.linear(wide, layer + names.down(), config.inner(), hidden);
        return network.norm(graph.add(narrow, middle), layer + names.outputNorm(), hidden, config.epsilon());
    }

    private Value attention(Value x, String layer, Value bias, @Nullable Value relative) {
        EncoderConfig.LayerNames names = config.layerNames();
        Value queries = heads(x, layer + names.query());
        Value keys = graph.transpose(heads(x, layer + names.key()), 0, 1, 3, 2);
        Value values = heads(x, layer + names.value());
        Value scores = graph.div(graph.matMul(queries, keys), network.number(Math.sqrt(width())));
        Value placed = relative == null ? scores : graph.add(scores, relative);
        Value shares = graph.softmax(graph.add(placed, bias));
        return network.join(graph.matMul(shares, values), config.hidden());
    }

    private Value heads(Value x, String name) {
        return network.split(network.linear(x, name, config.hidden(), config.hidden()), config.heads(), width());
    }

    private int width() {
        return config.hidden() / config.heads();
    }

    List<ModelPart> parts() {
        var parts = new ArrayList<ModelPart>();
        parts.add(Parts.of(
                "Embeddings",
                "embeddings",
                "words",
                config.words(),
                "positions",
                maxTokens(),
                "token types",
                config.types(),
                "width",
                config.hidden()));
        ModelPart attention = Parts.of("Attention", "attention", "heads", config.heads(), "width of a head", width());
        ModelPart dense = Parts.of(
                "FeedForward",
                "",
                "width",
                config.inner(),
                "activation",
                config.activation().name());
        parts.add(Parts.of(
                "Encoder",
                "encoder",
                List.of(attention, dense),
                "layers",
                config.layers(),
                "width",
                config.hidden(),
                "epsilon",
                config.epsilon()));
        return parts;
    }
}
