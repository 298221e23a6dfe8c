package modelport.gateway;

import java.io.Serial;
import modelport.contract.Message;

/** An answer that is an error which the caller can do something about; each protocol writes it in its own form. */
public final class Refusal extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final int status;
    private final transient Message reason;

    public Refusal(int status, Message reason) {
        // Refusals are answers, and many may come at once: they carry no stack trace.
        super(reason.code(), null, false, false);
        this.status = status;
        this.reason = reason;
    }

    /** The body is not what the protocol wants. */
    public static Refusal malformed(String code, String... args) {
        return new Refusal(400, Message.of(code, args));
    }

    /** The body is well formed, but does not fit the model. */
    public static Refusal unfit(String code, String... args) {
        return new Refusal(422, Message.of(code, args));
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** What was wrong, and what was expected. */
    public Message reason() {
        return reason;
    }
}
