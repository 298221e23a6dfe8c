package modelport.formats.boosting;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import modelport.formats.Conversion;
import modelport.formats.Conversions;
import modelport.formats.FileKinds;
import modelport.formats.parity.DocumentedTable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Converts every model of XGBoost and LightGBM among the fixtures and asks it what the library was asked. */
class BoosterParityTest {
    /**
     * Records of one release.
     *
     * @param tolerance of the library, which for XGBoost sums in single precision
     */
    private record Release(String library, String kept, String records, double tolerance) {}

    /** One file: how far its answers are from the library's, or the reason why it has none. */
    private record Result(Release release, Path file, double difference, String refusal) {
        boolean isEqual() {
            return refusal.isEmpty() && difference < release.tolerance;
        }
    }

    private static final List<Release> RELEASES = List.of(
            new Release("XGBoost 3.4", "JSON, UBJSON", "expected-xgboost.jsonl", 2e-5),
            new Release("XGBoost 1.7", "model files, pickles, Joblib", "python-1.7/expected.jsonl", 2e-5),
            new Release("XGBoost 3.3", "model files, pickles, Joblib", "python-3.3/expected.jsonl", 2e-5),
            new Release("LightGBM 4.3", "text", "expected-lightgbm.jsonl", 1e-12));

    private static final List<Result> RESULTS = new ArrayList<>();

    @BeforeAll
    static void convert_all() throws Exception {
        for (Release release : RELEASES) {
            for (TreeRecord record : TreeRecord.of(release.records())) {
                for (Path file : record.files()) {
                    RESULTS.add(ask(release, record, file));
                }
            }
        }
    }

    @Test
    void every_model_has_its_librarys_answers() {
        assertThat(RESULTS)
                .hasSize(100)
                .allMatch(result -> result.isEqual() || result.refusal().equals("boosting.legacy"));
    }

    @Test
    void only_the_old_binary_format_is_refused() {
        assertThat(RESULTS)
                .filteredOn(result -> !result.refusal().isEmpty())
                .extracting(result -> ending(result.file()))
                .containsOnly("model");
    }

    @Test
    void the_documented_table_says_what_was_measured() throws Exception {
        DocumentedTable.check(BoosterParityTest.class, table());
    }

    private static Result ask(Release release, TreeRecord record, Path file) throws Exception {
        Conversion conversion = Conversions.convert(file, FileKinds.detect(file));
        return switch (conversion.result()) {
            case Conversion.Refused(var refusal) -> new Result(release, file, 0, refusal.code());
            case Conversion.Made(var model) -> {
                try (var run = new OnnxRun(model.onnx())) {
                    yield new Result(release, file, difference(record, run.run(record.rows())), "");
                }
            }
        };
    }

    private static double difference(TreeRecord record, Map<String, double[][]> answers) {
        double largest = 0;
        if (record.has("predict_proba")) {
            double[][] found = Comparison.answer(answers, "probabilities");
            largest = Comparison.difference(found, record.answers("predict_proba"));
        }
        if (record.has("prediction")) {
            double[][] expected = record.answers("prediction");
            double[][] found = record.has("predict_proba")
                    ? Comparison.answer(answers, answers.containsKey("label") ? "label" : "prediction")
                    : Comparison.prediction(answers, expected);
            largest = Math.max(largest, Comparison.difference(found, expected));
        }
        if (record.has("margin") && (answers.containsKey("margin") || answers.containsKey("prediction"))) {
            largest = Math.max(largest, Comparison.difference(Comparison.margin(answers), record.answers("margin")));
        }
        return largest;
    }

    private static String table() {
        var lines = new ArrayList<>(
                List.of("| library | kept as | files | equal | differences | refused |", "|---|---|---|---|---|---|"));
        for (Release release : RELEASES) {
            List<Result> files = RESULTS.stream()
                    .filter(result -> result.release().equals(release))
                    .toList();
            double largest =
                    files.stream().mapToDouble(Result::difference).max().orElseThrow();
            lines.add("| %s | %s | %d | %d | %s | %s |"
                    .formatted(
                            release.library(),
                            release.kept(),
                            files.size(),
                            files.stream().filter(Result::isEqual).count(),
                            DocumentedTable.below(largest),
                            refusals(files)));
        }
        return String.join("\n", lines) + "\n";
    }

    private static String refusals(List<Result> files) {
        return files.stream()
                .filter(result -> !result.refusal().isEmpty())
                .collect(Collectors.groupingBy(Result::refusal, Collectors.counting()))
                .entrySet()
                .stream()
                .map(entry -> entry.getValue() + ": `" + entry.getKey() + "`")
                .collect(Collectors.joining(", "));
    }

    private static String ending(Path file) {
        String name = file.toString();
        return name.substring(name.lastIndexOf('.') + 1);
    }
}
