package modelport.server.jobs;

import java.io.Serial;
import modelport.contract.Message;

/** The job failed in a way that no further attempt can mend. */
public final class PermanentFailure extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final transient Message reason;

    public PermanentFailure(Message reason) {
        super(reason.code() + ": " + reason.args());
        this.reason = reason;
    }

    public Message reason() {
        return reason;
    }
}
