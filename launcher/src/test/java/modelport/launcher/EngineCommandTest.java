package modelport.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command in an installation, which has neither sources nor Maven beside it. */
class EngineCommandTest {
    private static final Path COMMAND = Path.of("..", "modelport");

    @TempDir
    private Path folder;

    @Test
    void without_maven_it_says_where_to_fetch_an_engine_and_where_to_put_it() throws Exception {
        Path installed = Files.copy(COMMAND, folder.resolve("modelport"));
        var builder = new ProcessBuilder("bash", installed.toString(), "engine", "pytorch").redirectErrorStream(true);
        builder.environment().put("PATH", tools().toString());
        builder.environment().put("MODELPORT_HOME", folder.resolve("home").toString());

        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).isEqualTo(1);
        assertThat(said)
                .contains("Engines are fetched by Maven, and this installation has none")
                .contains("./modelport engine pytorch")
                .contains(folder.resolve("home/engines/pytorch").toString());
        assertThat(folder.resolve("home")).doesNotExist();
    }

    /** All that the command needs until then. */
    private Path tools() throws IOException {
        Path tools = Files.createDirectory(folder.resolve("tools"));
        for (String tool : List.of("bash", "dirname", "sed")) {
            Path found = Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
                    .map(place -> Path.of(place, tool))
                    .filter(Files::isExecutable)
                    .findFirst()
                    .orElseThrow();
            Files.createSymbolicLink(tools.resolve(tool), found);
        }
        return tools;
    }
}
