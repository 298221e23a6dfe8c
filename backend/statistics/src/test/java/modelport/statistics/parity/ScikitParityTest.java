package modelport.statistics.parity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import modelport.statistics.classification.ClassReport;
import modelport.statistics.classification.ClassificationMetrics;
import modelport.statistics.classification.ClassificationOptions;
import modelport.statistics.classification.ConfusionMatrix;
import modelport.statistics.classification.ReliabilityCurve;
import modelport.statistics.classification.ScoreKind;
import modelport.statistics.regression.RegressionMetrics;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/** Every metric of scikit-learn 1.2.1 comes out the same. */
class ScikitParityTest {
    @TestFactory
    Stream<DynamicTest> classifications_are_measured_as_scikit_learn_does() {
        return Fixtures.read("classification.jsonl")
                .map(node -> DynamicTest.dynamicTest(node.get("name").asString(), () -> {
                    ClassificationMetrics metrics = classified(node);

                    assertSame(Fixtures.actual(metrics.measures()), Fixtures.expected(node));
                    assertClasses(metrics.classes(), node.get("classes"));
                    assertConfusion(metrics.confusion(), node.get("confusion"));
                    if (node.has("reliability")) {
                        assertReliability(metrics.reliability(), node.get("reliability"));
                    }
                }));
    }

    @TestFactory
    Stream<DynamicTest> regressions_are_measured_as_scikit_learn_does() {
        return Fixtures.read("regression.jsonl")
                .map(node -> DynamicTest.dynamicTest(node.get("name").asString(), () -> {
                    int outputs = Fixtures.row(node.get("truth").get(0)).length;
                    var metrics = new RegressionMetrics(outputs);

                    for (int i = 0; i < node.get("truth").size(); i++) {
                        metrics.add(
                                Fixtures.row(node.get("truth").get(i)),
                                Fixtures.row(node.get("predicted").get(i)));
                    }

                    assertSame(Fixtures.actual(metrics.measures()), Fixtures.expected(node));
                }));
    }

    private static ClassificationMetrics classified(JsonNode node) {
        List<String> labels = Fixtures.texts(node.get("labels"));
        var kind = ScoreKind.valueOf(node.get("kind").asString().toUpperCase(Locale.ROOT));
        var metrics = new ClassificationMetrics(ClassificationOptions.of(labels.size(), kind));
        for (int i = 0; i < node.get("truth").size(); i++) {
            int truth = labels.indexOf(node.get("truth").get(i).asString());
            int predicted = labels.indexOf(node.get("predicted").get(i).asString());
            if (kind == ScoreKind.NONE) {
                metrics.add(truth, predicted);
            } else {
                metrics.add(truth, predicted, Fixtures.row(node.get("scores").get(i)));
            }
        }
        return metrics;
    }

    private static void assertSame(Map<String, Double> actual, Map<String, Double> expected) {
        assertThat(actual.keySet()).isEqualTo(expected.keySet());
        expected.forEach((code, value) ->
                assertThat(actual.get(code)).as(code).isCloseTo(value, within(1e-9 * Math.max(1, Math.abs(value)))));
    }

    private static void assertClasses(List<ClassReport> reports, JsonNode expected) {
        for (ClassReport report : reports) {
            double[] four = Fixtures.row(expected.get(report.index()));
            assertThat(report.precision().value()).isCloseTo(four[0], within(1e-12));
            assertThat(report.recall().value()).isCloseTo(four[1], within(1e-12));
            assertThat(report.f1().value()).isCloseTo(four[2], within(1e-12));
            assertThat(report.support()).isEqualTo((long) four[3]);
        }
    }

    private static void assertConfusion(ConfusionMatrix matrix, JsonNode expected) {
        for (int truth = 0; truth < matrix.classes(); truth++) {
            for (int predicted = 0; predicted < matrix.classes(); predicted++) {
                assertThat(matrix.at(truth, predicted))
                        .isEqualTo(expected.get(truth).get(predicted).asLong());
            }
        }
    }

    private static void assertReliability(ReliabilityCurve curve, JsonNode expected) {
        assertThat(curve.bins()).hasSize(expected.size());
        for (int i = 0; i < expected.size(); i++) {
            double[] bin = Fixtures.row(expected.get(i));
            assertThat(curve.bins().get(i).count()).isEqualTo((long) bin[0]);
            assertThat(curve.bins().get(i).probability()).isCloseTo(bin[1], within(1e-12));
            assertThat(curve.bins().get(i).share()).isCloseTo(bin[2], within(1e-12));
        }
    }
}
