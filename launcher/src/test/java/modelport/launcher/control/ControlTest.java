package modelport.launcher.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ControlTest {
    private static final Instant NOW = Instant.parse("2026-11-25T10:00:00.123Z");

    @TempDir
    private Path home;

    @Test
    void a_node_tells_who_it_is_while_it_runs_and_no_longer() throws Exception {
        Path node = home.resolve("run/node");
        try (RunFolder run = RunFolder.claim(home, "1.2.3", NOW)) {
            assertThat(node).content().contains("state=starting", "since=2026-11-25T10:00:00Z", "version=1.2.3");

            run.ready("http://localhost:8080", URI.create("http://127.0.0.1:8080"));

            assertThat(node)
                    .content()
                    .contains("state=ready", "address=http://localhost:8080", "local=127.0.0.1:8080")
                    .contains("pid=" + ProcessHandle.current().pid());
        }
        assertThat(node).doesNotExist();
    }

    @Test
    void nobody_else_may_enter_the_folder() throws Exception {
        try (RunFolder run = RunFolder.claim(home, "1", NOW)) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(run.path())))
                    .isEqualTo("rwx------");
        }
    }

    @Test
    void one_folder_has_one_node() throws Exception {
        try (RunFolder _ = RunFolder.claim(home, "1", NOW)) {
            assertThatExceptionOfType(StartException.class)
                    .isThrownBy(() -> RunFolder.claim(home, "1", NOW))
                    .withMessageContaining("Another Modelport runs on " + home);
        }
        RunFolder.claim(home, "1", NOW).close();
    }

    @Test
    void a_file_in_the_place_of_the_folder_is_named() throws Exception {
        Path file = Files.writeString(home.resolve("file"), "");

        assertThatExceptionOfType(StartException.class)
                .isThrownBy(() -> RunFolder.claim(file, "1", NOW))
                .withMessageContaining(file.toString());
    }

    @Test
    void the_command_gets_an_answer() throws Exception {
        try (ControlSocket _ = ControlSocket.listen(home, Map.of("token", () -> "mp_api_1_2"))) {
            assertThat(Ask.ask(home, "token")).isEqualTo("ok mp_api_1_2");
            assertThat(Ask.ask(home, "token")).isEqualTo("ok mp_api_1_2");
            assertThat(Ask.ask(home, "shutdown")).isEqualTo("error unknown question");
        }
    }

    @Test
    void a_failure_is_told_in_one_line() throws Exception {
        Question broken = () -> {
            throw new IllegalStateException("the database\nis away");
        };
        try (ControlSocket _ = ControlSocket.listen(home, Map.of("token", broken))) {
            assertThat(Ask.ask(home, "token")).isEqualTo("error the database is away");
        }
    }

    @Test
    void a_folder_with_a_very_long_name_works_too() throws Exception {
        Path deep = Files.createDirectories(home.resolve("d".repeat(120)));
        try (ControlSocket _ = ControlSocket.listen(deep, Map.of("token", () -> "far"))) {
            assertThat(Ask.ask(deep, "token")).isEqualTo("ok far");
        }
    }

    @Test
    void what_a_killed_node_left_behind_is_no_obstacle() throws Exception {
        Files.createDirectories(home.resolve("run"));
        Files.writeString(home.resolve("run/node"), "pid=1\n");
        Files.writeString(home.resolve("run/control"), "");
        Files.writeString(home.resolve("run/control.path"), "/nowhere");

        try (RunFolder run = RunFolder.claim(home, "1", NOW);
                ControlSocket _ = ControlSocket.listen(run.path(), Map.of("token", () -> "alive"))) {
            assertThat(Ask.ask(run.path(), "token")).isEqualTo("ok alive");
        }
    }
}
