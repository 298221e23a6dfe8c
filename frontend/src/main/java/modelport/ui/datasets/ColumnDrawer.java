package modelport.ui.datasets;

import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import modelport.contract.datasets.ColumnSummary;
import modelport.contract.datasets.ColumnSummary.Frequency;
import modelport.contract.datasets.ColumnSummary.Numbers;
import modelport.contract.datasets.ColumnSummary.Quantile;
import modelport.ui.components.Box;
import modelport.ui.components.DataTable;
import modelport.ui.components.DataTable.Column;
import modelport.ui.components.Drawing;
import modelport.ui.components.Formats;
import modelport.ui.components.Icon;
import modelport.ui.components.Section;
import modelport.ui.components.Words;

/** All that is known of one column, in a drawer at the side. */
final class ColumnDrawer extends Dialog {
    ColumnDrawer(ColumnSummary summary) {
        addClassName("mp-side-drawer");
        setHeaderTitle(summary.column().name());
        var close = new Button(Icon.CROSS.draw(), click -> close());
        close.addThemeName("tertiary");
        close.setAriaLabel(t("action.close"));
        getHeader().add(close);
        var content = Box.of("mp-stack mp-wide mp-column-drawer", createFacts(summary));
        if (summary.numbers() != null) {
            content.add(createDistribution(summary, summary.numbers()), createQuantiles(summary, summary.numbers()));
        }
        if (!summary.top().isEmpty()) {
            content.add(createTop(summary));
        }
        add(content);
    }

    private static Component createFacts(ColumnSummary summary) {
        var facts = Box.tag("dl", "mp-bound");
        facts.add(fact(t("column.type"), DatasetText.type(summary.column().type())));
        facts.add(fact(t("column.cells"), Formats.count(summary.count())));
        facts.add(fact(
                t("column.missing"),
                summary.missing() == 0
                        ? t("column.missing.none")
                        : Formats.count(summary.missing()) + " \u00b7 "
                                + Formats.percent((double) summary.missing() / Math.max(1, summary.count()))));
        facts.add(fact(t("column.distinct"), Formats.count(summary.distinct())));
        return facts;
    }

    private static Component fact(String name, String value) {
        return Box.of("mp-bound-row", Words.plain("dt", "", name), Words.plain("dd", "", value));
    }

    private static Component createDistribution(ColumnSummary summary, Numbers numbers) {
        return new Section(
                        t("column.distribution"),
                        ColumnDrawing.histogram(summary, numbers),
                        Words.tag(
                                "p",
                                "mp-explain",
                                ColumnFigures.sentence(summary.column().type(), numbers)))
                .explained(t("column.bins", numbers.counts().size()));
    }

    private static Component createQuantiles(ColumnSummary summary, Numbers numbers) {
        var table =
                new DataTable(t("column.quantiles"), Column.text(t("column.share")), Column.figures(t("column.below")));
        table.row(t("column.least"), ColumnFigures.text(summary.column().type(), numbers.min()));
        for (Quantile quantile : numbers.quantiles()) {
            table.row(
                    Formats.percent(quantile.share()),
                    ColumnFigures.text(summary.column().type(), quantile.value()));
        }
        table.row(t("column.most"), ColumnFigures.text(summary.column().type(), numbers.max()));
        return new Section(t("column.quantiles"), table).explained(t("column.quantiles.explain"));
    }

    private static Component createTop(ColumnSummary summary) {
        long present = Math.max(1, summary.count() - summary.missing());
        var table = new DataTable(
                t("column.top"),
                Column.text(t("column.cell")),
                Column.text(t("column.share")),
                Column.figures(t("column.count")));
        for (Frequency each : summary.top()) {
            double share = (double) each.count() / present;
            table.row(
                    (Object) ColumnFigures.cell(each.value()),
                    Box.of("mp-bar-figure", Drawing.bar("", share), Words.number(Formats.percent(share))),
                    Formats.count(each.count()));
        }
        return new Section(t("column.top"), table)
                .explained(t("column.top.explain", summary.top().size()));
    }
}
