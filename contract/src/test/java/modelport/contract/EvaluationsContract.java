package modelport.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.UUID;
import modelport.contract.datasets.DatasetChoice;
import modelport.contract.evaluation.Comparison;
import modelport.contract.evaluation.Evaluation;
import modelport.contract.evaluation.EvaluationAccepted;
import modelport.contract.evaluation.EvaluationState;
import modelport.contract.evaluation.NewEvaluation;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link EvaluationsApi} does: the server's over HTTP, and the fakes in view tests. */
public abstract class EvaluationsContract {
    private Slug model = new Slug("none");
    private Slug dataset = new Slug("none");

    /** An implementation in which the other tests may have left evaluations. */
    protected abstract EvaluationsApi evaluations();

    /** A project that the caller may write in. */
    protected abstract Slug project();

    /** A classification whose versions 1 and 2 are ready, with one of the numbers 0, 1 and 2 for each row's class. */
    protected abstract Slug model();

    /** A dataset whose version 1 is ready: four columns of numbers, then {@code target}, which is the label. */
    protected abstract Slug dataset();

    /** Waits until an evaluation is over. */
    protected abstract void await(Evaluation evaluation);

    @BeforeEach
    void prepare() {
        model = model();
        dataset = dataset();
    }

    @Test
    void an_evaluation_runs_and_is_ready_in_the_end() {
        EvaluationAccepted accepted = evaluations().create(project(), model, 1, quick());

        Evaluation begun = accepted.evaluation();
        assertThat(begun.state().isOver() || begun.report() == null).isTrue();
        assertThat(begun.job()).isEqualTo(accepted.job());
        assertThat(begun.dataset().version()).isEqualTo(1);
        await(begun);
        Evaluation ready = evaluations().get(project(), begun.id());
        assertThat(ready.state()).isEqualTo(EvaluationState.READY);
        assertThat(ready.report()).isNotNull();
        assertThat(ready.headline()).isNotEmpty();
        assertThat(ready.digest()).isNotNull();
        assertThat(ready.finishedAt()).isNotNull();
    }

    @Test
    void a_list_is_of_one_model_the_newest_first_and_without_reports() {
        Evaluation first = made(1);
        Evaluation second = made(2);

        List<Evaluation> listed =
                evaluations().list(project(), model, null, PageRequest.first()).items();
        List<Evaluation> ofOne =
                evaluations().list(project(), model, 1, PageRequest.first()).items();

        assertThat(listed).extracting(Evaluation::id).containsExactly(second.id(), first.id());
        assertThat(listed).allSatisfy(item -> assertThat(item.report()).isNull());
        assertThat(ofOne).extracting(Evaluation::id).containsExactly(first.id());
    }

    @Test
    void versions_are_held_against_the_first_one() {
        made(1);
        made(2);

        Comparison comparison =
                evaluations().compare(project(), model, List.of(2, 1), new DatasetChoice(dataset, null));

        assertThat(comparison.versions()).extracting(Comparison.Entry::version).containsExactly(2, 1);
        assertThat(comparison.versions())
                .allSatisfy(entry -> assertThat(entry.measures()).isNotEmpty());
        Comparison.Pair pair = comparison.pairs().getFirst();
        assertThat(pair.first()).isEqualTo(2);
        assertThat(pair.second()).isEqualTo(1);
        assertThat(pair.reason()).isNull();
        assertThat(pair.differences()).isNotEmpty();
        assertThat(pair.labels()).isNotNull();
    }

    @Test
    void a_version_that_was_not_measured_says_so_in_a_comparison() {
        made(1);

        Comparison comparison = evaluations().compare(project(), model, List.of(1, 2), new DatasetChoice(dataset, 1));

        assertThat(comparison.versions().getLast().evaluation()).isNull();
        assertThat(comparison.versions().getLast().measures()).isEmpty();
        assertThat(comparison.pairs().getFirst().reason())
                .isEqualTo(Message.of("evaluation.not-evaluated", "version", "2"));
    }

    @Test
    void what_is_not_there_is_not_found() {
        UUID nowhere = new UUID(0, 7);

        assertThat(problem(() -> evaluations().get(project(), nowhere)))
                .isEqualTo(new Problem.NotFound("evaluation", nowhere.toString()));
        assertThat(problem(() -> evaluations().create(project(), model, 9, quick()))
                        .status())
                .isEqualTo(404);
        assertThat(problem(() -> evaluations().create(project(), model, 1, NewEvaluation.on(new Slug("absent"), null)))
                        .status())
                .isEqualTo(404);
        assertThat(problem(() -> evaluations().list(project(), new Slug("absent"), null, PageRequest.first()))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void what_cannot_be_meant_is_refused_with_a_sentence() {
        assertThat(code(wishes(List.of("height"), null, null))).isEqualTo("evaluation.column-unknown");
        assertThat(code(wishes(List.of("a", "b", "c", "d", "e", "f"), null, null)))
                .isEqualTo("evaluation.too-many-slices");
        assertThat(code(wishes(null, 1.5, null))).isEqualTo("evaluation.noise-unfit");
        assertThat(code(wishes(null, null, 9))).isEqualTo("evaluation.reference-unknown");
        assertThat(problem(() -> compare(List.of(1))).message().code()).isEqualTo("evaluation.versions-count");
        assertThat(problem(() -> compare(List.of(1, 1))).message().code()).isEqualTo("evaluation.version-twice");
    }

    private Comparison compare(List<Integer> versions) {
        return evaluations().compare(project(), model, versions, new DatasetChoice(dataset, null));
    }

    private Evaluation made(int version) {
        Evaluation evaluation =
                evaluations().create(project(), model, version, quick()).evaluation();
        await(evaluation);
        return evaluation;
    }

    private NewEvaluation quick() {
        return new NewEvaluation(dataset, null, null, null, null, null, null, false);
    }

    private NewEvaluation wishes(@Nullable List<String> slices, @Nullable Double noise, @Nullable Integer reference) {
        return new NewEvaluation(dataset, null, slices, null, reference, noise, null, null);
    }

    private String code(NewEvaluation wishes) {
        Problem problem = problem(() -> evaluations().create(project(), model, 1, wishes));
        assertThat(problem).isInstanceOf(Problem.Invalid.class);
        return problem.message().code();
    }

    private static Problem problem(ThrowingCallable call) {
        return catchThrowableOfType(ProblemException.class, call).problem();
    }
}
