package modelport.server.events;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A place in the order of events: the transaction and the row within it.
 *
 * @param transaction PostgreSQL's 64-bit transaction id, as text
 * @param row the outbox row
 */
record Position(String transaction, long row) {
    private static final Pattern SYNTAX = Pattern.compile("(\\d{1,20})\\.(\\d{1,18})");

    /** The way back from {@link #toString}; empty for anything else. */
    static Optional<Position> parse(String text) {
        var found = SYNTAX.matcher(text);
        return found.matches()
                ? Optional.of(new Position(found.group(1), Long.parseLong(found.group(2))))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return transaction + "." + row;
    }
}
