package modelport.server.compression.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import modelport.contract.Message;
import modelport.contract.compression.Candidate;
import modelport.contract.compression.CandidateState;
import modelport.contract.compression.CompressionLimits;
import modelport.contract.compression.MeasuredModel;
import modelport.contract.compression.RecommendedCandidate;
import modelport.contract.compression.RecommendedCandidate.Kind;
import modelport.contract.evaluation.Measured;
import org.junit.jupiter.api.Test;

class ChoiceTest {
    private static final MeasuredModel PARENT = model(true);

    private final Candidate small = measured("trees-20", 0.2, 0.004, 0.6, true);
    private final Candidate tiny = measured("student-64", 0.02, 0.3, 0.2, true);
    private final Candidate mixing = measured("dynamic-int8", 0.25, 0.001, 0.7, false);
    private final Candidate beaten = measured("trees-50", 0.5, 0.01, 0.8, true);

    @Test
    void nothing_is_recommended_before_something_is_measured() {
        assertThat(Choice.of(List.of(unfit()), PARENT, CompressionLimits.none()))
                .isEqualTo(new Choice(List.of(), null));
        assertThat(Choice.of(List.of(small), null, CompressionLimits.none())).isEqualTo(new Choice(List.of(), null));
    }

    @Test
    void what_another_one_beats_is_not_on_the_front() {
        Choice choice = Choice.of(List.of(small, tiny, mixing, beaten, unfit()), PARENT, CompressionLimits.none());

        assertThat(choice.pareto()).containsExactly(tiny.id(), small.id(), mixing.id());
    }

    @Test
    void the_best_within_the_limits_is_taken_and_those_that_are_smaller_are_told_why_not() {
        var limits = new CompressionLimits(null, 0.01, null, true);

        RecommendedCandidate pick = pick(limits, small, tiny, mixing);

        assertThat(pick.kind()).isEqualTo(Kind.CANDIDATE);
        assertThat(pick.id()).isEqualTo(small.id());
        assertThat(pick.reason().args()).containsEntry("recipe", "trees-20");
        assertThat(pick.rejected())
                .extracting(
                        RecommendedCandidate.Rejected::id,
                        rejected -> rejected.reason().code())
                .contains(
                        tuple(tiny.id(), "compression.loses-too-much"),
                        tuple(mixing.id(), "compression.depends-on-neighbours"));
    }

    @Test
    void the_parent_is_kept_where_nothing_better_keeps_to_the_limits() {
        RecommendedCandidate pick = pick(new CompressionLimits(null, 0.001, null, null), tiny);

        assertThat(pick.kind()).isEqualTo(Kind.KEEP_PARENT);
        assertThat(pick.id()).isNull();
        assertThat(pick.reason()).isEqualTo(Message.of("compression.keep-original", "tried", "1"));
    }

    @Test
    void the_nearest_is_named_where_not_even_the_parent_keeps_to_the_limits() {
        RecommendedCandidate pick = pick(new CompressionLimits(0.1, 0.01, null, null), small, beaten);

        assertThat(pick.kind()).isEqualTo(Kind.NEAREST);
        assertThat(pick.id()).isEqualTo(small.id());
        assertThat(pick.reason().code()).isEqualTo("compression.too-large");
    }

    private static RecommendedCandidate pick(CompressionLimits limits, Candidate... candidates) {
        return Objects.requireNonNull(
                Choice.of(List.of(candidates), PARENT, limits).recommended());
    }

    private static Candidate measured(String recipe, double size, double loss, double time, boolean invariant) {
        return candidate(recipe, CandidateState.MEASURED, model(invariant), size, loss, time);
    }

    private static Candidate unfit() {
        return new Candidate(
                UUID.randomUUID(),
                "int8-storage",
                List.of(),
                CandidateState.UNFIT,
                Message.of("compression.no-weights"),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(),
                List.of(),
                null);
    }

    private static Candidate candidate(
            String recipe, CandidateState state, MeasuredModel model, double size, double loss, double time) {
        return new Candidate(
                UUID.randomUUID(),
                recipe,
                List.of(),
                state,
                null,
                "digest",
                model,
                size,
                loss,
                null,
                time,
                1L,
                List.of(),
                List.of(),
                null);
    }

    private static MeasuredModel model(boolean invariant) {
        var accuracy = new Measured("accuracy", 0.9, null, null, 100);
        return new MeasuredModel(1_000, 500, accuracy, List.of(accuracy), 1, List.of(), null, invariant);
    }
}
