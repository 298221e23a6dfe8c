package modelport.server.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import modelport.client.ModelportClient;
import modelport.contract.Messages;
import modelport.contract.PageRequest;
import modelport.contract.Problem;
import modelport.contract.ProblemException;
import modelport.contract.Slug;
import modelport.contract.datasets.DatasetChoice;
import modelport.contract.datasets.DatasetVersion;
import modelport.contract.datasets.DatasetVersionChange;
import modelport.contract.datasets.NewDataset;
import modelport.contract.evaluation.Evaluation;
import modelport.contract.evaluation.EvaluationState;
import modelport.contract.evaluation.Moved;
import modelport.contract.evaluation.NewEvaluation;
import modelport.contract.jobs.JobState;
import modelport.contract.registry.VersionChange;
import modelport.server.Eventually;
import modelport.server.TestPeople;
import modelport.server.imports.Bench;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Who may ask for what, and what becomes of it. */
@MicronautTest(transactional = false)
class EvaluationRequestsTest {
    @Inject
    Bench bench;

    @Inject
    Scales scales;

    @Inject
    TestPeople people;

    @Test
    void every_wish_that_cannot_be_met_is_answered_with_a_sentence() {
        Slug model = scales.classifiers(1);
        DatasetVersion iris = scales.iris();
        Slug empty = datasetWithoutVersions();

        assertThat(sentence(model, iris, it -> with(it, List.of("height"), null, null)))
                .contains("no column “height”", "sepal_length");
        assertThat(sentence(model, iris, it -> with(it, List.of("size", "size"), null, null)))
                .contains("named twice");
        assertThat(sentence(model, iris, it -> with(it, null, Map.of("x", "height"), null)))
                .contains("no column “height”");
        assertThat(sentence(model, iris, it -> with(it, null, null, -0.1))).contains("from 0 to 1");
        assertThat(sentence(model, iris, it -> gap(it, new DatasetChoice(new Slug("absent"), null))))
                .contains("absent");
        assertThat(sentence(model, iris, it -> gap(it, new DatasetChoice(iris.dataset(), 9))))
                .contains(iris.dataset() + "/9");
        assertThat(sentence(model, iris, _ -> NewEvaluation.on(empty, null))).contains("no version that is ready");
        assertThat(scales.evaluations()
                        .list(TestPeople.LAB, model, null, PageRequest.first())
                        .items())
                .isEmpty();
    }

    @Test
    void versions_and_datasets_that_are_put_away_are_not_measured_any_more() {
        Slug model = scales.classifiers(1, 2);
        DatasetVersion iris = scales.readIris();
        var first = bench.get(model, 1);
        bench.client()
                .versions()
                .change(TestPeople.LAB, model, 1, first.rowVersion(), new VersionChange(null, null, null, true));

        Problem version = problem(() -> scales.begun(model, 1, Scales.quick(iris)));
        bench.client()
                .datasets()
                .changeVersion(
                        TestPeople.LAB,
                        iris.dataset(),
                        1,
                        iris.rowVersion(),
                        new DatasetVersionChange(null, null, true));
        Problem dataset = problem(() -> scales.begun(model, 2, Scales.quick(iris)));

        assertThat(version.status()).isEqualTo(409);
        assertThat(version.message().code()).isEqualTo("registry.not-ready");
        assertThat(dataset.status()).isEqualTo(409);
        assertThat(dataset.message().code()).isEqualTo("datasets.not-ready");
    }

