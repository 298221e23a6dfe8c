package modelport.server.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import modelport.contract.PageRequest;
import modelport.contract.Slug;
import modelport.contract.datasets.DatasetChoice;
import modelport.contract.datasets.DatasetVersion;
import modelport.contract.evaluation.Efficiency;
import modelport.contract.evaluation.Evaluation;
import modelport.contract.evaluation.EvaluationKind;
import modelport.contract.evaluation.EvaluationReport;
import modelport.contract.evaluation.EvaluationState;
import modelport.contract.evaluation.Measured;
import modelport.contract.evaluation.NewEvaluation;
import modelport.contract.evaluation.SliceMeasures;
import modelport.contract.jobs.JobState;
import modelport.contract.registry.VersionMetadata;
import modelport.server.TestPeople;
import modelport.server.database.Sql;
import modelport.server.imports.Bench;
import modelport.server.imports.SampleModels;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is measured, by real processes on real rows. */
@MicronautTest(transactional = false)
class EvaluationsTest {
    @Inject
    Bench bench;

    @Inject
    Scales scales;

    @Inject
    Sql sql;

    @Inject
    TransactionOperations<Session> transactions;

    @Test
    void a_forest_on_iris_is_told_what_it_is_worth() {
        Slug model = scales.model(SampleModels.file("forest.onnx"));
        DatasetVersion iris = scales.iris();
        var wishes = new NewEvaluation(
                iris.dataset(), null, List.of("size"), null, null, 0.05, new DatasetChoice(iris.dataset(), null), null);

        Evaluation ready = scales.ready(model, 1, wishes);

        EvaluationReport report = Objects.requireNonNull(ready.report());
        assertThat(ready.kind()).isEqualTo(EvaluationKind.CLASSIFICATION);
        assertThat(ready.rows()).isEqualTo(150);
        assertThat(ready.dataset().digest()).isEqualTo(iris.digest());
        assertThat(ready.headline()).isNotEmpty();
        assertThat(value(report.measures(), "accuracy")).isGreaterThan(0.9);
        assertThat(report.classes()).hasSize(3);
        assertThat(report.confusion()).isNotEmpty();
        assertThat(report.slices()).extracting(SliceMeasures::value).containsExactlyInAnyOrder("small", "large");
        assertThat(report.stability()).isNotNull();
        assertThat(report.gap()).isNotNull();
        Efficiency efficiency = Objects.requireNonNull(report.efficiency());
        assertThat(efficiency.batches()).isNotEmpty();
        assertThat(efficiency.artifactBytes()).isPositive();
        assertThat(bench.client().jobs().get(ready.job()).state()).isEqualTo(JobState.SUCCEEDED);
    }

    @Test
    void numbers_are_compared_with_numbers() {
        Slug model = scales.model(SampleModels.regressor());
        DatasetVersion rows = scales.dataset("rows.csv", rows(40), "y");

        Evaluation ready = scales.ready(model, 1, NewEvaluation.on(rows.dataset(), null));

        assertThat(ready.kind()).isEqualTo(EvaluationKind.REGRESSION);
        assertThat(ready.rows()).isEqualTo(40);
        assertThat(value(Objects.requireNonNull(ready.report()).measures(), "mae"))
                .isPositive();
    }

    @Test
    void texts_become_vectors_that_are_compared_with_those_of_the_parent() throws IOException {
        Slug model = bench.model();
        var second = new VersionMetadata(null, null, null, 1, null, null);
        for (@Nullable VersionMetadata metadata : Arrays.asList(null, second)) {
            bench.imported(
                    model,
                    metadata,
                    bench.upload("model.onnx", miniLm("all-minilm-l6-v2.onnx")),
                    bench.upload("tokenizer.json", miniLm("all-minilm-l6-v2-tokenizer.json")));
        }
        DatasetVersion texts = scales.dataset(
                "texts.csv",
                "text\nThe cat sat on the mat.\nA dog barked at the moon.\nShares fell sharply.\nIt rained all day.\n",
                null);

        Evaluation ready = scales.ready(model, 2, NewEvaluation.on(texts.dataset(), null));

        assertThat(ready.kind()).isEqualTo(EvaluationKind.EMBEDDING);
        assertThat(ready.reference()).isEqualTo(1);
        List<Measured> measures = Objects.requireNonNull(ready.report()).measures();
        assertThat(value(measures, "cosine-mean")).isCloseTo(1, within(1e-6));
    }

    @Test
    void whoever_measures_the_same_again_finds_the_same_digest_whether_time_is_taken_or_not() {
        Slug model = scales.classifiers(1, 2);
        DatasetVersion iris = scales.iris();

        Evaluation first = scales.ready(model, 1, Scales.quick(iris));
        Evaluation again = scales.ready(model, 1, NewEvaluation.on(iris.dataset(), null));
        Evaluation other = scales.ready(model, 2, Scales.quick(iris));

        assertThat(first.digest()).hasSize(64).isEqualTo(again.digest()).isNotEqualTo(other.digest());
        assertThat(again.id()).isNotEqualTo(first.id());
        assertThat(Objects.requireNonNull(first.report()).efficiency()).isNull();
        assertThat(Objects.requireNonNull(again.report()).efficiency()).isNotNull();
    }

