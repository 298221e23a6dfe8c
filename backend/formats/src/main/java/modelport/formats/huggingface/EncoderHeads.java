package modelport.formats.huggingface;

import java.util.ArrayList;
import java.util.List;
import modelport.formats.ModelPart;
import modelport.onnx.build.Graph;
import modelport.onnx.build.Value;

/** What models of texts make of the vectors of their tokens. */
final class EncoderHeads {
    private static final String WORDS = "embeddings.word_embeddings.weight";
    private static final double SMALL = 1e-12;

    private final Network network;
    private final Graph graph;
    private final Family family;
    private final EncoderConfig config;
    private final Config json;

    EncoderHeads(Network network, Family family, EncoderConfig config, Config json) {
        this.network = network;
        this.graph = network.graph();
        this.family = family;
        this.config = config;
        this.json = json;
    }

    /** Writes the outputs. */
    Built build(Head head, Value tokens, List<ModelPart> body) {
        var parts = new ArrayList<ModelPart>(body);
        List<String> classes = switch (head) {
            case BODY -> {
                graph.output("last_hidden_state", tokens, Encoder.ROWS, Encoder.TOKENS, config.hidden());
                yield List.of();
            }
            case SEQUENCE -> sequence(tokens, parts);
            case TOKENS -> tokens(tokens, parts);
            case QUESTION -> question(tokens, parts);
            case MASKED -> masked(tokens, parts);
            case IMAGE, CAUSAL, CAUSAL_GPT2 -> throw new IllegalArgumentException(head + " is not of texts");
        };
        return new Built(classes, parts);
    }

    private List<String> sequence(Value tokens, List<ModelPart> parts) {
        Value first = network.first(tokens);
        int hidden = config.hidden();
        Value before = switch (family) {
            case BERT -> graph.tanh(network.linear(first, "pooler.dense", hidden, hidden));
            case DISTILBERT -> graph.unary("Relu", network.linear(first, "pre_classifier", hidden, hidden));
            case ROBERTA, XLM_ROBERTA, MPNET -> graph.tanh(network.linear(first, "classifier.dense", hidden, hidden));
            case VIT, GPT2, LLAMA, MISTRAL, QWEN2 -> throw new IllegalArgumentException(family + " is no encoder");
        };
        boolean pooled = family == Family.BERT || family == Family.DISTILBERT;
        return new ClassScores(network, json)
                .build(before, pooled ? "classifier" : "classifier.out_proj", hidden, parts);
    }

    private List<String> tokens(Value tokens, List<ModelPart> parts) {
        int labels = network.book().rows("classifier.weight", config.hidden());
        Value scores = network.linear(tokens, "classifier", config.hidden(), labels);
        graph.output("logits", scores, Encoder.ROWS, Encoder.TOKENS, labels);
        parts.add(Parts.of("TokenClassifier", "classifier", "classes", labels));
        return json.labels(labels);
    }

    private List<String> question(Value tokens, List<ModelPart> parts) {
        Value both = network.linear(tokens, "qa_outputs", config.hidden(), 2);
        graph.output("start_logits", score(both, 0), Encoder.ROWS, Encoder.TOKENS);
        graph.output("end_logits", score(both, 1), Encoder.ROWS, Encoder.TOKENS);
        parts.add(Parts.of("AnswerSpan", "qa_outputs"));
        return List.of();
    }

    private Value score(Value both, int index) {
        return graph.squeeze(graph.gather(both, graph.integer(index), 2), 2);
    }

    private List<String> masked(Value tokens, List<ModelPart> parts) {
        int hidden = config.hidden();
        Value x = switch (family) {
            case BERT -> transformed(tokens, "cls.predictions.transform.dense", "cls.predictions.transform.LayerNorm");
            case DISTILBERT -> transformed(tokens, "vocab_transform", "vocab_layer_norm");
            case ROBERTA, XLM_ROBERTA, MPNET -> transformed(tokens, "lm_head.dense", "lm_head.layer_norm");
            case VIT, GPT2, LLAMA, MISTRAL, QWEN2 -> throw new IllegalArgumentException(family + " is no encoder");
        };
        String decoder = switch (family) {
            case BERT -> "cls.predictions.decoder";
            case DISTILBERT -> "vocab_projector";
            case ROBERTA, XLM_ROBERTA, MPNET -> "lm_head.decoder";
            case VIT, GPT2, LLAMA, MISTRAL, QWEN2 -> throw new IllegalArgumentException(family + " is no encoder");
        };
        boolean tied = json.flag("tie_word_embeddings", true);
        Value scores = tied
                ? network.wordsTied(x, WORDS, config.words(), hidden)
                : network.linearAlone(x, decoder, hidden, config.words());
        String alone = decoder.replace(".decoder", "") + ".bias";
        boolean together = network.book().has(alone) && (tied || !network.book().has(decoder + ".bias"));
        String bias = together ? alone : decoder + ".bias";
        graph.output(
                "logits",
                graph.add(scores, network.weight(bias, config.words())),
                Encoder.ROWS,
                Encoder.TOKENS,
                config.words());
        parts.add(Parts.of("MaskedWords", decoder, "words", config.words(), "shares the words' vectors", tied));
        return List.of();
    }

    /** RoBERTa's is GELU whatever the configuration says; DistilBERT's norm has an epsilon of its own. */
    private Value transformed(Value tokens, String dense, String norm) {
        int hidden = config.hidden();
        boolean own = family == Family.BERT || family == Family.DISTILBERT;
        Activation activation = own ? config.activation() : Activation.GELU;
        double epsilon = family == Family.DISTILBERT ? SMALL : config.epsilon();
        Value x = activation.apply(network, network.linear(tokens, dense, hidden, hidden));
        return network.norm(x, norm, hidden, epsilon);
    }
}
