package modelport.server.compression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import modelport.client.ModelportClient;
import modelport.compression.Recipes;
import modelport.contract.Messages;
import modelport.contract.Page;
import modelport.contract.PageRequest;
import modelport.contract.Problem;
import modelport.contract.ProblemException;
import modelport.contract.Slug;
import modelport.contract.compression.Candidate;
import modelport.contract.compression.CandidateState;
import modelport.contract.compression.Compression;
import modelport.contract.compression.CompressionData;
import modelport.contract.compression.CompressionLimits;
import modelport.contract.compression.CompressionState;
import modelport.contract.compression.Derivation;
import modelport.contract.compression.MeasuredModel;
import modelport.contract.compression.NewCompression;
import modelport.contract.compression.Promotion;
import modelport.contract.compression.RecommendedCandidate;
import modelport.contract.datasets.DatasetChoice;
import modelport.contract.registry.Verdict;
import modelport.contract.registry.Version;
import modelport.contract.registry.VersionFile;
import modelport.contract.registry.VersionState;
import modelport.contract.release.GateFinding;
import modelport.contract.release.GateKind;
import modelport.contract.release.GateRule;
import modelport.contract.release.NewDecision;
import modelport.contract.release.NewRelease;
import modelport.contract.release.Policy;
import modelport.contract.release.Release;
import modelport.server.TestPeople;
import modelport.server.datasets.Shelf;
import modelport.server.imports.Bench;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

@MicronautTest(transactional = false)
class CompressionsTest {
    @Inject
    Studio studio;

    @Inject
    Bench bench;

    @Inject
    Shelf shelf;

    @Inject
    TestPeople people;

    @Test
    void a_forest_becomes_a_smaller_version_that_answers_like_any_other() {
        Version forest = studio.imported("compression/digits_forest.joblib");
        var wanted = new NewCompression(
                List.of("int8-storage", "trees-20", "student-16"),
                new CompressionData(studio.unseenDigits(), studio.knownDigits()),
                new CompressionLimits(0.5, 0.05, null, null));

        Compression found = studio.over(studio.start(forest, wanted));

        assertThat(found.state()).isEqualTo(CompressionState.DONE);
        assertThat(found.finishedAt()).isNotNull();
        assertThat(found.machine()).isNotBlank();
        assertThat(Messages.render(Objects.requireNonNull(found.lossMeaning()), Locale.ENGLISH))
                .contains(" ")
                .doesNotContain("{");
        MeasuredModel parent = Objects.requireNonNull(found.parent());
        assertThat(parent.quality().value()).isGreaterThan(0.9);
        assertThat(parent.batchInvariant()).isTrue();
        Candidate unfit = Studio.candidate(found, "int8-storage");
        assertThat(unfit.state()).isEqualTo(CandidateState.UNFIT);
        assertThat(Objects.requireNonNull(unfit.reason()).code()).isEqualTo("compression.no-weights");
        Candidate trees = Studio.candidate(found, "trees-20");
        assertThat(trees.state()).isEqualTo(CandidateState.MEASURED);
        MeasuredModel figures = Objects.requireNonNull(trees.figures());
        assertThat(figures.size()).isLessThan(parent.size() / 2);
        assertThat(figures.zippedSize()).isLessThan(parent.zippedSize());
        assertThat(figures.quality().metric()).isEqualTo(parent.quality().metric());
        assertThat(figures.latencyMs()).isPositive();
        assertThat(figures.batches()).extracting("batch").containsExactly(1, 8);
        assertThat(trees.sizeRatio()).isEqualTo((double) figures.size() / parent.size());
        assertThat(trees.latencyRatio()).isPositive();
        assertThat(Objects.requireNonNull(trees.quality()).first()).isBetween(0.9, 1.0);
        assertThat(trees.qualityLoss()).isLessThan(0.1);
        assertThat(trees.layers()).isNotEmpty();
        assertThat(Studio.candidate(found, "student-16").state()).isEqualTo(CandidateState.MEASURED);
        assertThat(found.pareto()).isNotEmpty().isSubsetOf(trees.id(), id(found, "student-16"));
        RecommendedCandidate recommended = Objects.requireNonNull(found.recommended());
        assertThat(recommended.kind()).isEqualTo(RecommendedCandidate.Kind.CANDIDATE);
        assertThat(recommended.reason().args().get("recipe")).isIn("trees-20", "student-16");

        Version promoted = promote(found, trees, Promotion.plain());
        Version again = promote(found, trees, new Promotion("another", null, null));

        assertThat(again.id()).isEqualTo(promoted.id());
        assertThat(promoted.number()).isEqualTo(forest.number() + 1);
        assertThat(promoted.parent()).isEqualTo(forest.number());
        assertThat(promoted.state()).isEqualTo(VersionState.READY);
        assertThat(promoted.origin()).isEqualTo("COMPRESSION");
        assertThat(promoted.title()).isEqualTo("trees-20");
        assertThat(promoted.digest()).isEqualTo(trees.digest());
        assertThat(promoted.files()).extracting(VersionFile::verdict).containsOnly(Verdict.ACCEPTED);
        assertThat(promoted.size()).isLessThan(forest.size());
        assertThat(Objects.requireNonNull(promoted.signature()).inputs())
                .isEqualTo(Objects.requireNonNull(forest.signature()).inputs());
        assertThat(Objects.requireNonNull(promoted.facts()).operators()).isNotEmpty();
        assertThat(answer(promoted)).contains("\"predictions\"");
        Derivation derivation = studio.compressions().derivation(TestPeople.LAB, promoted.model(), promoted.number());
        assertThat(derivation.parent()).isEqualTo(forest.number());
        assertThat(derivation.compression()).isEqualTo(found.id());
        assertThat(derivation.candidate().recipe()).isEqualTo("trees-20");
        assertThat(derivation.candidate().promotedVersion()).isEqualTo(promoted.number());
        assertThat(derivation.lossBudget()).isEqualTo(0.05);
        assertThat(problem(() -> studio.compressions().derivation(TestPeople.LAB, forest.model(), forest.number())))
                .isInstanceOf(Problem.NotFound.class);
        assertThat(gate(promoted.model(), 1)).isEqualTo("PASSED release.loss-none");
        assertThat(gate(promoted.model(), 2)).isEqualTo("PASSED release.loss-passed");
    }

