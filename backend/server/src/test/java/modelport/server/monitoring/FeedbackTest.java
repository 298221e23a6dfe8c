package modelport.server.monitoring;

import static modelport.server.TestPeople.LAB;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.micronaut.context.annotation.Property;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import modelport.contract.PageRequest;
import modelport.contract.Problem;
import modelport.contract.ProblemException;
import modelport.contract.monitoring.Alert;
import modelport.contract.monitoring.AlertFilter;
import modelport.contract.monitoring.AlertKind;
import modelport.contract.monitoring.AlertRule;
import modelport.contract.monitoring.FeedbackReceipt;
import modelport.contract.monitoring.NewFeedback;
import modelport.contract.monitoring.QualityHistory;
import modelport.contract.monitoring.QualityPoint;
import modelport.contract.monitoring.Severity;
import modelport.server.TestPeople;
import modelport.server.monitoring.Watchtower.Watch;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Labels that come later, and what they say about answers. */
@Property(name = "modelport.monitoring.every", value = "1h")
@MicronautTest(transactional = false)
class FeedbackTest {
    private final Instant hour = Instant.now().minus(Duration.ofHours(3));

    @Inject
    Watchtower tower;

    @Inject
    TestPeople people;

    @Inject
    FeedbackCounts counts;

    @Test
    void the_same_feedback_twice_is_the_same_as_once_and_another_word_corrects_it() {
        Watch watch = tower.watch(2);
        UUID yes = tower.kept(watch, hour, answered("yes"));
        UUID no = tower.kept(watch, hour, answered("no"));
        UUID unknown = Watchtower.id(hour);
        List<NewFeedback> feedback = List.of(label(yes, "yes"), label(no, "yes"), label(unknown, "yes"));

        FeedbackReceipt first = tower.max().monitors().tell(LAB, feedback);
        FeedbackReceipt second = tower.max().monitors().tell(LAB, feedback);
        FeedbackReceipt third = tower.max()
                .monitors()
                .tell(
                        LAB,
                        "prediction,label,observed_at\n" + no + ",no,2026-01-02T03:04:05Z\nx,no,\n" + yes + ",yes,\n");

        assertThat(first.taken()).isEqualTo(2);
        assertThat(first.refusals()).isEqualTo(1);
        assertThat(first.refused()).singleElement().satisfies(refusal -> {
            assertThat(refusal.index()).isEqualTo(2);
            assertThat(refusal.reason().code()).isEqualTo("monitoring.feedback-unknown");
        });
        assertThat(second.taken()).isZero();
        assertThat(second.known()).isEqualTo(2);
        assertThat(third.corrected()).isEqualTo(1);
        assertThat(third.known()).isEqualTo(1);
        assertThat(third.refused())
                .singleElement()
                .satisfies(refusal -> assertThat(refusal.index()).isEqualTo(1));
        QualityPoint point = quality(watch).points().getFirst();
        assertThat(point.value()).isEqualTo(1.0);
        assertThat(point.labelled()).isEqualTo(2);
        assertThat(point.answered()).isEqualTo(2);
        assertThat(problem(() -> people.signedIn("vera").monitors().tell(LAB, feedback)))
                .isInstanceOf(Problem.Forbidden.class);
        assertThat(problem(() -> people.signedIn("zoe").monitors().tell(LAB, feedback)))
                .isInstanceOf(Problem.NotFound.class);
    }

    @Test
    void quality_comes_with_its_interval_and_below_the_floor_it_is_an_alert() {
        Watch watch = tower.watch(2, new AlertRule(AlertKind.QUALITY, 0.9, 1, Severity.CRITICAL));
        var feedback = new ArrayList<NewFeedback>();
        for (int i = 0; i < 60; i++) {
            UUID id = tower.kept(watch, hour.plusSeconds(i), answered("yes"));
            feedback.add(label(id, i % 3 == 0 ? "no" : "yes"));
        }
        tower.kept(watch, hour, answered("yes"));
        tower.max().monitors().tell(LAB, feedback);

        QualityHistory history = quality(watch);
        watch.look();
        tower.run(() -> tower.sql().update("update rule_hold set since = since - interval '2 minutes'"));
        watch.look();

        assertThat(history.metric()).isEqualTo("accuracy");
        assertThat(history.floor()).isEqualTo(0.9);
        QualityPoint point = history.points().getFirst();
        assertThat(point.value()).isBetween(0.66, 0.67);
        assertThat(point.low()).isBetween(0.5, 0.6);
        assertThat(point.high()).isBetween(0.75, 0.8);
        assertThat(point.labelled()).isEqualTo(60);
        assertThat(point.answered()).isEqualTo(61);
        List<Alert> alerts = tower.max()
                .alerts()
                .list(LAB, new AlertFilter(List.of(), watch.endpoint, null), PageRequest.first())
                .items();
        assertThat(alerts).singleElement().satisfies(alert -> {
            assertThat(alert.kind()).isEqualTo(AlertKind.QUALITY);
            assertThat(alert.summary().args()).containsEntry("rows", "60").containsEntry("limit", "0.900");
        });
        UUID endpoint = tower.max().endpoints().get(LAB, watch.endpoint).id();
        assertThat(counts.since(endpoint, hour)).isEqualTo(60);
    }

    @Test
    void numbers_are_compared_as_numbers() {
        Watch watch = tower.watch(2);
        UUID first = tower.kept(watch, hour, Map.of("number", 2.5, "outputs", Map.of()));
        UUID second = tower.kept(watch, hour, Map.of("number", 3.5, "outputs", Map.of()));
        UUID third = tower.kept(watch, hour, Map.of("number", 4.0, "outputs", Map.of()));

        FeedbackReceipt receipt = tower.max()
                .monitors()
                .tell(
                        LAB,
                        List.of(
                                new NewFeedback(first, null, 2.0, null, null, "lab"),
                                new NewFeedback(second, 0, "4", null, null, "lab"),
                                new NewFeedback(third, null, "four", null, null, null)));

        assertThat(receipt.taken()).isEqualTo(2);
        assertThat(receipt.refused())
                .singleElement()
                .satisfies(refusal -> assertThat(refusal.reason().code()).isEqualTo("monitoring.feedback-no-number"));
        assertThat(quality(watch).metric()).isEqualTo("r2");
        assertThat(quality(watch).points().getFirst().labelled()).isEqualTo(2);
    }

    private QualityHistory quality(Watch watch) {
        return tower.max()
                .monitors()
                .history(LAB, watch.monitor, hour.minusSeconds(60), hour.plus(Duration.ofHours(2)))
                .quality();
    }

    private static Map<String, Object> answered(String label) {
        return Map.of("label", label, "probabilities", List.of(0.2, 0.8), "outputs", Map.of());
    }

    private static NewFeedback label(UUID prediction, Object label) {
        return new NewFeedback(prediction, null, label, null, null, null);
    }

    private static Problem problem(ThrowingCallable call) {
        return catchThrowableOfType(ProblemException.class, call).problem();
    }
}
