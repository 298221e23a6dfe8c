package modelport.processing.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.ObjIntConsumer;
import modelport.contract.processing.SpeechAnswer;
import modelport.inference.InferenceException;
import modelport.processing.Numbers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class RecordingsTest {
    private static final int PCM = 1;
    private static final int FLOAT = 3;
    private static final double[] TONE = {0, 0.5, -0.5, 0.25, -1};

    @ParameterizedTest
    @ValueSource(ints = {16_000, 8_000, 44_100})
    void samples_of_another_rate_are_those_of_scipy(int rate) {
        JsonNode numbers = Numbers.json("resampled.json");
        double[] given = Numbers.doubles(numbers.path("samples"));
        var samples = new float[given.length];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (float) given[i];
        }

        Recording resampled = Resampling.to(new Recording(samples, 22_050), rate);

        double[] expected = Numbers.doubles(numbers.path("to").path(Integer.toString(rate)));
        assertThat(resampled.samples()).hasSize(expected.length);
        for (int i = 0; i < expected.length; i++) {
            assertThat((double) resampled.samples()[i]).isCloseTo(expected[i], within(1e-6));
        }
    }

    @Test
    void every_coding_gives_the_same_tone() {
        Map<byte[], Double> codings = Map.of(
                wave(PCM, 8, 1, (out, i) -> out.put((byte) (Math.min(127, TONE[i] * 128) + 128))), 0.01,
                wave(PCM, 16, 1, (out, i) -> out.putShort((short) Math.min(32_767, TONE[i] * 32_768))), 1e-4,
                wave(PCM, 24, 1, (out, i) -> {
                            int value = (int) (TONE[i] * 8_388_608);
                            out.put((byte) value).put((byte) (value >> 8)).put((byte) (value >> 16));
                        }),
                        1e-6,
                wave(PCM, 32, 1, (out, i) -> out.putInt((int) (TONE[i] * 2_147_483_648.0))), 1e-6,
                wave(FLOAT, 32, 1, (out, i) -> out.putFloat((float) TONE[i])), 1e-7,
                wave(FLOAT, 64, 2, (out, i) -> out.putDouble(TONE[i] * 2).putDouble(0)), 1e-7);

        codings.forEach((bytes, tolerance) -> {
            Recording heard = Wave.read(bytes, 10);
            assertThat(heard.samples()).hasSize(TONE.length);
            for (int i = 0; i < TONE.length; i++) {
                assertThat((double) heard.samples()[i]).isCloseTo(TONE[i], within(tolerance));
            }
        });
    }

    @Test
    void what_is_too_long_is_not_read() {
        byte[] wave = wave(PCM, 16, 1, (out, i) -> out.putShort((short) 0));
        ByteBuffer.wrap(wave).order(ByteOrder.LITTLE_ENDIAN).putInt(24, 1_000);

        assertThat(Wave.read(wave, 1).seconds()).isEqualTo(0.005);
        assertThatThrownBy(() -> Wave.read(wave, 0))
                .isInstanceOfSatisfying(
                        InferenceException.class,
                        refused -> assertThat(refused.problem().code()).isEqualTo("processing.audio-too-long"));
    }

    @Test
    void whatever_is_wrong_with_a_recording_is_said_in_a_sentence() {
        var random = new Random(5);
        byte[] whole = wave(FLOAT, 32, 1, (out, i) -> out.putFloat((float) TONE[i]));
        for (int i = 0; i < 2_000; i++) {
            byte[] broken = Arrays.copyOf(whole, i % 3 == 0 ? random.nextInt(whole.length) : whole.length);
            for (int j = 0; j < 1 + i % 4 && broken.length > 0; j++) {
                broken[random.nextInt(broken.length)] = (byte) random.nextInt();
            }
            try {
                assertThat(Wave.read(broken, 60).samples()).isNotEmpty();
            } catch (InferenceException refused) {
                assertThat(refused.problem().code()).startsWith("processing.audio-");
            }
        }
    }

    @Test
    void speech_begins_above_one_threshold_and_ends_below_another() {
        var how = new SpeechAnswer(0.5, 0.35, 200, 100, 30);
        double[] heard = {0.1, 0.1, 0.6, 0.9, 0.4, 0.9, 0.1, 0.1, 0.1, 0.1, 0.6, 0.1, 0.1, 0.1};

        List<Object> spans = SpeechSpans.of(how, heard, 0.1, 1.4);

        assertThat(spans).hasSize(1);
        assertThat((Map<?, ?>) spans.getFirst())
                .extracting(span -> span.get("start"), span -> span.get("end"))
                .containsExactly(0.17, 0.63);
    }

    private static byte[] wave(int code, int bits, int channels, ObjIntConsumer<ByteBuffer> sample) {
        int data = TONE.length * channels * bits / 8;
        ByteBuffer out = ByteBuffer.allocate(44 + data).order(ByteOrder.LITTLE_ENDIAN);
        out.put("RIFF".getBytes(java.nio.charset.StandardCharsets.US_ASCII)).putInt(36 + data);
        out.put("WAVEfmt ".getBytes(java.nio.charset.StandardCharsets.US_ASCII)).putInt(16);
        out.putShort((short) code).putShort((short) channels).putInt(16_000);
        out.putInt(16_000 * channels * bits / 8)
                .putShort((short) (channels * bits / 8))
                .putShort((short) bits);
        out.put("data".getBytes(java.nio.charset.StandardCharsets.US_ASCII)).putInt(data);
        for (int i = 0; i < TONE.length; i++) {
            sample.accept(out, i);
        }
        return out.array();
    }
}
