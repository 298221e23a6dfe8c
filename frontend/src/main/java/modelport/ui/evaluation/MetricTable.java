package modelport.ui.evaluation;

import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.Component;
import java.util.List;
import modelport.contract.evaluation.Measured;
import modelport.contract.evaluation.Moved;
import modelport.ui.components.Box;
import modelport.ui.components.DataTable;
import modelport.ui.components.DataTable.Column;
import modelport.ui.components.Formats;
import modelport.ui.components.Interval;
import modelport.ui.components.Words;

/** Metrics and changes of metrics as tables, with every interval written and drawn. */
final class MetricTable {
    private MetricTable() {}

    /** One metric a row, with what it says. */
    static DataTable of(String caption, List<Measured> measures) {
        long most = measures.stream().mapToLong(Measured::rows).max().orElse(0);
        var table = new DataTable(
                caption,
                Column.text(t("evaluation.metric")),
                Column.figures(t("evaluation.value")),
                Column.figures(t("evaluation.interval")),
                Column.text(t("evaluation.drawn")));
        for (Measured each : measures) {
            Axis axis = Axis.of(each.metric(), measures);
            String range = MetricText.range(each);
            String rows = each.rows() == most ? "" : t("dataset.rows", Formats.count(each.rows()), each.rows());
            table.marked(
                    "",
                    name(each.metric(), rows),
                    Words.strong(MetricText.value(each)),
                    Words.of(range.isEmpty() ? "mp-muted" : "", range.isEmpty() ? t("evaluation.noInterval") : range),
                    frame(axis, each.metric(), axis.draw(each), MetricText.value(each) + " " + range));
        }
        return table;
    }

    /** One change a row, from a first measurement to a second. */
    static DataTable moved(String caption, String first, String second, List<Moved> changes) {
        var table = new DataTable(
                caption,
                Column.text(t("evaluation.metric")),
                Column.figures(first),
                Column.figures(second),
                Column.figures(t("evaluation.change")),
                Column.text(t("evaluation.change.interval")),
                Column.text(t("evaluation.reading")));
        for (Moved each : changes) {
            Interval drawn = Axis.ofChanges(List.of(each)).draw(each);
            drawn.labelled(MetricText.change(each) + ", " + MetricText.range(each));
            table.row(
                    Words.strong(MetricText.name(each.metric())),
                    MetricText.value(each.metric(), each.first()),
                    Words.strong(MetricText.value(each.metric(), each.second())),
                    MetricText.change(each),
                    Box.of("mp-interval-frame", drawn, Box.of("mp-ends", Words.of(MetricText.range(each)))),
                    VerdictText.badge(each.verdict()));
        }
        return table;
    }

    /** A metric's name over what it says. */
    static Component name(String metric, String note) {
        String about = MetricText.about(metric);
        return Box.of(
                "mp-metric-name",
                Words.strong(MetricText.name(metric)),
                Words.of("mp-muted mp-small", note.isEmpty() ? about : (about + " " + note).strip()));
    }

    /** A drawing over the ends of its line. */
    static Component frame(Axis axis, String metric, Interval drawn, String label) {
        drawn.labelled(label);
        return Box.of(
                "mp-interval-frame",
                drawn,
                Box.of(
                        "mp-ends",
                        Words.of(MetricText.value(metric, axis.worst())),
                        Words.of(MetricText.value(metric, axis.best()))));
    }

    /** A value over its interval. */
    static Component value(Measured measured) {
        return Box.of(
                "mp-value",
                Words.strong(MetricText.value(measured)),
                Words.of("mp-muted mp-small", MetricText.range(measured)));
    }
}
