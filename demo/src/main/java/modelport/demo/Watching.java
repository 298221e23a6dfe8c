package modelport.demo;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import modelport.contract.Messages;
import modelport.contract.PageRequest;
import modelport.contract.Slug;
import modelport.contract.datasets.DatasetChoice;
import modelport.contract.monitoring.Alert;
import modelport.contract.monitoring.AlertFilter;
import modelport.contract.monitoring.AlertKind;
import modelport.contract.monitoring.AlertRule;
import modelport.contract.monitoring.DriftReport;
import modelport.contract.monitoring.Monitor;
import modelport.contract.monitoring.MonitorSettings;
import modelport.contract.monitoring.MonitorState;
import modelport.contract.monitoring.NewMonitor;
import modelport.contract.monitoring.Severity;
import modelport.contract.monitoring.WindowState;

/** Watches the clinic's endpoint: windows of a minute, so that a visitor need not wait for hours. */
final class Watching {
    private static final int WINDOW_MINUTES = 1;
    private static final int LEAST_ROWS = 500;
    private static final int STEADY = 1;
    private static final double FLOOR = 0.9;
    private static final Duration LIMIT = Duration.ofMinutes(8);

    private final Person author;
    private final Slug endpoint;

    Watching(Person author, Slug endpoint) {
        this.author = author;
        this.endpoint = endpoint;
    }

    /** Makes the monitor, and waits until it counts. */
    Monitor arm() {
        Monitor monitor = find().orElseGet(() -> author.client()
                .monitors()
                .create(
                        author.project(),
                        new NewMonitor(endpoint, new DatasetChoice(Tumours.CLINIC, null), settings())));
        Monitor armed = Patience.until(
                author.words().say("wait.monitor", endpoint),
                () -> Optional.of(author.client().monitors().get(author.project(), monitor.id()))
                        .filter(each -> each.state() != MonitorState.ARMING));
        if (armed.state() == MonitorState.UNARMED) {
            String reason = armed.reason() == null
                    ? ""
                    : Messages.render(armed.reason(), author.words().language());
            throw new DemoException(author.words().say("wait.monitor", endpoint) + " " + reason);
        }
        return armed;
    }

    /** Until enough windows were judged that said that nothing moved. */
    List<DriftReport> awaitSteady() {
        return awaitReports(
                "wait.steady",
                reports -> reports.stream()
                                .filter(each -> each.state() == WindowState.STEADY)
                                .count()
                        >= STEADY);
    }

    /** Until what moved stays moved, and somebody is told. */
    Alert awaitDrift() {
        awaitReports("wait.drift", reports -> reports.stream().anyMatch(each -> each.state() == WindowState.DRIFTED));
        return Patience.until(author.words().say("wait.alert", endpoint), LIMIT, this::alert);
    }

    boolean isDrifting() {
        return find().stream()
                .flatMap(monitor -> reports(monitor.id()).stream())
                .anyMatch(each -> each.state() == WindowState.DRIFTED);
    }

    private Optional<Alert> alert() {
        var filter = new AlertFilter(List.of(), endpoint, null);
        return author.client().alerts().list(author.project(), filter, PageRequest.first()).items().stream()
                .filter(each -> each.kind() == AlertKind.DRIFT)
                .findFirst();
    }

    private List<DriftReport> awaitReports(String key, Predicate<List<DriftReport>> wanted) {
        UUID monitor = find().orElseThrow().id();
        return Patience.until(
                author.words().say(key, endpoint),
                LIMIT,
                () -> Optional.of(reports(monitor)).filter(wanted));
    }

    private List<DriftReport> reports(UUID monitor) {
        return author.client()
                .monitors()
                .reports(author.project(), monitor, PageRequest.first())
                .items();
    }

    private Optional<Monitor> find() {
        return author.client().monitors().list(author.project(), endpoint, PageRequest.first()).items().stream()
                .findFirst();
    }

    private static MonitorSettings settings() {
        var quality = new AlertRule(AlertKind.QUALITY, FLOOR, WINDOW_MINUTES, Severity.CRITICAL);
        return new MonitorSettings(
                WINDOW_MINUTES, LEAST_ROWS, 1, Severity.WARNING, "accuracy", List.of(), List.of(quality));
    }
}
