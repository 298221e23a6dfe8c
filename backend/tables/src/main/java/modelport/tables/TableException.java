package modelport.tables;

import java.util.ArrayList;
import modelport.contract.Message;

/** A file cannot become a table, or a table does not have what is asked of it; the message says why. */
public final class TableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Message reason;

    public TableException(Message reason) {
        super(reason.code() + " " + reason.args());
        this.reason = reason;
    }

    /** An exception whose message has arguments in pairs of name and value; values may come from a hostile file. */
    public static TableException of(String code, Object... pairs) {
        return new TableException(reason(code, pairs));
    }

    /** A message whose arguments are short and printable, wherever they come from. */
    public static Message reason(String code, Object... pairs) {
        var texts = new ArrayList<String>();
        for (int i = 0; i < pairs.length; i += 2) {
            texts.add(String.valueOf(pairs[i]));
            texts.add(Excerpts.printable(String.valueOf(pairs[i + 1])));
        }
        return Message.of(code, texts.toArray(String[]::new));
    }

    public Message reason() {
        return reason;
    }
}
