package modelport.formats.boosting;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OrtException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import modelport.formats.FileKind;
import modelport.formats.FileKinds;
import org.junit.jupiter.api.Test;

class EqualityTest {
    private static final double XGBOOST = 2e-5;
    private static final double LIGHTGBM = 1e-12;

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
        differences.forEach((k, v) -> System.out.println(k + " " + v));
    }
}
