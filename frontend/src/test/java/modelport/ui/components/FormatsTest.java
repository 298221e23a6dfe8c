package modelport.ui.components;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormatsTest {
    @ParameterizedTest
    @CsvSource({"0, 0 B", "999, 999 B", "1240, 1.2 KB", "999960, 1.0 MB", "22900000, 22.9 MB", "123456789012, 123 GB"})
    void sizes_go_in_steps_of_a_thousand(long bytes, String text) {
        assertThat(Formats.bytes(bytes).replace('\u00a0', ' ')).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "0.02134, 0.021", "6.124, 6.12", "41.26, 41.3", "811.6, 812", "-0.5, \u22120.5"})
    void figures_keep_what_matters(double value, String text) {
        assertThat(Formats.figure(value)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"412, 412", "22713216, 22.7 M", "7241732096, 7.24 B"})
    void large_numbers_are_shortened(long value, String text) {
        assertThat(Formats.large(value).replace('\u00a0', ' ')).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"0, 0 %", "0.0002, 0.02 %", "0.25, 25 %"})
    void shares_are_percentages(double share, String text) {
        assertThat(Formats.percent(share).replace('\u00a0', ' ')).isEqualTo(text);
    }

    @Test
    void spans_are_minutes_and_seconds() {
        assertThat(Formats.span(Duration.ofSeconds(372))).isEqualTo("6:12");
        assertThat(Formats.span(Duration.ofSeconds(3_661))).isEqualTo("1:01:01");
        assertThat(Formats.span(Duration.ofSeconds(-3))).isEqualTo("0:00");
    }
}
