package modelport.formats;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import java.util.zip.DeflaterOutputStream;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileKindsTest {
    private static final String PICKLE = "\u0080\4\u0095\u0010\0\0\0\0\0\0\0}\u0094.";

    static Stream<Arguments> binaries() throws IOException {
        var pytorch = Map.of("m/data.pkl", bytes(PICKLE), "m/version", bytes("3"), "m/data/0", new byte[4]);
        var keras = Map.of("config.json", bytes("{}"), "metadata.json", bytes("{}"), "model.weights.h5", new byte[4]);
        return Stream.of(
                arguments(FileKind.ONNX, Samples.onnx()),
                arguments(FileKind.ONNX, Arrays.copyOf(Samples.onnx(), Samples.onnx().length / 2)),
                arguments(FileKind.PICKLE, bytes(PICKLE)),
                arguments(FileKind.PICKLE, bytes("\u0080\2}q\0.")),
                arguments(FileKind.PICKLE, bytes("csklearn.svm\nSVC\np0\n(I1\ntR.")),
                arguments(FileKind.PICKLE, bytes("(dp0\nS'a'\np1\nI1\ns.")),
                arguments(FileKind.JOBLIB, deflated(bytes(PICKLE))),
                arguments(FileKind.JOBLIB, Samples.gzip(bytes(PICKLE))),
                arguments(FileKind.PYTORCH_ZIP, Samples.zip(pytorch)),
                arguments(FileKind.KERAS_V3, Samples.zip(keras)),
                arguments(FileKind.ZIP, Samples.zip(Map.of("model.onnx", Samples.onnx()))),
                arguments(FileKind.TAR_GZ, Samples.gzip(Samples.tar(Map.of("model.onnx", Samples.onnx())))),
                arguments(FileKind.HDF5, bytes("\u0089HDF\r\n\u001a\n\0\0")),
                arguments(FileKind.HDF5, bytes("\0".repeat(1024) + "\u0089HDF\r\n\u001a\n\0\0")),
                arguments(FileKind.SAFETENSORS, bytes("\2\0\0\0\0\0\0\0{}")),
                arguments(FileKind.GGUF, bytes("GGUF\3\0\0\0")),
                arguments(FileKind.TFLITE, bytes("\u001c\0\0\0TFL3\0")),
                arguments(FileKind.SAVED_MODEL, bytes("\b\1\u0012\u0010\n\5\22\3tag\"\5serve\0")),
                arguments(FileKind.COMPRESSED, Samples.gzip(bytes("just text"))),
                arguments(FileKind.COMPRESSED, bytes("BZh91AY&SY")),
                arguments(FileKind.COMPRESSED, bytes("\u00fd7zXZ\0")),
                arguments(FileKind.COMPRESSED, bytes("]\0\0@\0" + "\u00ff".repeat(8) + "\0")),
                arguments(FileKind.XGBOOST, bytes("{L\0\0\0\0\0\0\0\7learner{L")),
                arguments(FileKind.UNKNOWN, new byte[0]),
                arguments(FileKind.UNKNOWN, new byte[64]),
                arguments(FileKind.UNKNOWN, bytes("\u0089PNG\r\n\u001a\n")));
    }

    @ParameterizedTest
    @MethodSource("binaries")
    void binaries_are_told_by_their_bytes_whatever_their_name(FileKind kind, byte[] content) throws Exception {
        assertThat(detect(content, "labels.txt")).isEqualTo(kind);
        assertThat(detect(content, "model.onnx")).isEqualTo(kind);
    }

    static Stream<Arguments> texts() {
        return Stream.of(
                arguments(FileKind.TOKENIZER, "tokenizer.json", Samples.TOKENIZER),
                arguments(FileKind.CONFIG_JSON, "config.json", Samples.CONFIG),
                arguments(FileKind.LABELS, "labels.json", "[\"cat\", \"dog\"]"),
                arguments(FileKind.LABELS, "id2label.json", "{\"0\": \"cat\", \"1\": \"dog\"}"),
                arguments(FileKind.LABELS, "labels.txt", "cat\ndog\n"),
                arguments(FileKind.LABELS, "coco.names", "person\nbicycle\n"),
                arguments(FileKind.LABELS, "imagenet_classes.txt", "tench\n"),
                arguments(FileKind.JSON, "data.json", "[[1, 2], [3, 4]]"),
                arguments(FileKind.JSON, "special_tokens_map.json", "{\"unk_token\": \"[UNK]\"}"),
                arguments(FileKind.JSON, "other.json", "{\"0\": \"cat\", \"2\": \"dog\"}"),
                arguments(FileKind.XGBOOST, "model.json", "{\"learner\": {}, \"version\": [3, 0, 0]}"),
                arguments(FileKind.LIGHTGBM, "model.txt", "tree\nversion=v4\nnum_class=1\n"),
                arguments(FileKind.CARD, "README.md", "# A model\n"),
                arguments(FileKind.TEXT, "notes.txt", "x^2 + y^2"),
                arguments(FileKind.TEXT, "broken.json", "{\"a\": "),
                arguments(FileKind.TEXT, "two.json", "{} {}"),
                arguments(FileKind.TEXT, "twice.json", "{\"a\": 1} trailing"),
                arguments(FileKind.TEXT, "vocab.txt", "[PAD]\n[UNK]\n"));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void texts_are_told_by_what_they_say_and_then_by_name(FileKind kind, String name, String text) throws Exception {
        assertThat(detect(Samples.text(text), name)).isEqualTo(kind);
        assertThat(detect(Samples.text("\n" + text), name)).isEqualTo(kind);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cat\ndog\n", "cat\ndog\n(other)\n", "(d)\n(l)\n", "c_1\nc_2\n"})
    void labels_that_begin_like_a_pickle_are_labels(String text) throws Exception {
        assertThat(detect(Samples.text(text), "labels.txt")).isEqualTo(FileKind.LABELS);
    }

    @Test
    void a_text_that_is_cut_inside_a_character_by_the_look_is_still_a_text() throws Exception {
        for (int shift = 0; shift < 3; shift++) {
            String text = "a".repeat(shift) + "猫".repeat(30_000);

            assertThat(detect(Samples.text(text), "notes.txt")).isEqualTo(FileKind.TEXT);
        }
    }

    @Test
    void json_that_goes_too_deep_is_no_json() throws Exception {
        assertThat(detect(Samples.text("[".repeat(100_000)), "deep.json")).isEqualTo(FileKind.TEXT);
        assertThat(detect(Samples.text("{\"a\":".repeat(100_000)), "deep.json")).isEqualTo(FileKind.TEXT);
    }

    @Test
    void damaged_files_are_of_some_kind() throws Exception {
        var random = new SplittableRandom(20_260_101);
        for (Object[] sample : binaries().map(Arguments::get).toList()) {
            byte[] content = (byte[]) sample[1];
            for (int round = 0; round < 100 && content.length > 0; round++) {
                byte[] damaged = Arrays.copyOf(content, random.nextInt(content.length) + 1);
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();

                assertThat(detect(damaged, "labels.txt")).isNotNull();
            }
        }
    }

    private static FileKind detect(byte[] content, String name) throws IOException {
        try (var file = new SeekableInMemoryByteChannel(content)) {
            return FileKinds.detect(file, name);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(ISO_8859_1);
    }

    private static byte[] deflated(byte[] content) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var deflated = new DeflaterOutputStream(bytes)) {
            deflated.write(content);
        }
        return bytes.toByteArray();
    }
}
