package modelport.launcher;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import modelport.contract.Message;
import modelport.launcher.control.StartException;
import modelport.launcher.settings.Settings;
import modelport.postgres.Database;
import modelport.postgres.PostgresServer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The database that was asked for: one of our own in the data folder, or somebody else's. */
final class DatabaseStep {
    private static final Logger LOG = LoggerFactory.getLogger(DatabaseStep.class);
    private static final String NAME = "modelport";
    // A database that is started together with us may need a while.
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofMillis(500);

    private DatabaseStep() {}

    static Database open(Settings settings, Shutdown shutdown) throws InterruptedException {
        return settings.database().url() == null ? embedded(settings, shutdown) : external(settings.database());
    }

    private static Database embedded(Settings settings, Shutdown shutdown) throws InterruptedException {
        try {
            PostgresServer postgres = shutdown.endLater(PostgresServer.start(
                    settings.node().home().resolve("postgres"),
                    settings.database().embeddedPort()));
            return postgres.database(NAME, null);
        } catch (IOException | SQLException e) {
            throw new StartException(
                    Message.of("launcher.database-failed", "reason", String.valueOf(e.getMessage())), e);
        }
    }

    private static Database external(Settings.DatabaseAccess access) throws InterruptedException {
        String url = requireNonNull(access.url());
        var app = new Database.Role(requireNonNull(access.user()), requireNonNull(access.password()));
        Database.Role owner = access.ownerUser() == null
                ? app
                : new Database.Role(access.ownerUser(), requireNonNull(access.ownerPassword()));
        if (owner.equals(app)) {
            LOG.warn("one database role for everything: it could change the audit log user={}", app.name());
        }
        await(url, owner);
        await(url, app);
        return new Database(url, owner, app);
    }

    private static void await(String url, Database.Role role) throws InterruptedException {
        long limit = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try (Connection connection = DriverManager.getConnection(url, role.name(), role.password())) {
                LOG.info("database answers version={}", connection.getMetaData().getDatabaseProductVersion());
                return;
            } catch (SQLException e) {
                // Class 28 is a wrong password, 3D a database that does not exist: waiting would not help.
                String state = String.valueOf(e.getSQLState());
                if (state.startsWith("28") || state.startsWith("3D") || System.nanoTime() > limit) {
                    throw new StartException(
                            Message.of(
                                    "launcher.database-unreachable",
                                    "url",
                                    url,
                                    "user",
                                    role.name(),
                                    "reason",
                                    String.valueOf(e.getMessage())),
                            e);
                }
                Thread.sleep(PAUSE);
            }
        }
    }
}
