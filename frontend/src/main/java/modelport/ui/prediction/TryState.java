package modelport.ui.prediction;

import modelport.contract.registry.Signature;

/** What somebody types into a console; it survives that the page is written again. */
public final class TryState {
    private final Signature signature;
    private String text = "";
    private String body;

    public TryState(Signature signature) {
        this.signature = signature;
        body = ExampleBody.isSmall(signature) ? ExampleBody.of(signature) : "";
    }

    /** Whether it was made for this signature. */
    public boolean isFor(Signature other) {
        return signature.equals(other);
    }

    Signature signature() {
        return signature;
    }

    /** Whether texts go in. */
    boolean isText() {
        return signature.text() != null;
    }

    /** Whether an example is too long to be shown, and is made when it is sent. */
    boolean isHidden() {
        return !isText() && !ExampleBody.isSmall(signature);
    }

    /** Whether there is an example at all. */
    boolean hasExample() {
        return ExampleBody.isPossible(signature);
    }

    String text() {
        return text;
    }

    String body() {
        return body;
    }

    void type(String typed) {
        text = typed;
    }

    void write(String json) {
        body = json;
    }

    /** What is sent. */
    String request() {
        if (isText()) {
            return ExampleBody.ofText(text);
        }
        return body.isBlank() ? ExampleBody.of(signature) : body;
    }
}
