package modelport.gateway.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import modelport.gateway.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonReaderTest {
    private static JsonReader reader(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new JsonReader().reset(bytes, bytes.length);
    }

    @Test
    void every_number_is_read_as_the_jdk_reads_it() {
        var random = new SplittableRandom(42);
        for (int i = 0; i < 300_000; i++) {
            String text = number(random, i);

            double expected = Double.parseDouble(text);

            assertThat(reader(text).doubleValue()).as(text).isEqualTo(expected);
            assertThat(reader(text).floatValue()).as(text).isEqualTo((float) expected);
        }
    }

    /** Numbers of every kind, and those between two floats above all. */
    private static String number(SplittableRandom random, int kind) {
        return switch (kind % 7) {
            case 0 -> Double.toString(Double.longBitsToDouble(random.nextLong() & 0x7fdf_ffff_ffff_ffffL));
            case 1 -> Float.toString(Float.intBitsToFloat(random.nextInt() & 0x7f7f_ffff));
            case 2 -> Double.toString(random.nextDouble(-1_000, 1_000));
            case 3 -> BigDecimal.valueOf(random.nextLong(), random.nextInt(40)).toPlainString();
            case 4 ->
                BigDecimal.valueOf(random.nextLong(1_000_000), random.nextInt(8))
                        .toString();
            case 5 -> halfway(random);
            default -> "-0.0000" + random.nextLong(1L << 40) + "e" + random.nextInt(-30, 30);
        };
    }

    private static String halfway(SplittableRandom random) {
        float value = (float) Math.exp(random.nextDouble(-40, 40));
        BigDecimal middle =
                new BigDecimal(value).add(new BigDecimal(Math.nextUp(value))).divide(BigDecimal.valueOf(2));
        BigDecimal nudge = middle.ulp().multiply(BigDecimal.valueOf(random.nextInt(-1, 2)));
        return middle.add(nudge).toString();
    }

    @ParameterizedTest
    @CsvSource({"0,0", "-7,-7", "3.0,3", "1e3,1000", "9223372036854775807,9223372036854775807", "1200e-2,12"})
    void whole_numbers_may_look_like_fractions(String text, long expected) {
        assertThat(reader(text).longValue()).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.5", "9223372036854775808", "1e-3", "1e99999", "1e400"})
    void what_is_not_whole_is_not_read_as_such(String text) {
        assertThatThrownBy(() -> reader(text).longValue()).hasMessage("gateway.json-integer");
    }

    @Test
    void values_become_what_holds_them() {
        Object value = JsonValues.read(
                reader(" {\"a\": [1, 2.5, 12345678901234567890, 1e400, true, null, \"\\u72ac\\n\"], \"b\": {}} "));

        assertThat(value)
                .isEqualTo(Map.of(
                        "a",
                        java.util.Arrays.asList(
                                1L,
                                2.5,
                                new BigInteger("12345678901234567890"),
                                new BigDecimal("1e400"),
                                true,
                                null,
                                "犬\n"),
                        "b",
                        Map.of()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[",
                "[1,]",
                "[1 2]",
                "{\"a\"}",
                "{\"a\":1,}",
                "{a:1}",
                "tru",
                "01",
                "1.",
                ".5",
                "-",
                "1e",
                "+1",
                "\"a",
                "\"\\x\"",
                "\"\\u12g4\"",
                "\"\\u12\"",
                "\"a\nb\"",
                "nul",
                "'a'"
            })
    void what_is_not_json_is_refused(String text) {
        assertThatThrownBy(() -> {
                    JsonReader json = reader(text);
                    JsonValues.read(json);
                    json.finish();
                })
                .isInstanceOf(Refusal.class);
    }

    @Test
    void deep_nesting_ends_in_a_refusal_and_not_on_the_stack() {
        String deep = "[".repeat(1_000_000);

        assertThatThrownBy(() -> JsonValues.read(reader(deep))).hasMessage("gateway.json-depth");
        assertThatThrownBy(() -> reader(deep).skip()).hasMessage("gateway.json-depth");
    }

    @Test
    void random_garbage_never_breaks_anything_but_the_request() {
        var random = new SplittableRandom(3);
        String alphabet = "{}[]\",:0123456789.eE+-\\untrfalsé \n";
        for (int i = 0; i < 100_000; i++) {
            var text = new StringBuilder();
            for (int k = random.nextInt(30); k > 0; k--) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            try {
                JsonReader json = reader(text.toString());
                JsonValues.read(json);
                json.finish();
            } catch (Refusal refusal) {
                assertThat(refusal.status()).isEqualTo(400);
            }
        }
    }

    @Test
    void what_was_written_is_read_again() {
        var random = new SplittableRandom(5);
        for (int i = 0; i < 20_000; i++) {
            float number = Float.intBitsToFloat(random.nextInt() & 0x7f7f_ffff);
            var text = new StringBuilder();
            for (int k = random.nextInt(10); k > 0; k--) {
                text.append((char) random.nextInt(1, 0xd800));
            }
            byte[] written = new JsonBytes(8)
                    .character('[')
                    .number(number)
                    .character(',')
                    .string(text.toString())
                    .character(']')
                    .copy();

            List<?> read = (List<?>) JsonValues.read(new JsonReader().reset(written, written.length));

            assertThat(((Number) java.util.Objects.requireNonNull(read).getFirst()).floatValue())
                    .isEqualTo(number);
            assertThat(read.getLast()).isEqualTo(text.toString());
        }
    }
}
