package modelport.server.http;

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
        this.database = database;
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
