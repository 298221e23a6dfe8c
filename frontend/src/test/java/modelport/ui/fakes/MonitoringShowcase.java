package modelport.ui.fakes;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import modelport.contract.Message;
import modelport.contract.Slug;
import modelport.contract.datasets.DatasetChoice;
import modelport.contract.monitoring.Alert;
import modelport.contract.monitoring.AlertDeed;
import modelport.contract.monitoring.AlertKind;
import modelport.contract.monitoring.AlertRule;
import modelport.contract.monitoring.AlertState;
import modelport.contract.monitoring.AlertStep;
import modelport.contract.monitoring.ColumnRole;
import modelport.contract.monitoring.FindingKind;
import modelport.contract.monitoring.Health;
import modelport.contract.monitoring.Monitor;
import modelport.contract.monitoring.MonitorSettings;
import modelport.contract.monitoring.NewMonitor;
import modelport.contract.monitoring.Severity;
import modelport.contract.prediction.PredictedRow;
import modelport.contract.prediction.StoredPrediction;
import org.jspecify.annotations.Nullable;

/** What a team's monitors might have seen on some day: one that drifts, one that is calm, one that gets ready. */
final class MonitoringShowcase {
    private static final Slug PROJECT = new Slug("storefront");
    private static final Slug ROUTER = new Slug("storefront-support-router");
    private static final Slug TITANIC = new Slug("storefront-titanic-development");
    private static final Slug IRIS = new Slug("storefront-iris-development");
    private static final Slug SEARCH = new Slug("storefront-search-embeddings-development");
    private static final int DAYS = 24 * 60;

    private final FakeModelport platform;
    private final Instant now = FakeModelport.now();

    private MonitoringShowcase(FakeModelport platform) {
        this.platform = platform;
    }

    static void fill(FakeModelport platform) {
        new MonitoringShowcase(platform).fill();
    }

    /** Nothing moves. */
    static FakeWindows steady() {
        return new FakeWindows(
                List.of(
                        FakeColumn.number("order_value_eur", 0.41, 0, 20, 0, 0),
                        FakeColumn.number("items", 0.2, 0, 1, 0, 0),
                        FakeColumn.category(
                                "queue", ColumnRole.PREDICTION, null, 0, 0, "billing", "returns", "delivery")),
                48,
                2,
                1_600);
    }

    private static FakeWindows drifting() {
        return new FakeWindows(
                List.of(
                        FakeColumn.number("order_value_eur", 0.41, 0, 20, 30, 0.31),
                        FakeColumn.category(
                                "channel", ColumnRole.FEATURE, 0.22, 14, 0.19, "web", "app", "mail", "chat", "phone"),
                        FakeColumn.number("items", 0.2, 0, 1, 9, 0.12).ofKind(FindingKind.MISSING),
                        FakeColumn.category(
                                "queue",
                                ColumnRole.PREDICTION,
                                null,
                                8,
                                0.11,
                                "billing",
                                "returns",
                                "delivery",
                                "account"),
                        FakeColumn.number("text", 0.1, 20, 60, 0, 0),
                        FakeColumn.number("minutes_since_order", 0.05, 0, 240, 0, 0),
                        FakeColumn.category("returning_customer", ColumnRole.FEATURE, 0.02, 0, 0, "true", "false"),
                        FakeColumn.category("language", ColumnRole.FEATURE, 0.01, 0, 0, "en", "zh", "de")
                                .unjudged()),
                DAYS,
                13,
                3_800);
    }

    private void fill() {
        Monitor drifting = watch(ROUTER, new AlertRule(AlertKind.QUALITY, 0.9, 60, Severity.CRITICAL));
        platform.monitors.arm(
                drifting.id(),
                drifting(),
                Health.DRIFTING,
                Message.of("monitoring.health-drifted", "column", "order_value_eur", "effect", "0.31"));
        Monitor calm = watch(TITANIC);
        platform.monitors.arm(
                calm.id(), steady(), Health.HEALTHY, Message.of("monitoring.health-steady", "rows", "3,412"));
        watch(IRIS);
        Monitor blind = watch(SEARCH);
        platform.monitors.unarm(blind.id(), Message.of("monitoring.reference-small", "rows", "120", "needed", "2000"));
        alerts(drifting, calm);
        predictions();
    }

