package modelport.ui.evaluation;

import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.Component;
import java.util.List;
import modelport.contract.evaluation.ClassMeasures;
import modelport.contract.evaluation.Measured;
import modelport.ui.components.Box;
import modelport.ui.components.DataTable;
import modelport.ui.components.DataTable.Column;
import modelport.ui.components.Formats;
import modelport.ui.components.Section;
import modelport.ui.components.Words;
import org.jspecify.annotations.Nullable;

/** Class by class, those with most rows first; a few at once, the rest on demand. */
final class ClassesSection extends Box {
    private static final int AT_ONCE = 12;

    ClassesSection(List<ClassMeasures> classes) {
        super("div", "");
        var section = new Section(
                        t("evaluation.classes"),
                        table(classes.stream().limit(AT_ONCE).toList(), classes))
                .explained(t("evaluation.classes.explain"));
        int more = classes.size() - AT_ONCE;
        if (more > 0) {
            section.add(Box.tag(
                    "details",
                    "mp-fold",
                    Words.tag("summary", "", t("evaluation.classes.more", more)),
                    table(classes.subList(AT_ONCE, classes.size()), classes)));
        }
        add(section);
    }

    private static DataTable table(List<ClassMeasures> shown, List<ClassMeasures> all) {
        var table = new DataTable(
                t("evaluation.classes"),
                Column.text(t("evaluation.class")),
                Column.figures(t("evaluation.class.rows")),
                Column.figures(t("evaluation.class.given")),
                Column.figures(t("evaluation.metric.precision")),
                Column.figures(t("evaluation.metric.recall")),
                Column.text(t("evaluation.class.found")),
                Column.figures(t("evaluation.metric.f1")),
                Column.figures(t("evaluation.metric.roc-auc")));
        Axis axis = Axis.of("recall", all.stream().map(ClassMeasures::recall).toList());
        for (ClassMeasures each : shown) {
            table.row(
                    Words.of("mp-strong mp-label", each.label()),
                    Formats.count(each.support()),
                    Formats.count(each.predicted()),
                    MetricTable.value(each.precision()),
                    MetricTable.value(each.recall()),
                    MetricTable.frame(axis, "recall", axis.draw(each.recall()), MetricText.range(each.recall())),
                    MetricTable.value(each.f1()),
                    area(each.rocAuc()));
        }
        return table;
    }

    private static Component area(@Nullable Measured area) {
        return area == null ? Words.muted("\u2013") : MetricTable.value(area);
    }
}
