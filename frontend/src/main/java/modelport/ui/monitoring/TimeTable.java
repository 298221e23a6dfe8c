package modelport.ui.monitoring;

import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.Component;
import java.util.Objects;
import modelport.contract.monitoring.QualityPoint;
import modelport.contract.monitoring.WindowPoint;
import modelport.ui.components.Box;
import modelport.ui.components.DataTable;
import modelport.ui.components.DataTable.Column;
import modelport.ui.components.Formats;
import modelport.ui.components.Twin;
import modelport.ui.evaluation.MetricText;
import org.jspecify.annotations.Nullable;

/** The figures behind the pictures of a time: its newest windows, and what labels say. */
final class TimeTable {
    private static final int LISTED = 24;

    private TimeTable() {}

    static Component of(Watched watched) {
        return new Twin(windows(watched), quality(watched));
    }

    private static DataTable windows(Watched watched) {
        var table = new DataTable(
                t("monitoring.strip"),
                Column.text(t("monitoring.window")),
                Column.text(t("monitoring.says")),
                Column.figures(t("monitoring.rows")),
                Column.figures(t("monitoring.coverage")),
                Column.text(t("monitoring.column.most")),
                Column.figures(t("monitoring.effect")));
        watched.windows().reversed().stream().limit(LISTED).forEach(each -> table.row(cells(each)));
        return table;
    }

    private static Object[] cells(WindowPoint point) {
        return new Object[] {
            t("monitoring.window.span", Formats.day(point.from()), Formats.day(point.to())),
            MonitorText.badge(point.state()),
            Formats.count(point.rows()),
            point.answered() == 0 ? MonitorText.NONE : Formats.percent((double) point.rows() / point.answered()),
            Objects.requireNonNullElse(point.column(), MonitorText.NONE),
            point.effect() == null ? MonitorText.NONE : MonitorText.effect(point.effect())
        };
    }

    private static Component quality(Watched watched) {
        var quality = watched.history().quality();
        if (quality.points().isEmpty()) {
            return Box.of("mp-none");
        }
        var table = new DataTable(
                t("monitoring.quality"),
                Column.text(t("monitoring.quality.answered.at")),
                Column.text(t("endpoint.version")),
                Column.figures(t("monitoring.quality.labelled")),
                Column.figures(MetricText.name(quality.metric())),
                Column.figures(t("monitoring.quality.interval")),
                Column.figures(t("monitoring.quality.estimated")));
        quality.points().reversed().stream().limit(LISTED).forEach(each -> table.row(cells(quality.metric(), each)));
        return table;
    }

    private static Object[] cells(String metric, QualityPoint point) {
        return new Object[] {
            t("monitoring.window.span", Formats.day(point.from()), Formats.day(point.to())),
            "v" + point.version(),
            t("monitoring.quality.maturity", Formats.count(point.labelled()), Formats.count(point.answered())),
            value(metric, point.value()),
            t("monitoring.quality.range", value(metric, point.low()), value(metric, point.high())),
            value(metric, point.estimated())
        };
    }

    private static String value(String metric, @Nullable Double value) {
        return value == null ? MonitorText.NONE : MetricText.value(metric, value);
    }
}
