package modelport.ui.datasets;

import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import java.util.List;
import modelport.contract.datasets.ColumnSummary;
import modelport.contract.datasets.ColumnSummary.Frequency;
import modelport.ui.components.Box;
import modelport.ui.components.Chip;
import modelport.ui.components.Drawing;
import modelport.ui.components.Formats;
import modelport.ui.components.Words;

/** One column on one line: its type, what is missing, and how its cells are distributed. */
final class ColumnLine extends Box {
    private static final int TOP = 3;

    ColumnLine(ColumnSummary summary, boolean label) {
        super("div", "mp-column-line");
        add(name(summary, label), missing(summary), distinct(summary), distribution(summary), figures(summary));
    }

    private static Component name(ColumnSummary summary, boolean label) {
        var open = new Button(summary.column().name(), click -> new ColumnDrawer(summary).open());
        open.addThemeName("tertiary");
        open.addClassName("mp-link-button");
        open.setAriaLabel(t("column.open", summary.column().name()));
        var about = Box.of(
                "mp-sub mp-row", Words.muted(DatasetText.type(summary.column().type())));
        if (label) {
            about.add(Chip.of(t("column.label")));
        }
        return Box.of("mp-column-name", open, about);
    }

    private static Component missing(ColumnSummary summary) {
        if (summary.missing() == 0) {
            return labelled("column.missing", Box.of("mp-figures", Words.muted(t("column.missing.none"))));
        }
        String share = Formats.percent((double) summary.missing() / Math.max(1, summary.count()));
        return labelled(
                "column.missing",
                Box.of("mp-figures mp-size", Words.number(Formats.count(summary.missing())), Words.muted(share)));
    }

    private static Component distinct(ColumnSummary summary) {
        return labelled("column.distinct", Box.of("mp-figures", Words.number(Formats.count(summary.distinct()))));
    }

    /** On a phone there is no head to say what the figure is. */
    private static Component labelled(String key, Box figure) {
        return figure.attribute("data-label", t(key));
    }

    private static Component distribution(ColumnSummary summary) {
        if (summary.numbers() != null) {
            return ColumnDrawing.histogram(summary, summary.numbers());
        }
        if (summary.top().isEmpty()) {
            return Words.muted(t("column.empty"));
        }
        long present = summary.count() - summary.missing();
        long most = summary.top().getFirst().count();
        var list = Box.of("mp-scores mp-top-cells");
        for (Frequency each : first(summary.top())) {
            list.add(
                    ColumnFigures.cell(each.value()),
                    Drawing.bar("", (double) each.count() / Math.max(1, most)),
                    Words.number(Formats.percent((double) each.count() / Math.max(1, present))));
        }
        return list;
    }

    private static Component figures(ColumnSummary summary) {
        if (summary.numbers() != null) {
            return Words.tag(
                    "span",
                    "mp-column-figures",
                    ColumnFigures.sentence(summary.column().type(), summary.numbers()));
        }
        long more = summary.distinct() - Math.min(TOP, summary.top().size());
        return Words.muted(more > 0 ? t("models.andMore", more) : "");
    }

    private static List<Frequency> first(List<Frequency> top) {
        return top.subList(0, Math.min(TOP, top.size()));
    }
}
