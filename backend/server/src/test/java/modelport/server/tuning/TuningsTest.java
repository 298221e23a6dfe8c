package modelport.server.tuning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import modelport.contract.Messages;
import modelport.contract.PageRequest;
import modelport.contract.Problem;
import modelport.contract.ProblemException;
import modelport.contract.Slug;
import modelport.contract.datasets.DatasetChoice;
import modelport.contract.registry.DataType;
import modelport.contract.registry.TensorSpec;
import modelport.contract.registry.Verdict;
import modelport.contract.registry.Version;
import modelport.contract.registry.VersionFile;
import modelport.contract.registry.VersionState;
import modelport.contract.tuning.FoldScore;
import modelport.contract.tuning.NewTuning;
import modelport.contract.tuning.ParameterRange;
import modelport.contract.tuning.ParameterResponse;
import modelport.contract.tuning.TrainerSearch;
import modelport.contract.tuning.Trial;
import modelport.contract.tuning.TrialOrder;
import modelport.contract.tuning.TrialState;
import modelport.contract.tuning.TunedVersion;
import modelport.contract.tuning.Tuning;
import modelport.contract.tuning.TuningState;
import modelport.contract.tuning.WinnerPromotion;
import modelport.server.Eventually;
import modelport.server.TestPeople;
import modelport.server.imports.Bench;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

@MicronautTest(transactional = false)
class TuningsTest {
    private static final Path EARLIER = Path.of("../../fixtures/sklearn/logreg_multinomial_p1.pkl");
    private static final String BOOSTING = "gradient-boosting";
    private static final String LOGISTIC = "logistic-regression";

    @Inject
    Laboratory laboratory;

    @Inject
    Bench bench;

    @Inject
    TestPeople people;

