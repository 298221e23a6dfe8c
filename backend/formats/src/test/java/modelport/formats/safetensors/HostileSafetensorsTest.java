package modelport.formats.safetensors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import modelport.contract.Message;
import modelport.contract.Messages;
import modelport.formats.weights.WeightTensor;
import modelport.formats.weights.WeightType;
import modelport.onnx.Refusal;
import modelport.onnx.RefusedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class HostileSafetensorsTest {
    private static final String ONE = tensor("a", "F32", "2", 0, 8);

    @TempDir
    private Path folder;

    @Test
    void tensors_are_found_with_type_shape_and_numbers() throws Exception {
        String header = "{\"__metadata__\":{\"format\":\"pt\"},"
                + tensor("b", "BF16", "1,2", 8, 12) + "," + tensor("a", "F32", "2", 0, 8) + ","
                + tensor("none", "F32", "0", 12, 12) + "," + tensor("one", "I64", "", 12, 20) + "}  ";

        SafetensorsFile file = SafetensorsFile.read(file(header, 20));

        assertThat(file.names()).containsExactly("a", "b", "none", "one");
        assertThat(file.metadata()).containsEntry("format", "pt");
        WeightTensor brain = file.find("b").orElseThrow();
        assertThat(brain.type()).isEqualTo(WeightType.BF16);
        assertThat(brain.shape()).containsExactly(1L, 2L);
        var numbers = new float[2];
        brain.read(0, 2, numbers, 0);
        assertThat(numbers).containsExactly(1, 1);
        assertThat(file.find("one").orElseThrow().elements()).isEqualTo(1);
    }

    static Stream<Arguments> hostile() {
        return Stream.of(
                Arguments.of("safetensors.gap", "{" + tensor("a", "F32", "1", 4, 8) + "}", 8),
                Arguments.of("safetensors.left-over", "{" + ONE + "}", 12),
                Arguments.of("safetensors.left-over", "{}", 1),
                Arguments.of("safetensors.overlap", "{" + ONE + "," + tensor("b", "F32", "2", 4, 12) + "}", 12),
                Arguments.of("safetensors.overlap", "{" + ONE + "," + tensor("b", "F32", "2", 0, 8) + "}", 8),
                Arguments.of("safetensors.range", "{" + tensor("a", "F32", "2", 8, 0) + "}", 8),
                Arguments.of("safetensors.range", "{" + tensor("a", "F32", "4", 0, 16) + "}", 8),
                Arguments.of("safetensors.size", "{" + tensor("a", "F32", "3", 0, 8) + "}", 8),
                Arguments.of("safetensors.size", "{" + tensor("a", "F16", "2", 0, 8) + "}", 8),
                Arguments.of("safetensors.shape", "{" + tensor("a", "F32", "99999999999,99999999999", 0, 8) + "}", 8),
                Arguments.of("safetensors.entry", "{" + tensor("a", "F32", "-2", 0, 8) + "}", 8),
                Arguments.of("safetensors.entry", "{" + tensor("a", "F32", "2.0", 0, 8) + "}", 8),
                Arguments.of("safetensors.entry", "{" + tensor("a", "F32", "1e0", 0, 8) + "}", 8),
                Arguments.of("safetensors.entry", "{" + tensor("a", "F32", "9223372036854775808", 0, 8) + "}", 8),
                Arguments.of("safetensors.entry", "{" + tensor("a", "F32", "1,".repeat(16) + "2", 0, 8) + "}", 8),
                Arguments.of("safetensors.entry", "{\"a\":{\"dtype\":\"F32\",\"shape\":[2]}}", 8),
                Arguments.of("safetensors.entry", "{" + ONE.replace("]}", "],\"run\":\"me\"}") + "}", 8),
                Arguments.of("safetensors.dtype", "{" + tensor("a", "OBJECT", "2", 0, 8) + "}", 8),
                Arguments.of("safetensors.name-twice", "{" + ONE + "," + tensor("a", "F32", "1", 8, 12) + "}", 12),
                Arguments.of("safetensors.name-twice", "{" + ONE + "," + tensor("\\u0061", "F32", "0", 8, 8) + "}", 8),
                Arguments.of(
                        "safetensors.header", "{" + ONE.replace("\"shape\"", "\"dtype\":\"F16\",\"shape\"") + "}", 8),
                Arguments.of("safetensors.header", "{" + ONE, 8),
                Arguments.of("safetensors.header", "{" + ONE + "}{}", 8),
                Arguments.of("safetensors.header", " {" + ONE + "}", 8),
                Arguments.of("safetensors.header", "[" + ONE + "]", 8),
                Arguments.of("safetensors.header", "{\"a\":" + "[".repeat(10_000), 8),
                Arguments.of("safetensors.header", "{\"__metadata__\":{\"a\":1}," + ONE + "}", 8),
                Arguments.of("safetensors.header", "{\"" + "n".repeat(2_000) + "\":{}}", 0));
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void a_header_that_is_not_right_is_refused(String code, String header, int bytes) throws Exception {
        Path file = file(header, bytes);

        assertThat(refusal(file).code()).isEqualTo(code);
    }

    @Test
    void a_header_longer_than_the_file_or_than_any_header_is_not_read() throws Exception {
        assertThat(refusal(bytes(Long.MAX_VALUE)).code()).isEqualTo("safetensors.header-length");
        assertThat(refusal(bytes(-1)).code()).isEqualTo("safetensors.header-length");
        assertThat(refusal(bytes(100_000_001)).code()).isEqualTo("safetensors.header-length");
        assertThat(refusal(bytes(90_000_000)).code()).isEqualTo("safetensors.truncated");
        assertThat(refusal(bytes(0)).code()).isEqualTo("safetensors.header");
        assertThat(refusal(Files.write(folder.resolve("short"), new byte[7])).code())
                .isEqualTo("safetensors.truncated");
    }

    @Test
    void text_in_another_encoding_is_no_header() throws Exception {
        byte[] wide = ("{" + ONE + "}").getBytes(StandardCharsets.UTF_16LE);
        byte[] latin = ("{" + ONE.replace("\"a\"", "\"\u00e4\"") + "}").getBytes(StandardCharsets.ISO_8859_1);

        assertThat(refusal(file(wide, 8)).code()).isEqualTo("safetensors.header");
        assertThat(refusal(file(latin, 8)).code()).isEqualTo("safetensors.header");
    }

    @Test
    void more_tensors_than_any_model_has_are_refused() throws Exception {
        String many = IntStream.range(0, 100_001)
                .mapToObj(i -> tensor("t" + i, "U8", "0", 0, 0))
                .collect(Collectors.joining(","));

        assertThat(refusal(file("{" + many + "}", 0)).code()).isEqualTo("safetensors.too-many");
    }

    private Refusal refusal(Path file) {
        RefusedException refused = catchThrowableOfType(RefusedException.class, () -> SafetensorsFile.read(file));
        Refusal refusal = refused.refusal();
        for (Locale language : Messages.LANGUAGES) {
            assertThat(Messages.render(new Message(refusal.code(), refusal.args()), language))
                    .isNotEqualTo(refusal.code())
                    .doesNotContain("{tensor}");
        }
        return refusal;
    }

    private static String tensor(String name, String type, String shape, long begin, long end) {
        return "\"%s\":{\"dtype\":\"%s\",\"shape\":[%s],\"data_offsets\":[%d,%d]}"
                .formatted(name, type, shape, begin, end);
    }

    private Path file(String header, int bytes) throws IOException {
        return file(header.getBytes(StandardCharsets.UTF_8), bytes);
    }

    /** A file whose tensors have bytes of ones, as brain floats. */
    private Path file(byte[] header, int bytes) throws IOException {
        ByteBuffer all = ByteBuffer.allocate(Long.BYTES + header.length + bytes).order(ByteOrder.LITTLE_ENDIAN);
        all.putLong(header.length).put(header);
        while (all.remaining() >= Short.BYTES) {
            all.putShort((short) (Float.floatToRawIntBits(1) >> Short.SIZE));
        }
        return Files.write(folder.resolve("hostile.safetensors"), all.array());
    }

    private Path bytes(long claimed) throws IOException {
        byte[] bytes = ByteBuffer.allocate(Long.BYTES * 2)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(claimed)
                .array();
        return Files.write(folder.resolve("claim.safetensors"), bytes);
    }
}
