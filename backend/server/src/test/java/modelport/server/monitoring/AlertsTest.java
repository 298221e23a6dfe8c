package modelport.server.monitoring;

import static modelport.server.TestPeople.LAB;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.micronaut.context.annotation.Property;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import modelport.client.ModelportClient;
import modelport.contract.PageRequest;
import modelport.contract.Problem;
import modelport.contract.ProblemException;
import modelport.contract.Slug;
import modelport.contract.monitoring.Alert;
import modelport.contract.monitoring.AlertDeed;
import modelport.contract.monitoring.AlertFilter;
import modelport.contract.monitoring.AlertKind;
import modelport.contract.monitoring.AlertNote;
import modelport.contract.monitoring.AlertRule;
import modelport.contract.monitoring.AlertState;
import modelport.contract.monitoring.AlertStep;
import modelport.contract.monitoring.EndpointHealth;
import modelport.contract.monitoring.Health;
import modelport.contract.monitoring.Monitor;
import modelport.contract.monitoring.MonitorChange;
import modelport.contract.monitoring.MonitorSettings;
import modelport.contract.monitoring.MonitorState;
import modelport.contract.monitoring.NewMonitor;
import modelport.contract.monitoring.Severity;
import modelport.server.TestPeople;
import modelport.server.monitoring.Watchtower.Watch;
import modelport.statistics.LatencyHistogram;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Rules that people give to monitors, and what they do about alerts. */
@Property(name = "modelport.monitoring.every", value = "1h")
@MicronautTest(transactional = false)
class AlertsTest {
    @Inject
    Watchtower tower;

    @Inject
    MonitorRounds rounds;

    @Inject
    TestPeople people;

    @Test
    void errors_raise_an_alert_after_their_time_and_it_ends_by_itself_after_they_are_over() {
        Watch watch = tower.watch(2, new AlertRule(AlertKind.ERRORS, 0.1, 10, Severity.CRITICAL));
        Instant start = Instant.now();
        requests(watch, start, 60, 30);

        rounds.round(start);
        assertThat(alerts(watch)).isEmpty();
        requests(watch, start.plusSeconds(360), 60, 30);
        rounds.round(start.plusSeconds(361));

        assertThat(alerts(watch)).singleElement().satisfies(alert -> {
            assertThat(alert.kind()).isEqualTo(AlertKind.ERRORS);
            assertThat(alert.severity()).isEqualTo(Severity.CRITICAL);
            assertThat(alert.summary().args()).containsEntry("value", "50.0").containsEntry("limit", "10.0");
        });
        assertThat(health(watch).health()).isEqualTo(Health.FAILING);

        requests(watch, start.plusSeconds(1_000), 60, 0);
        rounds.round(start.plusSeconds(1_001));
        assertThat(alerts(watch)).singleElement().satisfies(alert -> {
            assertThat(alert.state()).isEqualTo(AlertState.OPEN);
            assertThat(deeds(alert)).containsExactly(AlertDeed.OPENED, AlertDeed.EASED);
        });
        rounds.round(start.plusSeconds(1_001 + 15 * 60));
        assertThat(alerts(watch)).singleElement().extracting(Alert::state).isEqualTo(AlertState.RESOLVED);
    }

    @Test
    void somebody_takes_an_alert_on_keeps_it_silent_and_resolves_it() {
        Watch watch = tower.watch(2).quiet().shifted(1).shifted(1).look();
        ModelportClient max = tower.max();
        UUID id = alerts(watch).getFirst().id();

        Alert owned = max.alerts().acknowledge(LAB, id, new AlertNote("on it", null));
        Alert again = max.alerts().acknowledge(LAB, id, new AlertNote(null, null));
        Instant until = Instant.now().truncatedTo(ChronoUnit.SECONDS).plus(Duration.ofDays(2));
        Alert silent = max.alerts().silence(LAB, id, new AlertNote(null, until));
        long told = told(id);
        watch.shifted(2).shifted(2).look();
        watch.quiet(5).look();

        assertThat(owned.state()).isEqualTo(AlertState.ACKNOWLEDGED);
        assertThat(owned.owner()).isEqualTo("max");
        assertThat(again).isEqualTo(owned);
        assertThat(silent.silencedUntil()).isEqualTo(until);
        assertThat(max.alerts().get(LAB, id).state()).isEqualTo(AlertState.RESOLVED);
        assertThat(told(id)).isEqualTo(told);
        assertThat(problem(() -> max.alerts().resolve(LAB, id, new AlertNote(null, null))))
                .isInstanceOf(Problem.Conflict.class);
        assertThat(problem(() -> max.alerts().silence(LAB, id, new AlertNote(null, null))))
                .isInstanceOf(Problem.Invalid.class);
    }

