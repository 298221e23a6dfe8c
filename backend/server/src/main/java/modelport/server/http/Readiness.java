package modelport.server.http;

import io.micronaut.data.connection.jdbc.advice.DelegatingDataSource;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether this node can work: its database answers. */
@Singleton
public class Readiness {
    private static final Logger LOG = LoggerFactory.getLogger(Readiness.class);
    private static final int SECONDS = 3;

    private final javax.sql.DataSource database;

    Readiness(javax.sql.DataSource database) {
        // The pool itself: its wrapper gives connections within transactions only.
        this.database = DelegatingDataSource.unwrapDataSource(database);
    }

    public boolean isUp() {
        try (Connection connection = database.getConnection()) {
            return connection.isValid(SECONDS);
        } catch (SQLException e) {
            LOG.warn("database does not answer reason={}", e.getMessage());
            return false;
        }
    }
}
