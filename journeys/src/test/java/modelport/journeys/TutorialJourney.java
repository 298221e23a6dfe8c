package modelport.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What newcomers type: the tutorial's lines all work, one after the other, on a new installation. */
class TutorialJourney {
    @TempDir
    private Path home;

    @Test
    void every_line_of_the_tutorial_works() throws Exception {
        List<String> blocks = Shell.blocks("docs/guide/tutorial.md");
        assertThat(blocks).hasSizeGreaterThan(10);
        try (var installation = new Installation(home)) {
            String address = installation.address().toString();
            var environment = Map.of(
                    "MODELPORT_URL",
                    address.substring(0, address.length() - 1),
                    "MODELPORT_TOKEN",
                    Platform.of(installation).token());

            String printed = Shell.run(blocks, environment, home.resolve("tutorial.log"));

            assertThat(printed)
                    .contains("\"predictions\"", "\"state\": \"WATCHING\"", "\"taken\": 143", "\"origin\": \"TUNING\"");
        }
    }
}
