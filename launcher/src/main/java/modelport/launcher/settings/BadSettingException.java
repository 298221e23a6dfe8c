package modelport.launcher.settings;

import modelport.contract.Message;

/** A variable that cannot be followed; the message says which, and what it may be. */
public final class BadSettingException extends RuntimeException {
    @java.io.Serial
    private static final long serialVersionUID = 1L;

    private final transient Message reason;

    BadSettingException(Message reason) {
        super(reason.code() + " " + reason.args());
        this.reason = reason;
    }

    public Message reason() {
        return reason;
    }
}
