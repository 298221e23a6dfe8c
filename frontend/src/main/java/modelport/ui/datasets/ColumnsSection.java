package modelport.ui.datasets;

import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.Component;
import java.util.List;
import modelport.contract.PageRequest;
import modelport.contract.datasets.ColumnSummary;
import modelport.contract.datasets.DatasetColumn;
import modelport.contract.datasets.DatasetVersion;
import modelport.ui.components.Box;
import modelport.ui.components.MoreList;
import modelport.ui.components.Section;
import modelport.ui.components.Words;
import modelport.ui.shell.Here;

/** The columns of a version, each with how its cells are distributed. */
final class ColumnsSection extends Box {
    private static final int COLUMNS = 50;

    ColumnsSection(Here here, DatasetVersion version) {
        super("div", "");
        var list = new MoreList<ColumnSummary>(
                t("dataset.columns.heading"),
                after -> here.modelport()
                        .datasets()
                        .columns(
                                here.project(),
                                version.dataset(),
                                version.number(),
                                new PageRequest(COLUMNS, after, null)),
                summary -> new ColumnLine(summary, summary.column().name().equals(version.label())),
                () -> Words.muted(t("dataset.columns.none")));
        add(new Section(t("dataset.columns.heading"), Box.of("mp-tight mp-stack", createHead(), list), leftOut(version))
                .explained(t("dataset.columns.explain", "v" + version.number())));
    }

    private static Component createHead() {
        return Box.of(
                "mp-column-line mp-model-head",
                Words.of(t("column.name")),
                Words.of("mp-figures", t("column.missing")),
                Words.of("mp-figures", t("column.distinct")),
                Words.of(t("column.distribution")),
                Words.of(t("column.figures")));
    }

    private static Component leftOut(DatasetVersion version) {
        List<String> names = version.columns().stream()
                .filter(DatasetColumn::ignored)
                .map(DatasetColumn::name)
                .toList();
        if (names.isEmpty()) {
            return Box.of("");
        }
        var list = Box.of("mp-flow-names mp-left-out", Words.muted(t("dataset.columns.leftOut", names.size())));
        names.forEach(name -> list.add(Words.mono(name)));
        return list;
    }
}
