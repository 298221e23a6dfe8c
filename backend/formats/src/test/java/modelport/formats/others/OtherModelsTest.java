package modelport.formats.others;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import modelport.formats.KeptModel;
import modelport.formats.ModelFiles;
import modelport.formats.NativeModel;
import modelport.formats.NativeValue;
import modelport.formats.ScannedFile;
import modelport.formats.ScannedModel;
import modelport.onnx.OnnxLimits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OtherModelsTest {
    @TempDir
    Path folder;

    @Test
    void a_savedmodel_tells_its_signature_and_its_operators() throws IOException {
        Files.write(folder.resolve("saved_model.pb"), SavedModelFile.of("Relu").build());

        ScannedModel scanned = ModelFiles.scan(folder, OnnxLimits.defaults());

        assertThat(scanned.outcome()).isInstanceOfSatisfying(ScannedModel.Runs.class, runs -> {
            assertThat(runs.about().engine()).isEqualTo(NativeModel.Engine.TENSORFLOW);
            assertThat(runs.about().inputs().getFirst().shape()).containsExactly(-1L, 3L);
            assertThat(runs.about().outputs().getFirst().type()).isEqualTo("FP32");
            assertThat(runs.about().operators()).containsOnlyKeys("Placeholder", "Relu");
            assertThat(runs.about().producer()).isEqualTo("TensorFlow 2.16.2");
        });
    }

    @ParameterizedTest
    @CsvSource({
        "mlp, 'x FP32[-1, 4]', 'probabilities FP32[-1, 3]', 67",
        "conv, 'pixels FP32[-1, 6, 6, 1]', 'scores FP32[-1, 3]; label INT64[-1]', 148",
        "lookup, 'words INT64[-1, 5]; weight FP32[-1, 1]', 'vector FP32[-1, 4]; highest INT64[-1]', 0"
    })
    void functions_variables_and_constants_are_all_understood(
            String name, String inputs, String outputs, long parameters) throws IOException {
        ScannedModel scanned =
                ModelFiles.scan(Path.of("../../fixtures/tensorflow").resolve(name), OnnxLimits.defaults());

        assertThat(scanned.outcome()).isInstanceOfSatisfying(ScannedModel.Runs.class, runs -> {
            assertThat(told(runs.about().inputs())).isEqualTo(inputs);
            assertThat(told(runs.about().outputs())).isEqualTo(outputs);
            assertThat(runs.about().parameters()).isEqualTo(parameters);
        });
    }

    private static String told(List<NativeValue> values) {
        return values.stream()
                .map(value -> value.name() + " " + value.type() + value.shape())
                .collect(Collectors.joining("; "));
    }

    @Test
    void operators_that_save_may_stand_where_no_prediction_comes_by() throws IOException {
        byte[] saver = SavedModelFile.of("Relu").calling("save", "SaveV2").build();
        Files.write(folder.resolve("saved_model.pb"), saver);

        assertThat(ModelFiles.scan(folder, OnnxLimits.defaults()).outcome()).isInstanceOf(ScannedModel.Runs.class);
    }

    @Test
    void a_gguf_file_is_kept_with_its_header() throws IOException {
        byte[] file = new GgufFile(3, 2, 2)
                .entry("general.architecture", "llama")
                .text("tokenizer.ggml.scores")
                .four(9)
                .four(6)
                .eight(2)
                .four(0)
                .four(0)
                .tensor("token_embd.weight", 2, 0, 32, 4)
                .tensor("output.weight", 0, 96, 8)
                .data(96 + 32);
        Files.write(folder.resolve("tiny.gguf"), file);

        ScannedModel scanned = ModelFiles.scan(folder, OnnxLimits.defaults());

        assertThat(scanned.outcome()).isInstanceOfSatisfying(ScannedModel.Kept.class, kept -> {
            KeptModel about = kept.about();
            assertThat(about.parameters()).isEqualTo(32 * 4 + 8);
            assertThat(about.part().parameters())
                    .containsEntry("architecture", "llama")
                    .containsEntry("quantisation", "F32 × 1, Q4_0 × 1")
                    .containsEntry("tokenizer.ggml.scores", "[2]");
            assertThat(about.part().parts().getFirst().parameters()).containsEntry("shape", "[4, 32]");
        });
        assertThat(scanned.files().getFirst().verdict()).isEqualTo(ScannedFile.Verdict.ACCEPTED);
    }

    @Test
    void a_tensorflow_lite_file_is_kept_with_its_subgraphs() throws IOException {
        Files.write(folder.resolve("tiny.tflite"), TfliteFile.relu());

        ScannedModel scanned = ModelFiles.scan(folder, OnnxLimits.defaults());

        assertThat(scanned.outcome()).isInstanceOfSatisfying(ScannedModel.Kept.class, kept -> {
            assertThat(kept.about().operators()).containsEntry("RELU", 1);
            assertThat(kept.about().part().parts().getFirst().parameters())
                    .containsEntry("inputs", "x FLOAT32[1, 4]")
                    .containsEntry("outputs", "y FLOAT32[1, 4]");
        });
    }

    @Test
    void whatever_is_cut_off_or_changed_in_one_byte_ends_without_an_exception_of_its_own() throws IOException {
        List<byte[]> files = List.of(
                TfliteFile.relu(),
                SavedModelFile.of("Relu").build(),
                new GgufFile(3, 1, 1)
                        .entry("general.architecture", "llama")
                        .tensor("w", 2, 0, 32)
                        .data(18));
        for (byte[] file : files) {
            for (int i = 0; i < file.length; i++) {
                byte[] changed = file.clone();
                changed[i] ^= (byte) 0xff;
                Files.write(folder.resolve("model"), changed);
                expectAnAnswer();
                Files.write(folder.resolve("model"), Arrays.copyOf(file, i));
                expectAnAnswer();
            }
        }
    }

    private void expectAnAnswer() throws IOException {
        ScannedModel scanned = ModelFiles.scan(folder, OnnxLimits.defaults());

        if (scanned.outcome() instanceof ScannedModel.Refused refused) {
            assertThat(refused.refusal().code()).isNotEqualTo("formats.inconsistent");
        }
    }

    /** A flatbuffer written by hand, from its end to its beginning: places may only point forward. */
    static final class TfliteFile {
        private static final int SIZE = 1024;

        private final ByteBuffer bytes = ByteBuffer.allocate(SIZE).order(ByteOrder.LITTLE_ENDIAN);
        private int start = SIZE;

        static byte[] relu() {
            var file = new TfliteFile();
            int code = file.table(19, 0, 1, 19);
            int x = file.tensor("x");
            int y = file.tensor("y");
            int operator = file.table(0, -file.ints(0), -file.ints(1));
            int graph = file.table(
                    -file.tables(x, y), -file.ints(0), -file.ints(1), -file.tables(operator), -file.text("main"));
            int buffer = file.table();
            int model =
                    file.table(3, -file.tables(code), -file.tables(graph), -file.text("tiny"), -file.tables(buffer));
            int head = file.room(8);
            file.bytes.putInt(head, model - head).put(head + 4, "TFL3".getBytes(StandardCharsets.US_ASCII));
            return Arrays.copyOfRange(file.bytes.array(), head, SIZE);
        }

        private int room(int size) {
            start -= (size + 3) / 4 * 4;
            return start;
        }

        private int tensor(String name) {
            return table(-ints(1, 4), 0, 0, -text(name));
        }

        /** Fields of four bytes; negative ones are places that they point to. */
        private int table(int... fields) {
            int vtable = (4 + 2 * fields.length + 3) / 4 * 4;
            int place = room(vtable + 4 + 4 * fields.length);
            int at = place + vtable;
            bytes.putShort(place, (short) (4 + 2 * fields.length)).putShort(place + 2, (short) (4 + 4 * fields.length));
            bytes.putInt(at, vtable);
            for (int i = 0; i < fields.length; i++) {
                bytes.putShort(place + 4 + 2 * i, (short) (4 + 4 * i));
                int field = at + 4 + 4 * i;
                bytes.putInt(field, fields[i] < 0 ? -fields[i] - field : fields[i]);
            }
            return at;
        }

        private int ints(int... values) {
            int at = room(4 + 4 * values.length);
            bytes.putInt(at, values.length);
            for (int i = 0; i < values.length; i++) {
                bytes.putInt(at + 4 + 4 * i, values[i]);
            }
            return at;
        }

        private int tables(int... places) {
            int at = room(4 + 4 * places.length);
            bytes.putInt(at, places.length);
            for (int i = 0; i < places.length; i++) {
                int item = at + 4 + 4 * i;
                bytes.putInt(item, places[i] - item);
            }
            return at;
        }

        private int text(String text) {
            int at = room(5 + text.length());
            bytes.putInt(at, text.length()).put(at + 4, text.getBytes(StandardCharsets.US_ASCII));
            return at;
        }
    }
}
