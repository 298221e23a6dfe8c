package modelport.formats.huggingface;

import java.util.EnumSet;
import java.util.Set;

/** Models that are built alike. */
enum Family {
    BERT("Bert", "bert", "bert."),
    DISTILBERT("DistilBert", "distilbert", "distilbert."),
    ROBERTA("Roberta", "roberta", "roberta."),
    XLM_ROBERTA("XLMRoberta", "xlm-roberta", "roberta."),
    MPNET("MPNet", "mpnet", "mpnet."),
    VIT("ViT", "vit", "vit."),
    GPT2("GPT2", "gpt2", "transformer."),
    LLAMA("Llama", "llama", "model."),
    MISTRAL("Mistral", "mistral", "model."),
    QWEN2("Qwen2", "qwen2", "model.");

    private final String title;
    private final String modelType;
    private final String prefix;

    Family(String title, String modelType, String prefix) {
        this.title = title;
        this.modelType = modelType;
        this.prefix = prefix;
    }

    /** How the names of its classes begin. */
    String title() {
        return title;
    }

    /** What {@code model_type} says. */
    String modelType() {
        return modelType;
    }

    /** How the names of the body's tensors begin when there is a head beside it. */
    String prefix() {
        return prefix;
    }

    Set<Head> heads() {
        return switch (this) {
            case BERT, DISTILBERT, ROBERTA, XLM_ROBERTA, MPNET ->
                EnumSet.of(Head.BODY, Head.SEQUENCE, Head.TOKENS, Head.QUESTION, Head.MASKED);
            case VIT -> EnumSet.of(Head.BODY, Head.IMAGE);
            case GPT2 -> EnumSet.of(Head.CAUSAL_GPT2);
            case LLAMA, MISTRAL, QWEN2 -> EnumSet.of(Head.CAUSAL);
        };
    }

    /** Whether it reads a text as a whole, and gives a vector for each token. */
    boolean isEncoder() {
        return heads().contains(Head.MASKED);
    }
}
