package modelport.tables.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import modelport.tables.text.NumberText.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumberTextTest {
    private final NumberText number = new NumberText('.');

    @ParameterizedTest
    @CsvSource(
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "0,WHOLE",
                "-7,WHOLE",
                "+7,WHOLE",
                " 7 ,WHOLE",
                "9223372036854775807,WHOLE",
                "-9223372036854775808,WHOLE",
                "9223372036854775808,HUGE",
                "1.5,FRACTION",
                "1.,FRACTION",
                ".5,FRACTION",
                "1e3,FRACTION",
                "-1.5E-3,FRACTION",
                "inf,INFINITE",
                "-Infinity,INFINITE",
                "1e400,INFINITE",
                "1e,NONE",
                ".,NONE",
                "-,NONE",
                "1f,NONE",
                "1d,NONE",
                "0x10,NONE",
                "1_000,NONE",
                "1 000,NONE",
                "1.2.3,NONE",
                "NaN,NONE",
                "１２,NONE",
                "infinite,NONE",
                "--1,NONE",
                "1e+-3,NONE"
            })
    void a_text_is_a_number_of_a_kind_or_none(String text, Kind kind) {
        assertThat(number.parse(text)).isEqualTo(kind);
    }

    @Test
    void numbers_are_those_of_java_to_the_last_bit() {
        var random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            double value = Double.longBitsToDouble(random.nextLong());
            double wanted = Double.isFinite(value) ? value : random.nextGaussian();
            for (String text : List.of(
                    Double.toString(wanted),
                    Double.toString(random.nextInt(1_000_000) / 1000.0),
                    random.nextLong(1_000_000_000_000_000L) + "." + random.nextInt(100_000))) {
                assertThat(number.parse(text)).isNotEqualTo(Kind.NONE);
                assertThat(number.value()).as(text).isEqualTo(Double.parseDouble(text));
            }
        }
    }

    @Test
    void whole_numbers_are_exact_and_leading_zeros_are_seen() {
        var random = new Random(8);
        for (int i = 0; i < 10_000; i++) {
            long value = random.nextLong() >> random.nextInt(64);
            assertThat(number.parse(Long.toString(value))).isEqualTo(Kind.WHOLE);
            assertThat(number.whole()).isEqualTo(value);
            assertThat(number.leadingZero()).isFalse();
        }
        assertThat(number.parse("007")).isEqualTo(Kind.WHOLE);
        assertThat(number.leadingZero()).isTrue();
    }

    @Test
    void the_fraction_may_follow_a_comma() {
        var comma = new NumberText(',');

        assertThat(comma.parse("-1,25")).isEqualTo(Kind.FRACTION);
        assertThat(comma.value()).isEqualTo(-1.25);
        assertThat(comma.parse("1.25")).isEqualTo(Kind.NONE);
    }
}