    @Test
    void alerts_and_monitors_are_nobody_elses_business() {
        Watch watch = tower.watch(2).quiet().shifted(1).shifted(1).look();
        UUID id = alerts(watch).getFirst().id();
        ModelportClient vera = people.signedIn("vera");
        ModelportClient zoe = people.signedIn("zoe");

        assertThat(vera.alerts().get(LAB, id).id()).isEqualTo(id);
        assertThat(vera.monitors().get(LAB, watch.monitor).endpoint()).isEqualTo(watch.endpoint);
        assertThat(problem(() -> vera.alerts().acknowledge(LAB, id, new AlertNote(null, null))))
                .isInstanceOf(Problem.Forbidden.class);
        assertThat(problem(() -> vera.monitors().delete(LAB, watch.monitor))).isInstanceOf(Problem.Forbidden.class);
        assertThat(problem(() -> zoe.alerts().get(LAB, id))).isInstanceOf(Problem.NotFound.class);
        assertThat(problem(() -> zoe.monitors().get(LAB, watch.monitor))).isInstanceOf(Problem.NotFound.class);
        assertThat(problem(() -> zoe.alerts().get(new Slug("elsewhere"), id))).isInstanceOf(Problem.NotFound.class);
        assertThat(zoe.monitors().fleet(null)).isEmpty();
        assertThat(vera.monitors().fleet(null))
                .extracting(EndpointHealth::endpoint)
                .contains(watch.endpoint);
    }

    @Test
    void a_monitor_is_made_once_changed_stopped_and_taken_away() {
        Watch watch = tower.watch(2).quiet().shifted(1).shifted(1).look();
        ModelportClient max = tower.max();
        UUID alert = alerts(watch).getFirst().id();
        Monitor monitor = max.monitors().get(LAB, watch.monitor);
        var other = new NewMonitor(watch.endpoint, tower.reference(), null);

        assertThat(problem(() -> max.monitors().create(LAB, other))).isInstanceOf(Problem.Conflict.class);
        var rules = new MonitorSettings(
                60,
                500,
                1,
                Severity.CRITICAL,
                "rmse",
                List.of(),
                List.of(new AlertRule(AlertKind.QUALITY, 0.9, 10, Severity.WARNING)));
        assertThat(problem(() -> max.monitors()
                        .change(LAB, watch.monitor, monitor.rowVersion(), new MonitorChange(null, rules, null))))
                .isInstanceOf(Problem.Invalid.class);
        Monitor paused =
                max.monitors().change(LAB, watch.monitor, monitor.rowVersion(), new MonitorChange(null, null, true));
        assertThat(paused.state()).isEqualTo(MonitorState.PAUSED);
        assertThat(problem(() -> max.monitors()
                        .change(LAB, watch.monitor, monitor.rowVersion(), new MonitorChange(null, null, false))))
                .isInstanceOf(Problem.Stale.class);
        Monitor resumed =
                max.monitors().change(LAB, watch.monitor, paused.rowVersion(), new MonitorChange(null, null, false));
        assertThat(resumed.state()).isEqualTo(MonitorState.WATCHING);
        assertThat(max.monitors().list(LAB, watch.endpoint, PageRequest.first()).items())
                .containsExactly(resumed);

        max.monitors().delete(LAB, watch.monitor);

        assertThat(problem(() -> max.monitors().get(LAB, watch.monitor))).isInstanceOf(Problem.NotFound.class);
        assertThat(max.alerts().get(LAB, alert).state()).isEqualTo(AlertState.RESOLVED);
    }

    private void requests(Watch watch, Instant end, long requests, long errors) {
        var latency = new LatencyHistogram();
        for (int i = 0; i < requests; i++) {
            latency.record(5_000_000);
        }
        tower.run(() -> tower.sql()
                .update(
                        "insert into endpoint_metric (endpoint_id, window_start, node, seq, requests, errors, rows, batches, "
                                + "latency) select endpoint_id, ?, 'test', 0, ?, ?, ?, 1, ? from monitor where id = ?",
                        end.minusSeconds(10),
                        requests,
                        errors,
                        requests,
                        latency.encode(),
                        watch.monitor));
    }

    private List<Alert> alerts(Watch watch) {
        return tower.max()
                .alerts()
                .list(LAB, new AlertFilter(List.of(), watch.endpoint, null), PageRequest.first())
                .items();
    }

    private EndpointHealth health(Watch watch) {
        return tower.max().monitors().fleet(LAB).stream()
                .filter(health -> health.endpoint().equals(watch.endpoint))
                .findFirst()
                .orElseThrow();
    }

    private long told(UUID alert) {
        return tower.read(sql -> sql.first(
                        "select count(*) as count from notification n join app_user u on u.id = n.user_id "
                                + "where u.username = 'max' and n.thing = ?",
                        row -> row.number("count"),
                        alert.toString())
                .orElse(0L));
    }

    private static List<AlertDeed> deeds(Alert alert) {
        return alert.steps().stream().map(AlertStep::deed).toList();
    }

    private static Problem problem(ThrowingCallable call) {
        return catchThrowableOfType(ProblemException.class, call).problem();
    }
}
