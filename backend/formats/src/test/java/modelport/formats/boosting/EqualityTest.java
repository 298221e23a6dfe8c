package modelport.formats.boosting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.onnxruntime.OrtException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import modelport.formats.FileKind;
import modelport.formats.FileKinds;
import modelport.onnx.RefusedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EqualityTest {
    private static final double XGBOOST = 2e-5;
    private static final double LIGHTGBM = 1e-12;

    @TempDir
    private Path folder;

    @Test
    void every_xgboost_record_has_the_librarys_answers() throws Exception {
        assertThat(differences("expected-xgboost.jsonl", FileKind.XGBOOST))
                .hasSize(42)
                .allSatisfy(
                        (name, difference) -> assertThat(difference).as(name).isLessThan(XGBOOST));
    }

    @Test
    void every_lightgbm_record_has_the_librarys_answers() throws Exception {
        assertThat(differences("expected-lightgbm.jsonl", FileKind.LIGHTGBM))
                .hasSize(32)
                .allSatisfy(
                        (name, difference) -> assertThat(difference).as(name).isLessThan(LIGHTGBM));
    }

    @ParameterizedTest
    @ValueSource(strings = {"python-1.7", "python-3.3"})
    void every_model_file_of_the_python_package_has_its_answers(String folder) throws Exception {
        Map<String, Double> differences = new TreeMap<>();
        for (TreeRecord each : TreeRecord.of(folder + "/expected.jsonl")) {
            for (Path file : each.files()) {
                if (file.toString().endsWith(".json") || file.toString().endsWith(".ubj")) {
                    differences.put(file.getFileName().toString(), pythonDifference(each, file));
                }
            }
        }

        summary(folder, differences);
        assertThat(differences)
                .hasSizeBetween(3, 5)
                .allSatisfy(
                        (name, difference) -> assertThat(difference).as(name).isLessThan(XGBOOST));
    }

    private static double pythonDifference(TreeRecord each, Path file) throws Exception {
        assertThat(FileKinds.detect(file)).isEqualTo(FileKind.XGBOOST);
        double[][] expected = each.answers(each.has("prediction") ? "prediction" : "predict_proba");
        try (var run = new OnnxRun(Boosters.read(file, FileKind.XGBOOST).onnx())) {
            return Comparison.difference(Comparison.prediction(run.run(each.rows()), expected), expected);
        }
    }

    @Test
    void the_old_binary_format_is_known_and_refused_with_a_hint() throws Exception {
        Path marked = TreeRecord.named("python-1.7/expected.jsonl", "booster").file(".model");
        byte[] bytes = Files.readAllBytes(marked);
        // Before it had JSON, XGBoost put no mark in front.
        Path unmarked = Files.write(folder.resolve("booster"), Arrays.copyOfRange(bytes, 4, bytes.length));

        for (Path file : List.of(marked, unmarked)) {
            assertThat(FileKinds.detect(file)).isEqualTo(FileKind.XGBOOST);
            RefusedException refused =
                    catchThrowableOfType(RefusedException.class, () -> Boosters.read(file, FileKind.XGBOOST));
            assertThat(refused.refusal().code()).isEqualTo("boosting.legacy");
        }
    }

    private static Map<String, Double> differences(String records, FileKind kind) throws Exception {
        Map<String, Double> differences = new TreeMap<>();
        for (TreeRecord each : TreeRecord.of(records)) {
            for (Path file : each.files()) {
                assertThat(FileKinds.detect(file)).isEqualTo(kind);
                differences.put(file.getFileName().toString(), difference(each, file, kind));
            }
        }
        summary(records, differences);
        return differences;
    }

    private static double difference(TreeRecord each, Path file, FileKind kind) throws IOException, OrtException {
        try (var run = new OnnxRun(Boosters.read(file, kind).onnx())) {
            Map<String, double[][]> answers = run.run(each.rows());
            double[][] margin = each.answers("margin");
            double[][] prediction = each.answers("prediction");
            return Math.max(
                    Comparison.difference(Comparison.margin(answers), margin),
                    Comparison.difference(Comparison.prediction(answers, prediction), prediction));
        }
    }

    private static void summary(String records, Map<String, Double> differences) {
        double largest =
                differences.values().stream().mapToDouble(each -> each).max().orElseThrow();
        System.out.printf("%s: %d files, largest difference %.2g%n", records, differences.size(), largest);
    }
}
