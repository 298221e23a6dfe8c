package modelport.inference;

/**
 * How a model may use the machine.
 *
 * @param threads that work on one run, the caller's included; of no effect with {@code sharedPool}
 * @param sharedPool whether the model uses the one pool of this process instead of threads of its own
 */
public record LoadOptions(int threads, boolean sharedPool) {
    public LoadOptions {
        if (threads < 1) {
            throw new IllegalArgumentException("a model needs a thread");
        }
    }

    /** Every run on its caller's thread alone: the most work done when there are as many callers as cores. */
    public static LoadOptions serving() {
        return new LoadOptions(1, false);
    }
}
