package modelport.server.database;

import java.io.Serial;
import java.sql.SQLException;

/** The database refused a statement, or could not be reached. */
public final class SqlException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private static final String UNIQUE_VIOLATION = "23505";

    private final SQLException cause;

    SqlException(SQLException cause) {
        super(cause);
        this.cause = cause;
    }

    /** Whether the statement would have broken the unique constraint or index of that name. */
    public boolean breaks(String constraint) {
        String message = cause.getMessage();
        return UNIQUE_VIOLATION.equals(cause.getSQLState())
                && message != null
                && message.contains('"' + constraint + '"');
    }
}
