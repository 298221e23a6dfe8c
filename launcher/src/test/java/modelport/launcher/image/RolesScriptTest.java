package modelport.launcher.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import modelport.postgres.PostgresServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script that makes the two roles in somebody else's PostgreSQL, run as psql would. */
class RolesScriptTest {
    private static final Path SCRIPT = Path.of("image/roles.sql");

    @Test
    void the_owner_makes_tables_and_the_app_only_uses_them(@TempDir Path home) throws Exception {
        try (PostgresServer server = PostgresServer.start(home, 0, "fsync=off")) {
            String password = Files.readString(home.resolve("superuser.password"));
            run(server.port(), password);

            try (Connection owner = connect(server.port(), "modelport", "modelport_owner", "it's owner's");
                    Connection app = connect(server.port(), "modelport", "modelport_app", "it's app's")) {
                owner.createStatement().execute("create extension pg_trgm");
                owner.createStatement().execute("create extension btree_gist");
                owner.createStatement().execute("create table thing (id serial, name text)");

                assertThat(app.createStatement().executeUpdate("insert into thing (name) values ('a')"))
                        .isEqualTo(1);
                assertThatExceptionOfType(SQLException.class)
                        .isThrownBy(() -> app.createStatement().execute("drop table thing"));
                assertThatExceptionOfType(SQLException.class)
                        .isThrownBy(() -> app.createStatement().execute("create table other (id int)"));
            }
        }
    }

    /** Knows the three things of psql that the script uses: variables, their quoting, and another database. */
    private static void run(int port, String password) throws Exception {
        var variables = new Properties();
        String database = "postgres";
        for (String line : Files.readAllLines(SCRIPT)) {
            if (line.startsWith("\\getenv ")) {
                String[] words = line.split(" ", -1);
                variables.setProperty(words[1], words[2].contains("OWNER") ? "it's owner's" : "it's app's");
            } else if (line.startsWith("\\connect ")) {
                database = line.split(" ", -1)[1];
            } else if (!line.startsWith("--")) {
                String sql = line;
                for (String name : variables.stringPropertyNames()) {
                    String value = variables.getProperty(name).replace("'", "''");
                    sql = sql.replace(":'" + name + "'", "'" + value + "'");
                }
                try (Connection connection = connect(port, database, "postgres", password)) {
                    connection.createStatement().execute(sql);
                }
            }
        }
    }

    private static Connection connect(int port, String database, String user, String password) throws SQLException {
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/" + database, user, password);
    }
}