    /** What a policy that holds compression against its own budget would find. */
    private String gate(Slug model, int version) {
        ModelportClient ada = people.signedIn("ada");
        var staging = new Slug("staging");
        Release release = ada.releases().request(TestPeople.LAB, new NewRelease(model, version, staging));
        GateRule rule = GateRule.of(GateKind.COMPRESSION_LOSS);
        GateFinding gate = ada.environments()
                .tryPolicy(TestPeople.LAB, staging, Policy.of(List.of(rule), List.of()))
                .getFirst()
                .gates()
                .getFirst();
        ada.releases().cancel(TestPeople.LAB, release.id(), NewDecision.on(release.digest()));
        return gate.state() + " " + Objects.requireNonNull(gate.finding()).code();
    }

    @Test
    void vectors_are_held_against_those_of_the_parent() {
        String texts = IntStream.range(0, 40)
                .mapToObj(i -> "The cat number " + i + " sat on the mat and saw " + 7 * i + " dogs.")
                .collect(Collectors.joining("\n", "text\n", "\n"));
        String recipe = Recipes.standard().getFirst().code();

        Compression found = studio.over(studio.start(studio.miniLm(), Studio.wanted(studio.dataset(texts), recipe)));

        assertThat(found.state()).as("%s", found.reason()).isEqualTo(CompressionState.DONE);
        Candidate candidate = Studio.candidate(found, recipe);
        assertThat(candidate.state()).as("%s", candidate.reason()).isEqualTo(CandidateState.MEASURED);
        MeasuredModel figures = Objects.requireNonNull(candidate.figures());
        assertThat(figures.quality().metric()).isEqualTo("cosine-mean");
        assertThat(figures.quality().value()).isGreaterThan(0.98);
        assertThat(candidate.qualityLoss()).isEqualTo(1 - figures.quality().value());
        assertThat(candidate.sizeRatio()).isLessThan(0.26);
    }

