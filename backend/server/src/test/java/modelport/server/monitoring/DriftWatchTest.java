package modelport.server.monitoring;

import static modelport.server.TestPeople.LAB;
import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.annotation.Property;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import modelport.contract.Messages;
import modelport.contract.PageRequest;
import modelport.contract.monitoring.Alert;
import modelport.contract.monitoring.AlertDeed;
import modelport.contract.monitoring.AlertFilter;
import modelport.contract.monitoring.AlertKind;
import modelport.contract.monitoring.AlertNote;
import modelport.contract.monitoring.AlertState;
import modelport.contract.monitoring.AlertStep;
import modelport.contract.monitoring.ColumnHistory;
import modelport.contract.monitoring.DriftReport;
import modelport.contract.monitoring.EndpointHealth;
import modelport.contract.monitoring.FindingKind;
import modelport.contract.monitoring.Health;
import modelport.contract.monitoring.MonitorHistory;
import modelport.contract.monitoring.WindowState;
import modelport.server.monitoring.Watchtower.Watch;
import org.junit.jupiter.api.Test;

/** Days of traffic in milliseconds: what is said about them, and who hears of it. */
@Property(name = "modelport.monitoring.every", value = "1h")
@MicronautTest(transactional = false)
class DriftWatchTest {
    @Inject
    Watchtower tower;

    @Test
    void ten_columns_that_move_are_one_alert_which_ends_by_itself() {
        Watch watch = tower.watch(12).quiet(5).look();
        assertThat(states(watch)).containsOnly(WindowState.STEADY).hasSize(5);

        watch.shifted(3).look();
        assertThat(reports(watch).getFirst().state()).isEqualTo(WindowState.MOVED);
        assertThat(alerts(watch)).isEmpty();
        watch.shifted(3).look();
        watch.shifted(10).shifted(10).look();

        Alert alert = only(watch);
        assertThat(alert.kind()).isEqualTo(AlertKind.DRIFT);
        assertThat(alert.state()).isEqualTo(AlertState.OPEN);
        assertThat(alert.columns()).hasSize(10).doesNotContain("c10", "c11");
        assertThat(Messages.render(alert.summary(), Locale.ENGLISH)).contains(watch.endpoint.value());
        assertThat(deeds(alert)).containsExactly(AlertDeed.OPENED, AlertDeed.WIDENED);
        assertThat(told(alert)).isEqualTo(1);
        assertThat(announced("alert.opened", alert)).isEqualTo(1);
        assertThat(health(watch).health()).isEqualTo(Health.DRIFTING);
        assertThat(reports(watch).getFirst().findings().getFirst().state()).isEqualTo(WindowState.DRIFTED);

        watch.quiet(5).look();

        assertThat(alerts(watch)).singleElement().satisfies(over -> {
            assertThat(over.state()).isEqualTo(AlertState.RESOLVED);
            assertThat(deeds(over)).endsWith(AlertDeed.EASED, AlertDeed.RESOLVED);
        });
        assertThat(health(watch).health()).isEqualTo(Health.HEALTHY);
    }

    @Test
    void a_week_without_a_change_raises_nothing() {
        Watch watch = tower.watch(30).quiet(170).look();

        assertThat(states(watch, 200)).hasSize(170).doesNotContain(WindowState.DRIFTED);
        assertThat(alerts(watch)).isEmpty();
        MonitorHistory history =
                tower.max().monitors().history(LAB, watch.monitor, watch.now().minus(Duration.ofDays(8)), watch.now());
        assertThat(history.windows()).hasSize(170);
        assertThat(history.alerts()).isEmpty();
        assertThat(history.releases()).isEmpty();
    }

    @Test
    void what_is_missing_is_blamed_as_missing() {
        Watch watch = tower.watch(3).quiet(2).gaps().gaps().look();

        Alert alert = only(watch);
        assertThat(alert.kind()).isEqualTo(AlertKind.DATA_QUALITY);
        assertThat(alert.summary().code()).isEqualTo("monitoring.incident-missing");
        assertThat(alert.summary().args()).containsEntry("column", "c0").containsEntry("expected", "0.0");
        assertThat(reports(watch).getFirst().findings().getFirst()).satisfies(finding -> {
            assertThat(finding.kind()).isEqualTo(FindingKind.MISSING);
            assertThat(finding.column()).isEqualTo("c0");
            assertThat(finding.missing()).isBetween(0.15, 0.25);
            assertThat(finding.effect()).isBetween(0.15, 0.25);
            assertThat(finding.threshold()).isLessThan(finding.effect());
        });
    }

