package modelport.ui.evaluation;

import static modelport.ui.components.Texts.say;
import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.Component;
import java.util.ArrayList;
import java.util.List;
import modelport.contract.Message;
import modelport.contract.evaluation.Evaluation;
import modelport.contract.evaluation.EvaluationReport;
import modelport.contract.evaluation.GeneralisationGap;
import modelport.contract.evaluation.Measured;
import modelport.contract.evaluation.NotMeasured;
import modelport.contract.evaluation.Stability;
import modelport.ui.components.Box;
import modelport.ui.components.DataTable;
import modelport.ui.components.DataTable.Column;
import modelport.ui.components.Section;
import modelport.ui.components.StatTile;
import modelport.ui.components.Words;

/** Everything that was measured, part by part: the same for the page and for the file to take along. */
final class EvaluationSections {
    private EvaluationSections() {}

    static List<Component> of(Evaluation evaluation, EvaluationReport report) {
        List<Component> parts = new ArrayList<>();
        if (!report.notes().isEmpty()) {
            parts.add(notes(report.notes()));
        }
        parts.add(new Section(t("evaluation.metrics"), MetricTable.of(t("evaluation.metrics"), report.measures()))
                .explained(t("evaluation.metrics.explain")));
        if (!report.notMeasured().isEmpty()) {
            parts.add(notMeasured(report.notMeasured()));
        }
        if (!report.slices().isEmpty()) {
            parts.add(SlicesSection.of(report));
        }
        if (!report.classes().isEmpty()) {
            parts.add(new ClassesSection(report.classes()));
        }
        addPictures(parts, report);
        if (report.stability() != null) {
            parts.add(stability(report.stability()));
        }
        if (report.gap() != null) {
            parts.add(gap(evaluation, report.gap()));
        }
        if (report.efficiency() != null) {
            parts.add(new EfficiencySection(report.efficiency()));
        }
        return parts;
    }

    private static void addPictures(List<Component> parts, EvaluationReport report) {
        List<Component> pictures = new ArrayList<>();
        if (!report.confusion().isEmpty()) {
            pictures.add(new ConfusionSection(Confusion.of(report)));
        }
        if (!report.calibration().isEmpty()) {
            pictures.add(new CalibrationSection(report.calibration()));
        }
        if (!pictures.isEmpty()) {
            parts.add(Box.columns(pictures.toArray(Component[]::new)));
        }
    }

    private static Component notes(List<Message> notes) {
        var list = Box.tag("ul", "mp-notes");
        notes.forEach(note -> list.add(Words.plain("li", "", say(note))));
        return list;
    }

    private static Component notMeasured(List<NotMeasured> missing) {
        var table = new DataTable(
                t("evaluation.notMeasured"),
                Column.text(t("evaluation.metric")),
                Column.text(t("evaluation.notMeasured.why")));
        missing.forEach(
                each -> table.marked("", MetricTable.name(each.metric(), ""), Words.of("mp-why", say(each.reason()))));
        return new Section(t("evaluation.notMeasured"), table);
    }

    private static Component stability(Stability stability) {
        var tiles = stability.measures().stream().map(EvaluationSections::tile).toArray(StatTile[]::new);
        return new Section(t("evaluation.stability"), StatTile.row(tiles))
                .explained(t("evaluation.stability.explain", MetricText.share(stability.noise())));
    }

    private static StatTile tile(Measured measured) {
        String[] parts = MetricText.value(measured).split("\u00a0", 2);
        String about = MetricText.about(measured.metric());
        String range = MetricText.range(measured);
        return new StatTile(
                MetricText.name(measured.metric()),
                parts[0],
                parts.length > 1 ? parts[1] : "",
                Words.of(range.isEmpty() ? about : t("evaluation.tile.note", about, range)));
    }

    private static Component gap(Evaluation evaluation, GeneralisationGap gap) {
        String second = EvaluationText.dataset(gap.dataset());
        return new Section(
                        t("evaluation.gap.heading"),
                        MetricTable.moved(
                                t("evaluation.gap.heading"),
                                second,
                                EvaluationText.dataset(evaluation.dataset()),
                                gap.differences()))
                .explained(t("evaluation.gap.explain", second));
    }
}
