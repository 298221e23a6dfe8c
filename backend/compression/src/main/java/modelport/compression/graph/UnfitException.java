package modelport.compression.graph;

import modelport.contract.Message;

/** A recipe does not suit a model; never leaves this module. */
public final class UnfitException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Message reason;

    public UnfitException(Message reason) {
        super(reason.code());
        this.reason = reason;
    }

    /** A reason with arguments in pairs of name and value. */
    public static UnfitException of(String code, String... pairs) {
        return new UnfitException(Message.of(code, pairs));
    }

    public Message reason() {
        return reason;
    }
}
