package modelport.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import modelport.contract.Slug;
import org.junit.jupiter.api.Test;

class OptionsTest {
    @Test
    void without_words_it_is_the_project_demo() {
        assertThat(Options.of()).isEqualTo(new Options(new Slug("demo"), Duration.ZERO, false));
    }

    @Test
    void a_project_and_a_time_can_be_named() {
        assertThat(Options.of("--project", "lab", "--minutes", "5", "--quick"))
                .isEqualTo(new Options(new Slug("lab"), Duration.ofMinutes(5), true));
    }

    @Test
    void what_nobody_understands_is_named() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Options.of("--fast"))
                .withMessage("--fast");
        assertThatIllegalArgumentException().isThrownBy(() -> Options.of("--project"));
        assertThatIllegalArgumentException().isThrownBy(() -> Options.of("--minutes", "soon"));
    }
}