    @Test
    void a_grid_is_searched_and_its_winner_becomes_a_version_that_answers_like_any_other() throws Exception {
        Slug model = bench.model();
        // What serves so far takes and gives double precision.
        bench.imported(model, null, bench.upload("earlier.pkl", Files.readAllBytes(EARLIER)));
        var wanted = wanted(
                model,
                laboratory.fixture("breast_cancer.csv"),
                3,
                TrainerSearch.grid(
                        BOOSTING, Map.of("n_estimators", List.of(10, 30), "learning_rate", List.of(0.1, 0.3))),
                TrainerSearch.grid(LOGISTIC, Map.of("C", List.of(0.1, 1))));

        Tuning started = laboratory.start(wanted);
        Tuning found = laboratory.over(started);

        assertThat(started.state()).isEqualTo(TuningState.RUNNING);
        assertThat(found.state()).as("%s", found.reason()).isEqualTo(TuningState.DONE);
        assertThat(found.settings()).isEqualTo(6);
        assertThat(found.fitsDone()).isEqualTo(18).isEqualTo(found.fitsAll());
        assertThat(found.metric()).isEqualTo("accuracy");
        assertThat(found.classes()).containsExactly("benign", "malignant");
        assertThat(found.columns()).hasSize(30).doesNotContain("target");
        assertThat(found.rows()).isEqualTo(569);
        assertThat(found.machine()).isNotBlank();
        assertThat(found.workedMs()).isPositive();
        List<Trial> tried = laboratory.trials(found, TrialOrder.TRIED);
        assertThat(tried).extracting(Trial::number).containsExactly(1, 2, 3, 4, 5, 6);
        assertThat(tried).allSatisfy(trial -> {
            assertThat(trial.state()).isEqualTo(TrialState.DONE);
            assertThat(trial.folds()).extracting(FoldScore::fold).containsExactly(0, 1, 2);
            assertThat(trial.folds()).extracting(FoldScore::attempt).containsOnly(1);
            assertThat(trial.mean()).isBetween(0.9, 1.0);
            assertThat(trial.deviation()).isBetween(0.0, 0.1);
        });
        List<Trial> best = laboratory.trials(found, TrialOrder.BEST);
        assertThat(best).containsExactlyInAnyOrderElementsOf(tried);
        assertThat(best)
                .extracting(trial -> -Objects.requireNonNull(trial.mean()))
                .isSorted();
        assertThat(found.best()).isEqualTo(best.getFirst());
        assertThat(found.baseline())
                .isEqualTo(tried.stream().filter(Trial::initial).findFirst().orElseThrow());
        List<ParameterResponse> responses = laboratory.tunings().responses(TestPeople.LAB, found.id());
        assertThat(responses)
                .extracting(ParameterResponse::parameter)
                .containsExactlyInAnyOrder("n_estimators", "learning_rate", "C");
        ParameterResponse rate = responses.stream()
                .filter(each -> each.parameter().equals("learning_rate"))
                .findFirst()
                .orElseThrow();
        assertThat(rate.points()).extracting(ParameterResponse.Point::value).containsExactly(0.1, 0.3);
        assertThat(rate.points()).extracting(ParameterResponse.Point::trials).containsExactly(2, 2);
        assertThat(Objects.requireNonNull(found.winner()).largestDifference()).isLessThan(1e-5);

        Version version = laboratory.tunings().promote(TestPeople.LAB, found.id(), WinnerPromotion.plain());
        Version again = laboratory.tunings().promote(TestPeople.LAB, found.id(), new WinnerPromotion("other", null));

        assertThat(again.id()).isEqualTo(version.id());
        assertThat(version.state()).isEqualTo(VersionState.READY);
        assertThat(version.origin()).isEqualTo("TUNING");
        assertThat(version.parent()).isNull();
        assertThat(version.title()).startsWith(best.getFirst().trainer() + ", accuracy 0.9");
        assertThat(version.files()).extracting(VersionFile::verdict).doesNotContain(Verdict.REFUSED);
        assertThat(version.files())
                .extracting(VersionFile::path)
                .containsExactlyInAnyOrder("model.onnx", "tuning.json", "folds.csv");
        var signature = Objects.requireNonNull(version.signature());
        assertThat(signature.classes()).containsExactly("benign", "malignant");
        assertThat(signature.inputs().getFirst().columns()).isEqualTo(found.columns());
        assertThat(signature.inputs()).extracting(TensorSpec::type).containsExactly(DataType.FP64);
        assertThat(signature.outputs()).extracting(TensorSpec::type).containsExactly(DataType.BYTES, DataType.FP64);
        assertThat(answer(version, 30)).contains("\"predictions\"");
        TunedVersion origin = laboratory.tunings().origin(TestPeople.LAB, model, version.number());
        assertThat(origin.trial()).isEqualTo(best.getFirst());
        assertThat(origin.tuning().winnerVersion()).isEqualTo(version.number());
        assertThat(origin.tuning().dataset()).isEqualTo(found.dataset());
        assertThat(laboratory
                        .tunings()
                        .list(TestPeople.LAB, model, PageRequest.first())
                        .items())
                .containsExactly(laboratory.get(found.id()));
        only_members_see_it_and_only_who_may_write_makes_it_a_version(found);
    }

