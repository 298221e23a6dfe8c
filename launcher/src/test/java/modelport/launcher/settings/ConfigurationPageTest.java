package modelport.launcher.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ConfigurationPageTest {
    private static final Path PAGE = Path.of("../docs/operating/configuration.md");

    /** After a change of the settings: {@code mvn -pl launcher -am test -Dtest=ConfigurationPageTest -Dpage=write}. */
    @Test
    void the_page_tells_what_the_program_reads() throws Exception {
        if ("write".equals(System.getProperty("page"))) {
            Files.createDirectories(PAGE.getParent());
            Files.writeString(PAGE, ConfigurationPage.markdown());
        }

        assertThat(PAGE).hasContent(ConfigurationPage.markdown());
    }
}
