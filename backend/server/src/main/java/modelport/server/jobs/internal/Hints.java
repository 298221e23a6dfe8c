package modelport.server.jobs.internal;

import io.micronaut.context.annotation.Property;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hears PostgreSQL's hints about jobs on a connection of its own; without it workers only hear a moment later. */
@Singleton
class Hints {
    private static final Logger LOG = LoggerFactory.getLogger(Hints.class);
    private static final int WAIT_MILLIS = 500;
    private static final long RETRY_SECONDS = 1;

    private final String url;
    private final String user;
    private final String password;
    private final CountDownLatch closed = new CountDownLatch(1);

    Hints(
            @Property(name = "datasources.default.url") String url,
            @Property(name = "datasources.default.username") String user,
            @Property(name = "datasources.default.password") String password) {
        this.url = url;
        this.user = user;
        this.password = password;
    }

    /** Tells {@code listener} every hint from now on. */
    void listen(Consumer<String> listener) {
        Thread.ofPlatform().daemon().name("job-hints").start(() -> run(listener));
    }

    void close() {
        closed.countDown();
    }

    private void run(Consumer<String> listener) {
        while (isOpen(0)) {
            try (Connection connection = DriverManager.getConnection(url, user, password);
                    Statement statement = connection.createStatement()) {
                statement.execute("listen " + JobQueue.CHANNEL);
                hear(connection.unwrap(PGConnection.class), listener);
            } catch (SQLException e) {
                if (isOpen(RETRY_SECONDS)) {
                    LOG.warn("job hints lost their connection reason={}", e.getMessage());
                }
            }
        }
    }

    private void hear(PGConnection connection, Consumer<String> listener) throws SQLException {
        while (isOpen(0)) {
            for (PGNotification notification : connection.getNotifications(WAIT_MILLIS)) {
                listener.accept(notification.getParameter());
            }
        }
    }

    private boolean isOpen(long seconds) {
        try {
            return !closed.await(seconds, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