    @Test
    void what_is_ready_never_changes_and_its_figures_are_there_one_by_one() {
        Evaluation ready = scales.ready(scales.classifiers(3), 1, Scales.quick(scales.iris()));

        assertThatThrownBy(() -> write("update evaluation set headline = '[]' where id = ?", ready))
                .hasStackTraceContaining("is frozen");
        assertThatThrownBy(() -> write("delete from evaluation where id = ?", ready))
                .hasStackTraceContaining("evaluation");
        assertThatThrownBy(() -> write("update measurement set value = 1 where evaluation_id = ?", ready))
                .hasStackTraceContaining("measurement");
        Map<String, Double> figures = Objects.requireNonNull(transactions.executeRead(_ -> sql
                .query(
                        "select metric, value from measurement where evaluation_id = ? and slice = ''",
                        row -> Map.entry(row.text("metric"), row.real("value")),
                        ready.id())
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue))));
        assertThat(figures)
                .containsEntry(
                        "accuracy", value(Objects.requireNonNull(ready.report()).measures(), "accuracy"))
                .containsKey("jitter-flip-rate");
    }

    @Test
    void what_does_not_fit_fails_with_a_sentence_and_no_second_attempt() {
        Slug model = scales.classifiers(4);
        DatasetVersion narrow = scales.dataset("narrow.csv", "a,b,label\n1,2,0\n3,4,1\n", "label");

        Evaluation failed = scales.over(model, 1, Scales.quick(narrow));

        assertThat(failed.state()).isEqualTo(EvaluationState.FAILED);
        assertThat(Objects.requireNonNull(failed.reason()).code()).startsWith("evaluation.");
        assertThat(failed.finishedAt()).isNotNull();
        assertThat(failed.report()).isNull();
        assertThat(bench.client().jobs().get(failed.job()).state()).isEqualTo(JobState.FAILED);
        assertThat(bench.client().jobs().get(failed.job()).attempt()).isEqualTo(1);
    }

    @Test
    void lists_are_of_a_project_a_model_or_a_version_the_newest_first() {
        Slug model = scales.classifiers(5, 6);
        DatasetVersion iris = scales.iris();
        Evaluation one = scales.ready(model, 1, Scales.quick(iris));
        Evaluation two = scales.ready(model, 2, Scales.quick(iris));
        Evaluation three = scales.ready(model, 1, Scales.quick(iris));

        assertThat(ids(model, null)).containsExactly(three.id(), two.id(), one.id());
        assertThat(ids(model, 1)).containsExactly(three.id(), one.id());
        var first = scales.evaluations().list(TestPeople.LAB, model, null, new PageRequest(2, null, null));
        var rest = scales.evaluations().list(TestPeople.LAB, model, null, new PageRequest(2, first.next(), null));
        assertThat(first.items())
                .hasSize(2)
                .allSatisfy(item -> assertThat(item.report()).isNull());
        assertThat(rest.items()).extracting(Evaluation::id).containsExactly(one.id());
        assertThat(rest.next()).isNull();
        assertThat(scales.evaluations()
                        .list(TestPeople.LAB, null, null, PageRequest.first())
                        .items())
                .extracting(Evaluation::id)
                .contains(one.id(), two.id(), three.id());
    }

    private List<UUID> ids(Slug model, @Nullable Integer version) {
        return scales.evaluations().list(TestPeople.LAB, model, version, PageRequest.first()).items().stream()
                .map(Evaluation::id)
                .toList();
    }

    private void write(String statement, Evaluation evaluation) {
        transactions.executeWrite(_ -> sql.update(statement, evaluation.id()));
    }

    private static double value(List<Measured> measures, String metric) {
        return measures.stream()
                .filter(measured -> measured.metric().equals(metric))
                .findFirst()
                .orElseThrow(() -> new AssertionError(metric + " is not among " + measures))
                .value();
    }

    private static String rows(int count) {
        var text = new StringBuilder("a,b,c,d,y\n");
        for (int i = 0; i < count; i++) {
            text.append(i % 7)
                    .append(',')
                    .append(i % 5 + 0.5)
                    .append(',')
                    .append(i % 3)
                    .append(',');
            text.append(i / 10.0).append(',').append(i % 7 + i / 20.0).append('\n');
        }
        return text.toString();
    }

    private static byte[] miniLm(String file) throws IOException {
        try (InputStream in = EvaluationsTest.class.getResourceAsStream("/" + file)) {
            return Objects.requireNonNull(in, file).readAllBytes();
        }
    }
}
