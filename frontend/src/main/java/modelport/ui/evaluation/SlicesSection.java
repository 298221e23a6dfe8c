package modelport.ui.evaluation;

import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.Component;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import modelport.contract.evaluation.EvaluationReport;
import modelport.contract.evaluation.Measured;
import modelport.contract.evaluation.Moved.Verdict;
import modelport.contract.evaluation.SliceMeasures;
import modelport.ui.components.Box;
import modelport.ui.components.DataTable;
import modelport.ui.components.DataTable.Column;
import modelport.ui.components.Formats;
import modelport.ui.components.Section;
import modelport.ui.components.Words;

/** Column by column, value by value, the worst first, each held against all rows. */
final class SlicesSection extends Box {
    private static final int AT_ONCE = 10;

    private final String metric;
    private final double whole;
    private final Axis axis;

    private SlicesSection(EvaluationReport report, String metric, double whole) {
        super("div", "");
        this.metric = metric;
        this.whole = whole;
        axis = Axis.of(metric, all(report));
        Map<String, List<SliceMeasures>> columns = new LinkedHashMap<>();
        report.slices()
                .forEach(slice -> columns.computeIfAbsent(slice.column(), _ -> new ArrayList<>())
                        .add(slice));
        var section = new Section(t("evaluation.slices"))
                .explained(t("evaluation.slices.explain", MetricText.name(metric), MetricText.value(metric, whole)))
                .css("mp-roomy");
        columns.forEach((column, slices) -> section.add(group(column, worstFirst(slices))));
        add(section);
    }

    /** By the first metric that both the slices and all rows have; nothing where there is none. */
    static Component of(EvaluationReport report) {
        return report.slices().stream()
                .flatMap(slice -> slice.measures().stream())
                .flatMap(each -> MetricText.find(report.measures(), each.metric()).stream())
                .findFirst()
                .<Component>map(each -> new SlicesSection(report, each.metric(), each.value()))
                .orElseGet(() -> Box.of("mp-none"));
    }

    private Component group(String column, List<SliceMeasures> slices) {
        var group = Box.stack(
                Words.plain("h3", "mp-mono", column),
                table(column, slices.stream().limit(AT_ONCE).toList()));
        int more = slices.size() - AT_ONCE;
        if (more > 0) {
            group.add(Box.tag(
                    "details",
                    "mp-fold",
                    Words.tag("summary", "", t("evaluation.slices.more", more)),
                    table(column, slices.subList(AT_ONCE, slices.size()))));
        }
        return group;
    }

    private DataTable table(String column, List<SliceMeasures> slices) {
        var table = new DataTable(
                column,
                Column.text(t("evaluation.slice.value")),
                Column.figures(t("evaluation.rows")),
                Column.figures(MetricText.name(metric)),
                Column.text(t("evaluation.slice.drawn")),
                Column.text(t("evaluation.slice.reading")));
        for (SliceMeasures slice : slices) {
            Measured found = MetricText.find(slice.measures(), metric).orElse(null);
            if (found == null) {
                continue;
            }
            Verdict verdict = verdict(found);
            table.row(
                    slice.value().isEmpty()
                            ? Words.muted(t("evaluation.slice.missing"))
                            : Words.of("mp-strong mp-label", slice.value()),
                    Formats.count(slice.rows()),
                    MetricTable.value(found),
                    MetricTable.frame(
                            axis,
                            metric,
                            axis.draw(found, whole, VerdictText.css(verdict)),
                            MetricText.value(found) + " " + MetricText.range(found)),
                    VerdictText.badge(verdict));
        }
        return table;
    }

    /** Whether all rows' value lies outside of the slice's interval. */
    private Verdict verdict(Measured slice) {
        if (slice.low() == null || slice.high() == null) {
            return Verdict.WITHIN_NOISE;
        }
        boolean above = Objects.requireNonNull(slice.low()) > whole;
        boolean below = Objects.requireNonNull(slice.high()) < whole;
        if (!above && !below) {
            return Verdict.WITHIN_NOISE;
        }
        return above == MetricText.lowerIsBetter(metric) ? Verdict.WORSE : Verdict.BETTER;
    }

    private List<SliceMeasures> worstFirst(List<SliceMeasures> slices) {
        Comparator<SliceMeasures> order = Comparator.comparingDouble(slice -> MetricText.find(slice.measures(), metric)
                .map(found -> axis.at(found.value()))
                .orElse(Double.MAX_VALUE));
        return slices.stream().sorted(order.thenComparing(SliceMeasures::value)).toList();
    }

    private static List<Measured> all(EvaluationReport report) {
        List<Measured> all = new ArrayList<>(report.measures());
        report.slices().forEach(slice -> all.addAll(slice.measures()));
        return all;
    }
}
