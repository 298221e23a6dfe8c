package modelport.formats.boosting;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import modelport.formats.pickle.AllowList;
import modelport.formats.pickle.Pickles;
import modelport.formats.sklearn.SklearnModel;
import modelport.formats.sklearn.SklearnModels;
import modelport.onnx.RefusedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** XGBoost's and LightGBM's objects in pickles of Python, beyond those of the fixtures. */
class PickledBoosterTest {
    private static final AllowList NAMES =
            AllowList.everythingUnder(Set.of("sklearn", "numpy", "scipy", "pandas", "xgboost", "lightgbm"));

    @TempDir
    private Path folder;

    @Test
    void a_model_in_the_old_binary_format_is_refused_inside_a_pickle_too() throws Exception {
        byte[] legacy = Files.readAllBytes(
                TreeRecord.named("python-1.7/expected.jsonl", "booster").file(".model"));
        Path file = Files.write(folder.resolve("old.pkl"), pickle("xgboost.core", "Booster", "handle", legacy, false));

        RefusedException refused =
                catchThrowableOfType(RefusedException.class, () -> SklearnModels.convert(Pickles.read(file, NAMES)));

        assertThat(refused.refusal().code()).isEqualTo("boosting.legacy");
    }

    @Test
    void a_pickled_booster_of_lightgbm_holds_its_text() throws Exception {
        TreeRecord record = TreeRecord.named("expected-lightgbm.jsonl", "lgbm_multiclass");
        byte[] text = Files.readAllBytes(record.file(".txt"));
        Path file = Files.write(folder.resolve("b.pkl"), pickle("lightgbm.basic", "Booster", "_handle", text, true));

        SklearnModel model = SklearnModels.convert(Pickles.read(file, NAMES));

        try (var run = new OnnxRun(model.onnx())) {
            double[][] found = Comparison.answer(run.run(record.rows()), "probabilities");
            assertThat(Comparison.difference(found, record.answers("prediction")))
                    .isLessThan(1e-12);
        }
    }

    /** An object with one attribute, a text or bytes, in protocol 3. */
    private static byte[] pickle(String module, String name, String attribute, byte[] value, boolean text)
            throws IOException {
        var bytes = new ByteArrayOutputStream();
        bytes.write(("\u0080\3c" + module + "\n" + name + "\n)\u0081}").getBytes(ISO_8859_1));
        write(bytes, 'X', attribute.getBytes(ISO_8859_1));
        write(bytes, text ? 'X' : 'B', value);
        bytes.write("sb.".getBytes(ISO_8859_1));
        return bytes.toByteArray();
    }

    private static void write(ByteArrayOutputStream bytes, char type, byte[] value) throws IOException {
        bytes.write(type);
        bytes.write(ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(value.length)
                .array());
        bytes.write(value);
    }
}
