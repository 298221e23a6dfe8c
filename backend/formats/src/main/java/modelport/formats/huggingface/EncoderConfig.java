package modelport.formats.huggingface;

import modelport.onnx.RefusedException;

/**
 * The sizes of an encoder of texts.
 *
 * @param hidden width of a token's vector
 * @param inner width between the two layers of each block
 * @param types kinds of token; 0 where there is no such thing
 * @param padding number of the token that fills up; RoBERTa counts positions from behind it
 * @param epsilon what norms add to a variance
 * @param layerNames what the tensors of a block are called
 */
record EncoderConfig(
        int words,
        int hidden,
        int layers,
        int heads,
        int inner,
        int positions,
        int types,
        int padding,
        double epsilon,
        Activation activation,
        LayerNames layerNames) {
    private static final String POSITION_TYPE = "position_embedding_type";
    private static final double SMALL = 1e-12;

    /** Names of a block's tensors, behind the block's own and a dot. */
    record LayerNames(
            String block,
            String query,
            String key,
            String value,
            String output,
            String attentionNorm,
            String up,
            String down,
            String outputNorm) {}

    private static final LayerNames BERT = new LayerNames(
            "encoder.layer.",
            "attention.self.query",
            "attention.self.key",
            "attention.self.value",
            "attention.output.dense",
            "attention.output.LayerNorm",
            "intermediate.dense",
            "output.dense",
            "output.LayerNorm");
    private static final LayerNames MPNET = new LayerNames(
            "encoder.layer.",
            "attention.attn.q",
            "attention.attn.k",
            "attention.attn.v",
            "attention.attn.o",
            "attention.LayerNorm",
            "intermediate.dense",
            "output.dense",
            "output.LayerNorm");
    private static final LayerNames DISTILBERT = new LayerNames(
            "transformer.layer.",
            "attention.q_lin",
            "attention.k_lin",
            "attention.v_lin",
            "attention.out_lin",
            "sa_layer_norm",
            "ffn.lin1",
            "ffn.lin2",
            "output_layer_norm");

    EncoderConfig {
        if (hidden % heads != 0) {
            throw RefusedException.of("huggingface.heads", "width", hidden, "heads", heads);
        }
    }

    static EncoderConfig of(Family family, Config config) {
        return switch (family) {
            case BERT -> bert(config, 2, 512, 30_522, 0);
            case ROBERTA -> bert(config, 2, 512, 50_265, 1);
            case XLM_ROBERTA -> bert(config, 2, 512, 30_522, 1);
            case MPNET -> mpnet(config);
            case DISTILBERT -> distilbert(config);
            case VIT, GPT2, LLAMA, MISTRAL, QWEN2 ->
                throw new IllegalArgumentException(family + " reads no whole text");
        };
    }

    private static EncoderConfig bert(Config config, int types, int positions, int words, int padding) {
        config.only(POSITION_TYPE, "absolute");
        config.only("is_decoder", false);
        config.only("add_cross_attention", false);
        return new EncoderConfig(
                config.whole("vocab_size", words, 1, Limits.WORDS),
                config.whole("hidden_size", 768, 1, Limits.WIDTH),
                config.whole("num_hidden_layers", 12, 1, Limits.LAYERS),
                config.whole("num_attention_heads", 12, 1, Limits.HEADS),
                config.whole("intermediate_size", 3072, 1, Limits.WIDTH),
                config.whole("max_position_embeddings", positions, 1, Limits.POSITIONS),
                config.whole("type_vocab_size", types, 1, Limits.WORDS),
                config.whole("pad_token_id", padding, 0, Limits.WORDS),
                config.number("layer_norm_eps", SMALL, 0, 1),
                Activation.of(config, "hidden_act", "gelu"),
                BERT);
    }

    /** Positions are looked up from the same 32 distances in every release, whatever else the configuration says. */
    private static EncoderConfig mpnet(Config config) {
        config.only("relative_attention_num_buckets", (long) RelativeBias.BUCKETS);
        return new EncoderConfig(
                config.whole("vocab_size", 30_527, 1, Limits.WORDS),
                config.whole("hidden_size", 768, 1, Limits.WIDTH),
                config.whole("num_hidden_layers", 12, 1, Limits.LAYERS),
                config.whole("num_attention_heads", 12, 1, Limits.HEADS),
                config.whole("intermediate_size", 3072, 1, Limits.WIDTH),
                config.whole("max_position_embeddings", 512, 1, Limits.POSITIONS),
                0,
                1,
                config.number("layer_norm_eps", SMALL, 0, 1),
                Activation.of(config, "hidden_act", "gelu"),
                MPNET);
    }

    private static EncoderConfig distilbert(Config config) {
        return new EncoderConfig(
                config.whole("vocab_size", 30_522, 1, Limits.WORDS),
                config.whole("dim", 768, 1, Limits.WIDTH),
                config.whole("n_layers", 6, 1, Limits.LAYERS),
                config.whole("n_heads", 12, 1, Limits.HEADS),
                config.whole("hidden_dim", 3072, 1, Limits.WIDTH),
                config.whole("max_position_embeddings", 512, 1, Limits.POSITIONS),
                0,
                config.whole("pad_token_id", 0, 0, Limits.WORDS),
                SMALL,
                Activation.of(config, "activation", "gelu"),
                DISTILBERT);
    }
}