    @Test
    void viewers_look_and_foreigners_find_nothing() {
        Slug model = scales.classifiers(1);
        DatasetVersion iris = scales.iris();
        Evaluation mine = scales.ready(model, 1, Scales.quick(iris));
        ModelportClient vera = people.signedIn("vera");
        ModelportClient zoe = people.signedIn("zoe");

        assertThat(vera.evaluations().get(TestPeople.LAB, mine.id()).digest()).isEqualTo(mine.digest());
        assertThat(problem(() -> vera.evaluations().create(TestPeople.LAB, model, 1, Scales.quick(iris)))
                        .status())
                .isEqualTo(403);
        assertThat(problem(() -> zoe.evaluations().get(TestPeople.LAB, mine.id()))
                        .status())
                .isEqualTo(404);
        assertThat(problem(() -> zoe.evaluations().get(new Slug("elsewhere"), mine.id()))
                        .status())
                .isEqualTo(404);
        assertThat(problem(() -> zoe.evaluations()
                                .compare(
                                        new Slug("elsewhere"),
                                        model,
                                        List.of(1, 2),
                                        new DatasetChoice(iris.dataset(), null)))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void an_answer_is_held_until_it_is_measured_for_those_who_prefer_to_wait() throws Exception {
        Slug model = scales.classifiers(1);
        DatasetVersion iris = scales.iris();
        HttpRequest request = HttpRequest.newBuilder(
                        people.address().resolve("/api/v1/projects/lab/models/" + model + "/versions/1/evaluations"))
                .header("Authorization", "Bearer " + people.token("max"))
                .header("Content-Type", "application/json")
                .header("Prefer", "wait=60")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "{\"dataset\":\"" + iris.dataset() + "\",\"efficiency\":false}"))
                .build();

        HttpResponse<String> answer;
        try (HttpClient http = HttpClient.newHttpClient()) {
            answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        }

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.headers().firstValue("Location").orElseThrow()).contains("/api/v1/projects/lab/evaluations/");
        assertThat(answer.body()).contains("\"state\":\"READY\"");
    }

    @Test
    void a_stopped_evaluation_is_cancelled_at_once_and_can_be_tried_again() {
        Slug model = scales.classifiers(1);
        DatasetVersion many = scales.dataset("many.csv", flowers(3_000), "target");
        var wishes = new NewEvaluation(many.dataset(), null, List.of("size"), null, null, null, null, false);
        Evaluation begun = scales.begun(model, 1, wishes);
        Eventually.until("it runs", () -> bench.client().jobs().get(begun.job()).state() == JobState.RUNNING);

        long before = System.nanoTime();
        bench.client().jobs().cancel(begun.job());
        Evaluation cancelled = scales.settled(begun.id());
        long millis = (System.nanoTime() - before) / 1_000_000;

        assertThat(cancelled.state()).isEqualTo(EvaluationState.CANCELLED);
        assertThat(millis).isLessThan(2_000);
        assertThat(cancelled.reason()).isNotNull();
        bench.client().jobs().retry(begun.job());
        Evaluation ready = scales.settled(begun.id());
        assertThat(ready.state()).isEqualTo(EvaluationState.READY);
        assertThat(ready.reason()).isNull();
        assertThat(ready.rows()).isEqualTo(450_000);
    }

    @Test
    void differences_between_versions_are_paired_row_by_row() {
        Slug model = scales.classifiers(1, 1, 2, 3);
        DatasetVersion iris = scales.iris();
        for (int version = 1; version <= 3; version++) {
            scales.ready(model, version, Scales.quick(iris));
        }

        var comparison = scales.evaluations()
                .compare(TestPeople.LAB, model, List.of(1, 2, 3, 4), new DatasetChoice(iris.dataset(), null));

        var same = comparison.pairs().getFirst();
        assertThat(same.differences()).isNotEmpty().allSatisfy(moved -> {
            assertThat(moved.difference()).isZero();
            assertThat(moved.verdict()).isEqualTo(Moved.Verdict.WITHIN_NOISE);
        });
        assertThat(same.labels())
                .isNotNull()
                .satisfies(labels -> assertThat(labels.same()).isEqualTo(150));
        var other = comparison.pairs().get(1);
        assertThat(other.reason()).isNull();
        assertThat(other.labels())
                .isNotNull()
                .satisfies(labels -> assertThat(
                                labels.same() + labels.rightToWrong() + labels.wrongToRight() + labels.wrongToWrong())
                        .isEqualTo(150));
        assertThat(comparison.pairs().get(2).reason()).isNotNull();
        assertThat(comparison.versions().get(3).evaluation()).isNull();
        assertThat(comparison.dataset().digest()).isEqualTo(iris.digest());
    }

    private Slug datasetWithoutVersions() {
        var name = new Slug("without-versions");
        return bench.client()
                .datasets()
                .create(TestPeople.LAB, new NewDataset(name, null, null, null))
                .name();
    }

    /** The flowers, so many times over. */
    private static String flowers(int times) {
        String[] parts = Scales.fixture("iris.csv")
                .replace(",setosa", ",0,small")
                .replace(",versicolor", ",1,large")
                .replace(",virginica", ",2,large")
                .replace("petal_width,target", "petal_width,target,size")
                .split("\n", 2);
        return parts[0] + "\n" + parts[1].repeat(times);
    }

    private String sentence(Slug model, DatasetVersion dataset, UnaryOperator<NewEvaluation> wish) {
        NewEvaluation wishes = wish.apply(NewEvaluation.on(dataset.dataset(), null));
        Problem problem = problem(() -> scales.begun(model, 1, wishes));
        assertThat(problem.status()).isBetween(404, 422);
        return Messages.render(problem.message(), Locale.ENGLISH);
    }

    private static NewEvaluation with(
            NewEvaluation base,
            @Nullable List<String> slices,
            @Nullable Map<String, String> columns,
            @Nullable Double noise) {
        return new NewEvaluation(base.dataset(), base.datasetVersion(), slices, columns, null, noise, null, null);
    }

    private static NewEvaluation gap(NewEvaluation base, DatasetChoice gap) {
        return new NewEvaluation(base.dataset(), base.datasetVersion(), null, null, null, null, gap, null);
    }

    private static Problem problem(ThrowingCallable call) {
        return catchThrowableOfType(ProblemException.class, call).problem();
    }
}
