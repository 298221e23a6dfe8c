package modelport.evaluation;

import modelport.contract.Message;
import modelport.tables.TableException;

/** A model cannot be measured on a table; the message says what does not fit, and where. */
public final class EvaluationException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Message reason;

    public EvaluationException(Message reason) {
        super(reason.code() + " " + reason.args());
        this.reason = reason;
    }

    /** With arguments in pairs of name and value, which may come from anywhere. */
    static EvaluationException of(String code, Object... pairs) {
        return new EvaluationException(TableException.reason("evaluation." + code, pairs));
    }

    public Message reason() {
        return reason;
    }
}
