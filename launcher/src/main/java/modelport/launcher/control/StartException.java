package modelport.launcher.control;

import java.util.Locale;
import modelport.contract.Message;
import modelport.contract.Messages;
import org.jspecify.annotations.Nullable;

/** Why this node cannot start, in a sentence for whoever started it. */
public final class StartException extends RuntimeException {
    @java.io.Serial
    private static final long serialVersionUID = 1L;

    private final transient Message reason;

    public StartException(Message reason) {
        this(reason, null);
    }

    public StartException(Message reason, @Nullable Throwable cause) {
        super(Messages.render(reason, Locale.ENGLISH), cause);
        this.reason = reason;
    }

    public Message reason() {
        return reason;
    }
}
