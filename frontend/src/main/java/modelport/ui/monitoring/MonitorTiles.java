package modelport.ui.monitoring;

import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.Component;
import java.util.Objects;
import java.util.OptionalDouble;
import modelport.contract.monitoring.Monitor;
import modelport.contract.monitoring.QualityPoint;
import modelport.ui.components.Drawing;
import modelport.ui.components.Formats;
import modelport.ui.components.StatTile;
import modelport.ui.evaluation.MetricText;

/** The figures of a time, each with what it is held against. */
final class MonitorTiles {
    private MonitorTiles() {}

    static Component of(Watched watched) {
        return StatTile.row(
                real(watched),
                estimated(watched),
                rate(watched),
                p95(watched),
                errors(watched),
                alarms(watched),
                coverage(watched));
    }

    private static StatTile real(Watched watched) {
        String label = t(
                "monitoring.tile.quality",
                MetricText.name(watched.history().quality().metric()));
        return watched.quality()
                .map(point -> new StatTile(
                        label,
                        value(watched, Objects.requireNonNull(point.value())),
                        "",
                        t("monitoring.tile.labelled", Formats.percent(share(point)), Formats.day(point.to()))))
                .orElseGet(() -> new StatTile(label, MonitorText.NONE, "", t("monitoring.tile.noLabels")));
    }

    private static StatTile estimated(Watched watched) {
        String label = t("monitoring.tile.estimated");
        return watched.estimate()
                .map(point -> new StatTile(
                        label,
                        value(watched, Objects.requireNonNull(point.estimated())),
                        "",
                        t("monitoring.tile.estimated.note")))
                .orElseGet(() -> new StatTile(label, MonitorText.NONE, "", t("monitoring.tile.noEstimate")));
    }

    private static StatTile rate(Watched watched) {
        double seconds = watched.stepSeconds();
        double[] rates = watched.metrics().points().stream()
                .mapToDouble(each -> each.requests() / seconds)
                .toArray();
        return new StatTile(
                        t("endpoint.rate"),
                        Formats.figure(watched.rate()),
                        "/s",
                        t("monitoring.tile.requests", Formats.large(watched.requests())))
                .with(Drawing.sparkline(rates));
    }

    private static StatTile p95(Watched watched) {
        OptionalDouble p95 = watched.p95();
        return new StatTile(
                "p95",
                p95.isPresent() ? Formats.figure(p95.getAsDouble()) : MonitorText.NONE,
                p95.isPresent() ? "ms" : "",
                t("monitoring.tile.p95"));
    }

    private static StatTile errors(Watched watched) {
        double share = watched.requests() == 0 ? 0 : (double) watched.errors() / watched.requests();
        return new StatTile(
                t("endpoint.errors"),
                Formats.percent(share).replace("\u00a0%", ""),
                "%",
                t("home.errors.note", Formats.large(watched.errors()), Formats.large(watched.requests())));
    }

    private static StatTile alarms(Watched watched) {
        Monitor monitor = watched.monitor();
        Double expected = monitor.falseAlarms();
        return new StatTile(
                t("monitoring.tile.alarms"),
                expected == null ? MonitorText.NONE : Formats.figure(expected),
                t(
                        "monitoring.tile.alarms.allowed",
                        Formats.figure(monitor.settings().falseAlarms())),
                t("monitoring.tile.alarms.note"));
    }

    private static StatTile coverage(Watched watched) {
        Long percent = watched.monitor().coveragePercent();
        return new StatTile(
                t("monitoring.coverage"),
                percent == null ? MonitorText.NONE : Long.toString(percent),
                percent == null ? "" : "%",
                t("monitoring.tile.coverage.note"));
    }

    private static String value(Watched watched, double value) {
        return MetricText.value(watched.history().quality().metric(), value);
    }

    private static double share(QualityPoint point) {
        return point.answered() == 0 ? 0 : (double) point.labelled() / point.answered();
    }
}