    @Test
    void a_stopped_search_keeps_its_candidates_and_goes_on_behind_them() {
        Version perceptron = studio.imported("compression/digits_perceptron.joblib");
        Compression started = studio.start(
                perceptron, new NewCompression(null, new CompressionData(studio.unseenDigits(), null), null));

        studio.tried(started, 2);
        bench.client().jobs().cancel(started.job());
        Compression stopped = studio.over(started);

        assertThat(stopped.state()).isEqualTo(CompressionState.STOPPED);
        assertThat(Objects.requireNonNull(stopped.reason()).code()).isEqualTo("jobs.cancelled");
        List<Candidate> kept = over(stopped);
        assertThat(kept).hasSizeGreaterThanOrEqualTo(2);
        assertThat(stopped.candidates()).hasSizeGreaterThan(kept.size());
        Candidate measured = kept.stream()
                .filter(candidate -> candidate.state() == CandidateState.MEASURED)
                .findFirst()
                .orElseThrow();
        assertThat(promote(stopped, measured, Promotion.plain()).state()).isEqualTo(VersionState.READY);

        bench.client().jobs().retry(started.job());
        Compression done = studio.over(started);

        assertThat(done.state()).isEqualTo(CompressionState.DONE);
        assertThat(over(done)).hasSameSizeAs(done.candidates());
        assertThat(done.parent()).isEqualTo(stopped.parent());
        for (Candidate before : kept) {
            Candidate after = Studio.candidate(done, before.recipe());
            assertThat(after.figures()).isEqualTo(before.figures());
            assertThat(after.digest()).isEqualTo(before.digest());
        }
        assertThat(done.candidates())
                .allSatisfy(candidate -> assertThat(candidate.state())
                        .as(candidate.recipe() + " " + candidate.reason())
                        .isNotEqualTo(CandidateState.FAILED));
    }

    @Test
    void a_recipe_that_the_process_does_not_survive_is_given_up_and_the_others_are_tried_once() {
        Version perceptron = studio.imported("compression/digits_perceptron.joblib");
        NewCompression wanted = Studio.wanted(studio.unseenDigits(), "half-storage", "student-4", "int8-storage");
        Compression started = studio.start(perceptron, wanted);

        Compression before = studio.tried(started, 1);
        studio.killWhileStudentLearns(started, 1);
        studio.killWhileStudentLearns(started, 2);
        Compression done = studio.over(started);

        assertThat(done.state()).isEqualTo(CompressionState.DONE);
        assertThat(Studio.candidate(done, "half-storage")).isEqualTo(Studio.candidate(before, "half-storage"));
        Candidate student = Studio.candidate(done, "student-4");
        assertThat(student.state()).isEqualTo(CandidateState.FAILED);
        assertThat(Objects.requireNonNull(student.reason()).code()).isEqualTo("compression.not-survived");
        assertThat(Studio.candidate(done, "int8-storage").state()).isNotEqualTo(CandidateState.WAITING);
    }

    @Test
    void rows_that_do_not_fit_the_model_are_named_and_nothing_is_searched() {
        Version perceptron = studio.imported("compression/digits_perceptron.joblib");
        DatasetChoice others = studio.dataset("a,b,target\n" + "1,2,x\n3,4,y\n".repeat(30));

        Compression found = studio.over(studio.start(perceptron, Studio.wanted(others, "int8-storage")));

        assertThat(found.state()).isEqualTo(CompressionState.FAILED);
        assertThat(Messages.render(Objects.requireNonNull(found.reason()), Locale.ENGLISH))
                .contains(" ")
                .doesNotContain("{");
        assertThat(found.recommended()).isNull();
        assertThat(found.candidates()).extracting(Candidate::state).containsExactly(CandidateState.WAITING);
    }

