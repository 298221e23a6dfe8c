package modelport.tables.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import modelport.tables.Moments;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MomentTextTest {
    @ParameterizedTest
    @CsvSource({
        "2024-01-31,2024-01-31T00:00:00Z",
        "2024/1/5,2024-01-05T00:00:00Z",
        "2024-01-31T10:20,2024-01-31T10:20:00Z",
        "2024-01-31 10:20:30,2024-01-31T10:20:30Z",
        "2024-01-31T10:20:30.123456789Z,2024-01-31T10:20:30.123456Z",
        "2024-01-31 10:20:30.5+08:00,2024-01-31T02:20:30.500Z",
        "1969-12-31T23:59:59.999999Z,1969-12-31T23:59:59.999999Z"
    })
    void a_moment_is_kept_to_the_microsecond_in_utc(String text, String instant) {
        assertThat(Moments.instant(parse(text).orElseThrow())).hasToString(instant);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"31/01/2024", "2024-13-01", "2024-02-30", "2024", "20240131", "2024-01-31T25:00", "yesterday"})
    void what_could_be_another_day_is_none(String text) {
        assertThat(parse(text)).isEmpty();
    }

    private static OptionalLong parse(String text) {
        return MomentText.parse(text.toCharArray(), 0, text.length());
    }
}
