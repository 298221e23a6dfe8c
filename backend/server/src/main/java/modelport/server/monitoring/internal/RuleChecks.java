package modelport.server.monitoring.internal;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import modelport.contract.Message;
import modelport.contract.monitoring.AlertRule;
import modelport.contract.monitoring.ColumnFinding;
import modelport.contract.monitoring.DriftReport;
import modelport.contract.registry.Signature;
import modelport.server.database.Sql;
import modelport.server.monitoring.internal.QualityRows.Pair;
import modelport.server.monitoring.internal.TrafficRows.Traffic;
import modelport.statistics.Interval;
import modelport.statistics.Measure;
import modelport.statistics.interval.Wilson;

/** Says which rules are broken now; what nobody can say is none. */
@Singleton
public class RuleChecks {
    /** Errors and latency are those of so long at most. */
    private static final Duration RECENT = Duration.ofMinutes(5);
    /** Fewer requests tell nothing about their share of errors. */
    private static final int FEWEST_REQUESTS = 10;

    private static final int FEWEST_LABELS = 30;
    private static final int MOST_LABELS = 2_000;
    private static final Duration LABELS_KEEP = Duration.ofDays(30);

    private final TrafficRows traffic;
    private final QualityRows quality;
    private final ReportRows reports;
    private final Sql sql;

    RuleChecks(TrafficRows traffic, QualityRows quality, ReportRows reports, Sql sql) {
        this.traffic = traffic;
        this.quality = quality;
        this.reports = reports;
        this.sql = sql;
    }

    /** What is wrong, if anything is. */
    public Optional<Breach> of(MonitorRow monitor, AlertRule rule, Instant now) {
        return switch (rule.kind()) {
            case ERRORS, LATENCY -> requests(monitor, rule, now);
            case TRAFFIC -> silence(monitor, rule, now);
            case QUALITY -> floor(monitor, rule, now);
            case DATA_QUALITY -> values(monitor, rule);
            case DRIFT, HEALTH -> Optional.empty();
        };
    }

    private Optional<Breach> requests(MonitorRow monitor, AlertRule rule, Instant now) {
        Duration minutes = Duration.ofMinutes(rule.minutes());
        Duration span = minutes.compareTo(RECENT) < 0 ? minutes : RECENT;
        Traffic seen = traffic.of(monitor.place().endpointId(), now.minus(span), now);
        if (seen.requests() < FEWEST_REQUESTS) {
            return Optional.empty();
        }
        return switch (rule.kind()) {
            case ERRORS ->
                // A few failures among few requests may be chance.
                Wilson.of(seen.errors(), seen.requests()).low() > rule.threshold()
                        ? breach(
                                monitor,
                                minutes.minus(span),
                                "errors",
                                percent(seen.errorShare()),
                                percent(rule.threshold()))
                        : Optional.empty();
            case LATENCY -> {
                Double p95 = seen.p95Ms();
                yield p95 != null && p95 > rule.threshold()
                        ? breach(monitor, minutes.minus(span), "latency", number(p95), number(rule.threshold()))
                        : Optional.empty();
            }
            case QUALITY, TRAFFIC, DATA_QUALITY, DRIFT, HEALTH -> Optional.empty();
        };
    }

    /** An endpoint that has just begun to answer may still have been quiet. */
    private Optional<Breach> silence(MonitorRow monitor, AlertRule rule, Instant now) {
        Instant since = now.minus(Duration.ofMinutes(rule.minutes()));
        boolean served = sql.first(
                        """
                        select r.created_at <= ? as long_enough from route t join revision r on r.id = t.revision_id
                        where t.endpoint_id = ? and t.mode = 'LIVE' order by t.weight desc limit 1
                        """,
                        row -> row.bool("long_enough"),
                        since,
                        monitor.place().endpointId())
                .orElse(false);
        if (!served || monitor.made().at().isAfter(since)) {
            return Optional.empty();
        }
        long requests = traffic.of(monitor.place().endpointId(), since, now).requests();
        return requests < rule.threshold()
                ? breach(monitor, Duration.ZERO, "traffic", Long.toString(requests), number(rule.threshold()))
                : Optional.empty();
    }

    /** Below the floor is only what is below it for certain. */
    private Optional<Breach> floor(MonitorRow monitor, AlertRule rule, Instant now) {
        UUID live = monitor.live();
        if (live == null) {
            return Optional.empty();
        }
        List<Pair> pairs = quality.newest(monitor.place().endpointId(), live, now.minus(LABELS_KEEP), now, MOST_LABELS);
        if (Quality.rows(pairs) < FEWEST_LABELS) {
            return Optional.empty();
        }
        QualityMetric metric = QualityMetric.of(monitor.settings().metric(), Quality.isOfClasses(pairs));
        Optional<Measure> measure = Quality.of(pairs, metric, classes(live));
        Interval interval = measure.map(Measure::interval).orElse(null);
        if (interval == null || interval.high() >= rule.threshold()) {
            return Optional.empty();
        }
        var summary = Message.of(
                "monitoring.rule-quality",
                "endpoint",
                monitor.place().endpoint().value(),
                "metric",
                metric.code(),
                "value",
                share(measure.orElseThrow().value()),
                "low",
                share(interval.low()),
                "high",
                share(interval.high()),
                "rows",
                Long.toString(Quality.rows(pairs)),
                "limit",
                share(rule.threshold()));
        return Optional.of(new Breach(summary, Duration.ofMinutes(rule.minutes()), List.of()));
    }

    private Optional<Breach> values(MonitorRow monitor, AlertRule rule) {
        Optional<DriftReport> newest =
                reports.list(monitor.id(), null, 1).stream().findFirst();
        if (newest.isEmpty()) {
            return Optional.empty();
        }
        List<Blamed> blamed = newest.get().findings().stream()
                .filter(finding -> excess(finding) > rule.threshold())
                .map(finding -> new Blamed(finding.column(), null, newest.get().to(), excess(finding)))
                .distinct()
                .sorted((a, b) -> Double.compare(b.impact(), a.impact()))
                .toList();
        if (blamed.isEmpty()) {
            return Optional.empty();
        }
        Blamed first = blamed.getFirst();
        var summary = Message.of(
                "monitoring.rule-values",
                "endpoint",
                monitor.place().endpoint().value(),
                "column",
                first.column(),
                "value",
                percent(first.impact()),
                "limit",
                percent(rule.threshold()),
                "columns",
                Integer.toString(blamed.size()));
        return Optional.of(new Breach(summary, Duration.ofMinutes(rule.minutes()), blamed));
    }

    /** Missing beyond the reference, or outside of it: whichever is more. */
    private static double excess(ColumnFinding finding) {
        return Math.max(finding.missing() - finding.referenceMissing(), finding.outside());
    }

    private List<String> classes(UUID version) {
        return sql.first(
                        "select signature from model_version where id = ?",
                        row -> row.json("signature", Signature.class).classes(),
                        version)
                .orElse(List.of());
    }

    private static Optional<Breach> breach(
            MonitorRow monitor, Duration needed, String what, String value, String limit) {
        var summary = Message.of(
                "monitoring.rule-" + what,
                "endpoint",
                monitor.place().endpoint().value(),
                "value",
                value,
                "limit",
                limit);
        return Optional.of(new Breach(summary, needed, List.of()));
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f", 100 * share);
    }

    private static String share(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.0f", value);
    }
}
