package modelport.formats.huggingface;

/** How large a number in a configuration may be: far above published models. */
final class Limits {
    static final int LAYERS = 1_000;
    static final int HEADS = 1_024;
    static final int WIDTH = 1 << 18;
    static final int WORDS = 10_000_000;
    static final int POSITIONS = 10_000_000;

    private Limits() {}
}
