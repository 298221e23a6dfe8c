package modelport.server.monitoring;

import static modelport.server.TestPeople.LAB;
import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.annotation.Property;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import modelport.contract.PageRequest;
import modelport.contract.Slug;
import modelport.contract.monitoring.AlertFilter;
import modelport.contract.monitoring.AlertKind;
import modelport.contract.monitoring.ColumnRole;
import modelport.contract.monitoring.FeedbackReceipt;
import modelport.contract.monitoring.Health;
import modelport.contract.monitoring.Monitor;
import modelport.contract.monitoring.MonitorChange;
import modelport.contract.monitoring.MonitorSettings;
import modelport.contract.monitoring.MonitorState;
import modelport.contract.monitoring.NewFeedback;
import modelport.contract.monitoring.NewMonitor;
import modelport.contract.monitoring.Severity;
import modelport.contract.monitoring.WatchedColumn;
import modelport.contract.registry.Version;
import modelport.server.compression.Studio;
import modelport.server.jobs.Jobs;
import org.junit.jupiter.api.Test;

/** A monitor of a real classifier, with real rows as its reference. */
@Property(name = "modelport.monitoring.every", value = "1h")
@MicronautTest(transactional = false)
class ArmingTest {
    @Inject
    Watchtower tower;

    @Inject
    Studio studio;

    @Inject
    Jobs jobs;

    @Test
    void cells_importance_and_a_rule_come_from_the_reference_and_what_is_too_small_arms_nothing() {
        Version forest = studio.imported("compression/digits_forest.joblib");
        Slug endpoint = tower.deployed(forest.model(), forest.number());
        var settings = new MonitorSettings(60, 150, 1, Severity.WARNING, null, List.of(), List.of());

        Monitor made = tower.max().monitors().create(LAB, new NewMonitor(endpoint, studio.unseenDigits(), settings));
        assertThat(made.state()).isEqualTo(MonitorState.ARMING);
        Monitor armed = over(made);

        assertThat(armed.state()).as(String.valueOf(armed.reason())).isEqualTo(MonitorState.WATCHING);
        assertThat(armed.version()).isEqualTo(forest.number());
        assertThat(armed.health()).isEqualTo(Health.UNKNOWN);
        assertThat(Objects.requireNonNull(armed.falseAlarms())).isBetween(0.0, 10.0);
        assertThat(armed.columns())
                .filteredOn(column -> column.role() == ColumnRole.PREDICTION)
                .hasSize(2);
        List<WatchedColumn> features = armed.columns().stream()
                .filter(column -> column.role() == ColumnRole.FEATURE)
                .toList();
        assertThat(features).hasSize(64);
        assertThat(features.stream()
                        .mapToDouble(column -> Objects.requireNonNull(column.importance()))
                        .sum())
                .isBetween(0.999, 1.001);
        assertThat(features.getFirst().importance()).isPositive();
        Instant now = Instant.now();
        var quality = tower.max()
                .monitors()
                .history(LAB, armed.id(), now.minus(Duration.ofHours(1)), now)
                .quality();
        assertThat(Objects.requireNonNull(quality.offline())).isGreaterThan(0.9);

        UUID prediction = tower.kept(
                new Watchtower.Watch(tower, endpoint, armed.id(), 2, now),
                now.minusSeconds(60),
                Map.of("label", "3", "outputs", Map.of()));
        FeedbackReceipt receipt = tower.max()
                .monitors()
                .tell(
                        LAB,
                        List.of(
                                new NewFeedback(prediction, null, 3, null, null, null),
                                new NewFeedback(prediction, null, "horse", null, null, null)));
        assertThat(receipt.taken()).isEqualTo(1);
        assertThat(receipt.refused())
                .singleElement()
                .satisfies(refusal -> assertThat(refusal.reason().code()).isEqualTo("monitoring.feedback-class"));

        var large = new MonitorSettings(60, 5_000, 1, Severity.WARNING, null, List.of(), List.of());
        Monitor unarmed = over(tower.max()
                .monitors()
                .change(LAB, armed.id(), armed.rowVersion(), new MonitorChange(null, large, null)));
        assertThat(unarmed.state()).isEqualTo(MonitorState.UNARMED);
        assertThat(Objects.requireNonNull(unarmed.reason()).code()).isEqualTo("monitoring.reference-small");
        assertThat(tower.max()
                        .alerts()
                        .list(LAB, AlertFilter.unresolved(), PageRequest.first())
                        .items())
                .singleElement()
                .satisfies(alert -> assertThat(alert.kind()).isEqualTo(AlertKind.HEALTH));
    }

    private Monitor over(Monitor monitor) {
        assertThat(jobs.await(Objects.requireNonNull(monitor.job()), Duration.ofMinutes(3)))
                .isTrue();
        return tower.max().monitors().get(LAB, monitor.id());
    }
}
