package modelport.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is left behind by a program or a machine that died. */
class RestartTest {
    @TempDir
    private Path home;

    @Test
    void a_server_whose_program_was_killed_is_stopped_and_its_data_is_kept() throws Exception {
        Process program = program();
        try (var lines = program.inputReader()) {
            assertThat(lines.readLine()).isEqualTo("ready");
            program.destroyForcibly().waitFor();
        }

        try (PostgresServer server = PostgresServer.start(home, 0)) {
            Database database = server.database("kept", null);
            try (var connection = DriverManager.getConnection(
                            database.url(),
                            database.app().name(),
                            database.app().password());
                    var row = connection.createStatement().executeQuery("select id from thing")) {
                assertThat(row.next()).isTrue();
                assertThat(row.getInt(1)).isEqualTo(7);
            }
        }
    }

    @Test
    void a_folder_that_is_in_use_is_left_alone() throws Exception {
        Process program = program();
        try (var lines = program.inputReader()) {
            assertThat(lines.readLine()).isEqualTo("ready");

            assertThatIOException()
                    .isThrownBy(() -> PostgresServer.start(home, 0))
                    .withMessageContaining("another Modelport runs on");
        } finally {
            program.destroyForcibly().waitFor();
        }
        PostgresServer.start(home, 0).close();
    }

    @Test
    void a_cluster_that_was_never_finished_is_made_anew() throws Exception {
        Path torn = Files.createDirectories(home.resolve("data.new/base"));
        Files.writeString(torn.resolveSibling("PG_VERSION"), "17");
        Files.writeString(home.resolve("password.new"), "half");

        try (PostgresServer server = PostgresServer.start(home, 0)) {
            assertThat(server.database("whole", null).url()).endsWith("/whole");
        }
        assertThat(torn).doesNotExist();
    }

    @Test
    void a_torn_pid_file_does_not_keep_it_from_starting() throws Exception {
        PostgresServer.start(home, 0).close();
        Files.writeString(home.resolve("data/postmaster.pid"), "");

        PostgresServer.start(home, 0).close();
    }

    @Test
    void a_taken_port_is_told_in_postgresqls_own_words() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatIOException()
                    .isThrownBy(() -> PostgresServer.start(home, taken.getLocalPort()))
                    .withMessageContaining("PostgreSQL ended: ")
                    .withMessageContaining("FATAL:");
        }
    }

    private Process program() throws Exception {
        return new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Program.class.getName(),
                        home.toString()))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /** Starts a server, stores something, and waits to be killed. */
    static final class Program {
        public static void main(String[] args) throws Exception {
            Database database = PostgresServer.start(Path.of(args[0]), 0).database("kept", null);
            try (var connection = DriverManager.getConnection(
                            database.url(),
                            database.owner().name(),
                            database.owner().password());
                    var statement = connection.createStatement()) {
                statement.execute("create table if not exists thing as select 7 as id");
            }
            System.out.println("ready");
            System.in.transferTo(System.out);
        }
    }
}