    @Test
    void too_few_rows_say_nothing_and_what_was_not_counted_alarms_nobody() {
        Watch lonely = tower.watch(2);
        for (int i = 0; i < 23; i++) {
            lonely.lonely();
        }
        lonely.look();
        assertThat(reports(lonely)).isEmpty();
        lonely.lonely().look();
        assertThat(states(lonely)).containsExactly(WindowState.INSUFFICIENT_DATA);
        assertThat(health(lonely).health()).isEqualTo(Health.UNKNOWN);

        Watch overloaded = tower.watch(2).overloaded().overloaded().overloaded().look();

        assertThat(states(overloaded))
                .containsOnly(WindowState.INSUFFICIENT_DATA)
                .hasSize(3);
        assertThat(alerts(overloaded)).isEmpty();
        assertThat(tower.max().monitors().get(LAB, overloaded.monitor).coveragePercent())
                .isEqualTo(33);
    }

    @Test
    void a_window_that_was_judged_is_not_judged_again() {
        Watch watch = tower.watch(2).quiet().shifted(1).shifted(1).look();
        List<DriftReport> before = reports(watch);
        Alert alert = only(watch);

        watch.look();
        tower.run(() -> tower.sql()
                .update(
                        "update monitor set judged_to = ? where id = ?",
                        before.getLast().from(),
                        watch.monitor));
        watch.look();

        assertThat(reports(watch)).isEqualTo(before);
        assertThat(only(watch)).isEqualTo(alert);
        assertThat(told(alert)).isEqualTo(1);
    }

    @Test
    void what_somebody_resolved_comes_back_only_if_it_is_seen_again_for_long_enough() {
        Watch watch = tower.watch(2).quiet().shifted(1).shifted(1).look();
        Alert first = only(watch);
        tower.max().alerts().resolve(LAB, first.id(), new AlertNote("a campaign", null));
        // It was resolved when the last window ended.
        tower.run(() -> tower.sql().update("update alert set resolved_at = ? where id = ?", watch.now(), first.id()));

        watch.shifted(1).look();
        assertThat(alerts(watch)).hasSize(1);
        watch.shifted(1).look();

        assertThat(alerts(watch)).hasSize(2).first().extracting(Alert::state).isEqualTo(AlertState.OPEN);
    }

    @Test
    void a_column_is_shown_against_its_reference() {
        Watch watch = tower.watch(2).quiet(3).shifted(1).look();

        ColumnHistory history = tower.max()
                .monitors()
                .column(LAB, watch.monitor, "c0", watch.now().minus(Duration.ofHours(4)), watch.now());

        assertThat(history.rows()).isEqualTo(4L * Watchtower.ROWS);
        assertThat(history.cells()).hasSize(12);
        assertThat(history.cells().get(1).reference()).isEqualTo(0.1);
        assertThat(history.cells().getFirst().low()).isNull();
        assertThat(history.cells().getLast().high()).isNull();
        assertThat(history.windows()).hasSize(4);
        assertThat(history.windows().getLast().state()).isEqualTo(WindowState.MOVED);
        assertThat(history.windows().getLast().effect()).isGreaterThan(0.2);
        assertThat(history.windows().getFirst().cells()).hasSize(12);
    }

    private List<DriftReport> reports(Watch watch) {
        return reports(watch, 50);
    }

    private List<DriftReport> reports(Watch watch, int limit) {
        return tower.max()
                .monitors()
                .reports(LAB, watch.monitor, new PageRequest(limit, null, null))
                .items();
    }

    private List<WindowState> states(Watch watch) {
        return states(watch, 50);
    }

    private List<WindowState> states(Watch watch, int limit) {
        return reports(watch, limit).stream().map(DriftReport::state).toList();
    }

    private List<Alert> alerts(Watch watch) {
        return tower.max()
                .alerts()
                .list(LAB, new AlertFilter(List.of(), watch.endpoint, null), PageRequest.first())
                .items();
    }

    private Alert only(Watch watch) {
        List<Alert> alerts = alerts(watch);
        assertThat(alerts).hasSize(1);
        return alerts.getFirst();
    }

    private EndpointHealth health(Watch watch) {
        return tower.max().monitors().fleet(LAB).stream()
                .filter(health -> health.endpoint().equals(watch.endpoint))
                .findFirst()
                .orElseThrow();
    }

    private static List<AlertDeed> deeds(Alert alert) {
        return alert.steps().stream().map(AlertStep::deed).toList();
    }

    /** How often max was told that it opened. */
    private long told(Alert alert) {
        return count(
                "select count(*) as count from notification n join app_user u on u.id = n.user_id "
                        + "where u.username = 'max' and n.thing = ? and n.message ->> 'code' <> 'monitoring.over'",
                alert.id());
    }

    private long announced(String topic, Alert alert) {
        return count(
                "select count(*) as count from outbox where topic = '" + topic + "' and payload ->> 'alert' = ?",
                alert.id());
    }

    private long count(String statement, UUID alert) {
        return Objects.requireNonNull(
                tower.read(sql -> sql.first(statement, row -> row.number("count"), alert.toString())
                        .orElse(0L)));
    }
}
