package modelport.server.access.internal;

import jakarta.inject.Singleton;
import java.time.Instant;
import modelport.server.database.Sql;

/** Counts wrong passwords, so that guessing is slow whichever node is asked. */
@Singleton
public class LoginAttempts {
    private final Sql sql;

    LoginAttempts(Sql sql) {
        this.sql = sql;
    }

    /** Wrong passwords for this name since then. */
    public long since(String username, Instant start) {
        return sql.first(
                        "select count(*) as wrong from login_attempt where username = ? and at > ?",
                        row -> row.number("wrong"),
                        username,
                        start)
                .orElse(0L);
    }

    /** Writes down one more wrong password; those from before {@code start} are forgotten. */
    public void add(String username, Instant at, Instant start) {
        sql.update("delete from login_attempt where username = ? and at <= ?", username, start);
        sql.update("insert into login_attempt (username, at) values (?, ?)", username, at);
    }

    /** The right password came. */
    public void clear(String username) {
        sql.update("delete from login_attempt where username = ?", username);
    }
}
