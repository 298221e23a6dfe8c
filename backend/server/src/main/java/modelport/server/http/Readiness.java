package modelport.server.http;

import io.micronaut.transaction.annotation.ReadOnly;
import jakarta.inject.Singleton;
import modelport.server.database.Sql;

/** Whether this node can work: its database answers. */
@Singleton
public class Readiness {
    private final Sql sql;

    Readiness(Sql sql) {
        this.sql = sql;
    }

    /** Comes back if the database answers, throws if it does not. */
    @ReadOnly
    public void check() {
        sql.first("select 1 as one", row -> row.integer("one"));
    }
}
