package modelport.server.jobs.internal;

import java.io.Serial;
import modelport.contract.Message;

/** An attempt failed in a way that another one may mend. */
final class WorkFailure extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final transient Message reason;
    private final boolean crash;

    WorkFailure(Message reason, boolean crash) {
        super(reason.code() + ": " + reason.args());
        this.reason = reason;
        this.crash = crash;
    }

    Message reason() {
        return reason;
    }

    /** Whether a process died. */
    boolean crash() {
        return crash;
    }
}
