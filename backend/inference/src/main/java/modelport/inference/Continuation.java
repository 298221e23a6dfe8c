package modelport.inference;

/**
 * How a text goes on.
 *
 * @param text what comes right behind the prompt, with the space between them if there is one
 * @param tokens how many that are
 * @param finish why it ends there
 */
public record Continuation(String text, int tokens, Finish finish) {
    /** Why a text ends. */
    public enum Finish {
        /** The model says so. */
        STOP,
        /** As many tokens as were wanted, or as the model can overlook. */
        LENGTH
    }
}