    @Test
    void a_search_is_asked_for_with_known_recipes_limits_that_make_sense_and_rows_that_are_there() {
        Version perceptron = studio.imported("compression/digits_perceptron.joblib");
        DatasetChoice rows = studio.unseenDigits();
        DatasetChoice none = new DatasetChoice(shelf.dataset(), null);

        assertThat(refusal(perceptron, Studio.wanted(rows, "shrink"))).contains("shrink", "trees-50", "student-4");
        assertThat(refusal(perceptron, Studio.wanted(rows))).contains("int8-storage");
        assertThat(refusal(perceptron, limited(rows, new CompressionLimits(0.0, null, null, null))))
                .contains("above 0");
        assertThat(refusal(perceptron, limited(rows, new CompressionLimits(null, -0.1, null, null))))
                .contains("from 0");
        assertThat(refusal(perceptron, limited(rows, new CompressionLimits(null, null, Double.NaN, null))))
                .contains("above 0");
        assertThat(refusal(perceptron, Studio.wanted(none, "int8-storage"))).contains("no version that is ready");
        assertThat(studio.compressions()
                        .list(TestPeople.LAB, perceptron.model(), null, PageRequest.first())
                        .items())
                .isEmpty();
    }

    @Test
    void only_who_may_write_starts_a_search_and_foreigners_see_none() {
        Version perceptron = studio.imported("compression/digits_perceptron.joblib");
        NewCompression wanted = Studio.wanted(studio.unseenDigits(), "half-storage");
        Compression found = studio.over(studio.start(perceptron, wanted));
        UUID candidate = found.candidates().getFirst().id();
        var vera = people.signedIn("vera").compressions();
        var zoe = people.signedIn("zoe").compressions();

        assertThat(vera.get(TestPeople.LAB, found.id())).isEqualTo(found);
        assertThat(problem(() -> vera.create(TestPeople.LAB, perceptron.model(), 1, wanted))
                        .status())
                .isEqualTo(403);
        assertThat(problem(() -> vera.promote(TestPeople.LAB, found.id(), candidate, Promotion.plain()))
                        .status())
                .isEqualTo(403);
        assertThat(problem(() -> zoe.get(TestPeople.LAB, found.id())).status()).isEqualTo(404);
    }

    @Test
    void searches_are_listed_by_model_and_version_the_newest_first() {
        Version perceptron = studio.imported("compression/digits_perceptron.joblib");
        DatasetChoice rows = studio.unseenDigits();
        Compression first = studio.over(studio.start(perceptron, Studio.wanted(rows, "half-storage")));
        Compression second = studio.over(studio.start(perceptron, Studio.wanted(rows, "trees-50")));

        Page<Compression> all =
                studio.compressions().list(TestPeople.LAB, perceptron.model(), null, new PageRequest(1, null, null));
        Page<Compression> rest =
                studio.compressions().list(TestPeople.LAB, perceptron.model(), 1, new PageRequest(1, all.next(), null));

        assertThat(all.items()).containsExactly(second);
        assertThat(rest.items()).containsExactly(first);
        assertThat(rest.next()).isNull();
        assertThat(second.recommended()).isNull();
        assertThat(problem(() -> promote(second, second.candidates().getFirst(), Promotion.plain())))
                .isInstanceOf(Problem.Conflict.class);
    }

    private Version promote(Compression compression, Candidate candidate, Promotion promotion) {
        return studio.compressions().promote(TestPeople.LAB, compression.id(), candidate.id(), promotion);
    }

    private String answer(Version version) {
        List<Integer> row = Collections.nCopies(64, 3);
        return bench.client()
                .versions()
                .predict(TestPeople.LAB, version.model(), version.number(), "{\"inputs\":" + List.of(row) + "}")
                .body();
    }

    private String refusal(Version version, NewCompression wanted) {
        Problem problem = problem(() -> studio.start(version, wanted));
        return Messages.render(problem.message(), Locale.ENGLISH);
    }

    private static NewCompression limited(DatasetChoice rows, CompressionLimits limits) {
        return new NewCompression(null, new CompressionData(rows, null), limits);
    }

    private static List<Candidate> over(Compression compression) {
        return compression.candidates().stream()
                .filter(candidate -> candidate.state() != CandidateState.WAITING)
                .toList();
    }

    private static UUID id(Compression compression, String recipe) {
        return Studio.candidate(compression, recipe).id();
    }

    private static Problem problem(ThrowingCallable call) {
        return catchThrowableOfType(ProblemException.class, call).problem();
    }
}
