package modelport.formats.huggingface;

/** What a model does with what its body gives. */
enum Head {
    /** The body alone: a vector for each token or patch. */
    BODY("Model"),
    SEQUENCE("ForSequenceClassification"),
    TOKENS("ForTokenClassification"),
    QUESTION("ForQuestionAnswering"),
    MASKED("ForMaskedLM"),
    IMAGE("ForImageClassification"),
    CAUSAL("ForCausalLM"),
    CAUSAL_GPT2("LMHeadModel");

    private final String suffix;

    Head(String suffix) {
        this.suffix = suffix;
    }

    /** How the names of such classes end. */
    String suffix() {
        return suffix;
    }
}
