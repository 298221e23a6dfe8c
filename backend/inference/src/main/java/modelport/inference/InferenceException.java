package modelport.inference;

import modelport.contract.Message;

/** A model, its file or its input is at fault, and somebody should be told; everything else is a bug. */
public final class InferenceException extends RuntimeException {
    /** What is at fault. */
    public enum Fault {
        /** Names, types, shapes or values of what was given. */
        INPUT,
        /** The model's file. */
        FILE,
        /** The model could not compute an answer to an input that looked right. */
        RUN,
        /** There was not enough time. */
        DEADLINE,
        /** What runs the model is not there now; it may be in a moment. */
        UNAVAILABLE
    }

    private final transient Message message;
    private final Fault fault;

    /** Something to tell. */
    public InferenceException(Fault fault, Message message) {
        super(message.code() + " " + message.args());
        this.fault = fault;
        this.message = message;
    }

    static InferenceException of(Fault fault, String code, String... pairs) {
        return new InferenceException(fault, Message.of("inference." + code, pairs));
    }

    /** What to tell whoever asked. */
    public Message problem() {
        return message;
    }

    public Fault fault() {
        return fault;
    }

    InferenceException causedBy(Throwable cause) {
        initCause(cause);
        return this;
    }
}