    private void predictions() {
        List<String> queues = List.of("returns", "billing", "delivery", "account", "product", "other");
        for (int i = 0; i < 30; i++) {
            double sure = 0.55 + i % 9 * 0.05;
            String queue = queues.get(i % queues.size());
            platform.predictions.keep(new StoredPrediction(
                    UUID.randomUUID(),
                    0,
                    now.minus(Duration.ofMinutes(90L - 3L * i)),
                    ROUTER,
                    new Slug("support-router"),
                    13,
                    Map.of(
                            "text",
                            "My parcel " + (4_100 + i) + " has not arrived and nobody answers",
                            "channel",
                            "web"),
                    new PredictedRow(queue, List.of(sure, 1 - sure), null, Map.of())));
        }
    }

    private Monitor watch(Slug endpoint, AlertRule... rules) {
        var settings = new MonitorSettings(60, 500, 1, Severity.WARNING, null, List.of(), List.of(rules));
        return platform.monitors.create(
                PROJECT, new NewMonitor(endpoint, new DatasetChoice(new Slug("tickets-2026-q2"), 2), settings));
    }

    private void alerts(Monitor drifting, Monitor calm) {
        Message summary = Message.of(
                "monitoring.incident-shape-wide",
                "endpoint",
                ROUTER.value(),
                "column",
                "order_value_eur",
                "effect",
                "0.31",
                "others",
                "3");
        alert(
                drifting,
                AlertKind.DRIFT,
                Severity.WARNING,
                AlertState.OPEN,
                summary,
                28,
                null,
                List.of("order_value_eur", "channel", "items", "queue"));
        alert(
                drifting,
                AlertKind.QUALITY,
                Severity.CRITICAL,
                AlertState.ACKNOWLEDGED,
                Message.of(
                        "monitoring.rule-quality",
                        "endpoint",
                        ROUTER.value(),
                        "metric",
                        "accuracy",
                        "value",
                        "0.891",
                        "low",
                        "0.884",
                        "high",
                        "0.897",
                        "rows",
                        "812",
                        "limit",
                        "0.90"),
                6,
                "ada",
                List.of());
        alert(
                calm,
                AlertKind.LATENCY,
                Severity.INFO,
                AlertState.OPEN,
                Message.of("monitoring.rule-latency", "endpoint", TITANIC.value(), "value", "310", "limit", "250"),
                2,
                null,
                List.of());
        alert(
                drifting,
                AlertKind.DATA_QUALITY,
                Severity.WARNING,
                AlertState.RESOLVED,
                Message.of(
                        "monitoring.incident-missing",
                        "endpoint",
                        ROUTER.value(),
                        "rate",
                        "21",
                        "column",
                        "items",
                        "expected",
                        "1.2"),
                90,
                "vera",
                List.of("items"));
    }

    private void alert(
            Monitor monitor,
            AlertKind kind,
            Severity severity,
            AlertState state,
            Message summary,
            int hours,
            @Nullable String owner,
            List<String> columns) {
        Instant opened = now.minus(Duration.ofHours(hours));
        var steps = new ArrayList<AlertStep>();
        steps.add(new AlertStep(opened, AlertDeed.OPENED, null, null, summary));
        if (columns.size() > 1) {
            steps.add(new AlertStep(opened.plus(Duration.ofHours(9)), AlertDeed.WIDENED, null, null, null));
        }
        if (owner != null) {
            steps.add(new AlertStep(
                    opened.plus(Duration.ofHours(1)),
                    AlertDeed.ACKNOWLEDGED,
                    owner,
                    "The new partner shop; I ask them.",
                    null));
        }
        boolean over = state == AlertState.RESOLVED;
        Instant end = opened.plus(Duration.ofHours(5));
        if (over) {
            steps.add(new AlertStep(end, AlertDeed.RESOLVED, null, null, null));
        }
        platform.alerts.put(new Alert(
                UUID.randomUUID(),
                monitor.id(),
                monitor.endpoint(),
                monitor.model(),
                13,
                kind,
                severity,
                state,
                summary,
                columns,
                opened,
                over ? end : now.minus(Duration.ofMinutes(12)),
                over ? end : null,
                owner,
                null,
                null,
                steps,
                1));
    }
}