    private void only_members_see_it_and_only_who_may_write_makes_it_a_version(Tuning found) {
        var vera = people.signedIn("vera").tunings();
        var zoe = people.signedIn("zoe").tunings();

        assertThat(vera.get(TestPeople.LAB, found.id()).id()).isEqualTo(found.id());
        assertThat(problem(() -> vera.promote(TestPeople.LAB, found.id(), WinnerPromotion.plain()))
                        .status())
                .isEqualTo(403);
        assertThat(problem(() -> zoe.get(TestPeople.LAB, found.id())).status()).isEqualTo(404);
        assertThat(problem(() -> zoe.trials(TestPeople.LAB, found.id(), TrialOrder.TRIED, PageRequest.first()))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void a_killed_and_then_stopped_search_finds_every_score_exactly_once() {
        var wanted = wanted(
                bench.model(),
                laboratory.fixture("digits.csv"),
                4,
                TrainerSearch.grid(
                        BOOSTING, Map.of("n_estimators", List.of(25), "learning_rate", List.of(0.1, 0.2, 0.3, 0.4))));
        Tuning tuning = laboratory.start(wanted);

        laboratory.scored(tuning, 3);
        Laboratory.killChildren();
        List<FoldScore> beforeDeath = scores(tuning);
        Eventually.until(
                "a second process has found something",
                () -> scores(tuning).stream().anyMatch(score -> score.attempt() == 2));
        bench.client().jobs().cancel(tuning.job());
        Tuning stopped = laboratory.over(tuning);
        List<FoldScore> beforeStop = scores(tuning);

        assertThat(stopped.state()).isEqualTo(TuningState.STOPPED);
        assertThat(stopped.winner()).isNull();
        assertThat(problem(() -> laboratory.tunings().promote(TestPeople.LAB, tuning.id(), WinnerPromotion.plain()))
                        .status())
                .isEqualTo(409);
        assertThat(beforeStop).containsAll(beforeDeath);

        bench.client().jobs().retry(tuning.job());
        Tuning done = laboratory.over(tuning);

        assertThat(done.state()).as("%s", done.reason()).isEqualTo(TuningState.DONE);
        assertThat(done.fitsDone()).isEqualTo(16);
        List<FoldScore> after = scores(tuning);
        assertThat(after).hasSize(16).containsAll(beforeStop);
        assertThat(after).extracting(FoldScore::attempt).contains(1, 2);
        assertThat(done.winner()).isNotNull();
    }

    /** Of all settings; a score that was found again would have another time and attempt. */
    private List<FoldScore> scores(Tuning tuning) {
        return laboratory.trials(tuning, TrialOrder.TRIED).stream()
                .flatMap(trial -> trial.folds().stream())
                .toList();
    }

    @Test
    void numbers_with_gaps_are_foretold_and_the_winner_becomes_a_version_by_itself() {
        Slug model = bench.model();
        String rows = IntStream.range(0, 120)
                .mapToObj(row -> (row % 7 == 0 ? "" : row % 10) + "," + row % 3 + "," + (row % 10 + row % 3 * 0.5))
                .collect(Collectors.joining("\n", "a,b,y\n", "\n"));
        var search = TrainerSearch.random(
                BOOSTING,
                4,
                Map.of(
                        "learning_rate", ParameterRange.between(0.05, 0.5),
                        "max_depth", ParameterRange.of(List.of(2, 4)),
                        "n_estimators", ParameterRange.between(5, 40)));
        var wanted = new NewTuning(
                model,
                List.of(search, TrainerSearch.grid("random-forest", Map.of("n_estimators", List.of(10)))),
                laboratory.dataset(rows),
                null,
                3,
                null,
                7L,
                1,
                true,
                null,
                true,
                "Numbers",
                null);

        Tuning found = laboratory.over(laboratory.start(wanted));

        assertThat(found.state()).as("%s", found.reason()).isEqualTo(TuningState.DONE);
        assertThat(found.metric()).isEqualTo("rmse");
        assertThat(found.higherIsBetter()).isFalse();
        assertThat(found.settings()).isEqualTo(7);
        List<Trial> best = laboratory.trials(found, TrialOrder.BEST);
        assertThat(best).extracting(Trial::mean).isSorted();
        assertThat(best.getFirst().mean()).isBetween(0.0, 2.0);
        assertThat(best.stream().filter(Trial::initial)).hasSize(2);
        Version version = bench.get(model, Objects.requireNonNull(found.winnerVersion()));
        assertThat(version.title()).isEqualTo("Numbers");
        assertThat(version.createdBy()).isEqualTo("max");
        assertThat(Objects.requireNonNull(version.signature())
                        .inputs()
                        .getFirst()
                        .gaps())
                .containsExactly(0);
    }

    @Test
    void what_makes_no_sense_is_refused_with_its_place() {
        Slug model = bench.model();
        var rows = laboratory.fixture("breast_cancer.csv");
        var texts = laboratory.dataset("colour,gap,y\n" + "red,1,a\nblue,2,b\ngreen,,a\nred,3,b\n".repeat(10));

        assertThat(refusal(wanted(model, rows, 3, grid("magic", Map.of())))).startsWith("searches[0].trainer");
        assertThat(refusal(wanted(model, rows, 3, grid(BOOSTING, Map.of("trees", List.of(1))))))
                .startsWith("searches[0].grid.trees")
                .contains("n_estimators");
        assertThat(refusal(wanted(model, rows, 3, grid(BOOSTING, Map.of("learning_rate", List.of(0.1, 5))))))
                .startsWith("searches[0].grid.learning_rate")
                .contains("5");
        assertThat(refusal(wanted(model, rows, 3, grid(BOOSTING, Map.of("learning_rate", List.of("fast"))))))
                .startsWith("searches[0].grid.learning_rate");
        assertThat(refusal(wanted(model, rows, 3, grid("ridge-regression", Map.of()))))
                .startsWith("searches[0].trainer");
        assertThat(refusal(wanted(model, rows, 3, grid(BOOSTING, Map.of()), grid(BOOSTING, Map.of()))))
                .startsWith("searches[1].trainer");
        assertThat(refusal(wanted(model, rows, 1, grid(BOOSTING, Map.of())))).startsWith("folds");
        assertThat(refusal(wanted(
                        model, rows, 3, grid(BOOSTING, Map.of("gamma", numbers(101), "reg_alpha", numbers(100))))))
                .startsWith("searches")
                .contains("10100");
        assertThat(refusal(wanted(model, texts, 3, grid(BOOSTING, Map.of()))))
                .startsWith("columns")
                .contains("colour");
        assertThat(refusal(of(model, texts, List.of("gap"), grid(LOGISTIC, Map.of()))))
                .startsWith("searches[0].trainer")
                .contains("gap")
                .contains("10");
        assertThat(refusal(of(model, texts, List.of("y"), grid(BOOSTING, Map.of()))))
                .startsWith("columns");
        assertThat(refusal(wanted(model, laboratory.dataset("a,y\n1,x\n2,x\n3,z\n4,x\n"), 2, grid(BOOSTING, Map.of()))))
                .startsWith("folds")
                .contains("z");
        assertThat(problem(() -> laboratory.start(wanted(new Slug("nobody"), rows, 3, grid(BOOSTING, Map.of()))))
                        .status())
                .isEqualTo(404);
        assertThat(laboratory
                        .tunings()
                        .list(TestPeople.LAB, model, PageRequest.first())
                        .items())
                .isEmpty();
        assertThat(laboratory.tunings().trainers().trainers())
                .extracting("name")
                .containsExactly(BOOSTING, "random-forest", LOGISTIC, "ridge-regression");
    }

    private static TrainerSearch grid(String trainer, Map<String, List<Object>> values) {
        return TrainerSearch.grid(trainer, values);
    }

    private static List<Object> numbers(int count) {
        return IntStream.range(0, count).mapToObj(i -> (Object) i).toList();
    }

    private static NewTuning wanted(Slug model, DatasetChoice rows, int folds, TrainerSearch... searches) {
        return new NewTuning(
                model, List.of(searches), rows, null, folds, null, null, null, null, null, null, null, null);
    }

    private static NewTuning of(Slug model, DatasetChoice rows, List<String> columns, TrainerSearch search) {
        return new NewTuning(model, List.of(search), rows, columns, 3, null, null, null, null, null, null, null, null);
    }

    private String answer(Version version, int columns) {
        List<Integer> row = Collections.nCopies(columns, 3);
        return bench.client()
                .versions()
                .predict(TestPeople.LAB, version.model(), version.number(), "{\"inputs\":" + List.of(row) + "}")
                .body();
    }

    /** The place and the sentences in both languages. */
    private String refusal(NewTuning wanted) {
        Problem problem = problem(() -> laboratory.start(wanted));
        assertThat(problem).isInstanceOf(Problem.Invalid.class);
        return problem.message().args().get("field") + " "
                + Stream.of(Locale.ENGLISH, Locale.CHINESE)
                        .map(language -> Messages.render(problem.message(), language))
                        .collect(Collectors.joining(" "));
    }

    private static Problem problem(ThrowingCallable call) {
        return catchThrowableOfType(ProblemException.class, call).problem();
    }
}
