package modelport.ui.datasets;

import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.Component;
import java.util.List;
import modelport.contract.datasets.DatasetColumn;
import modelport.contract.datasets.DatasetRow;
import modelport.contract.datasets.DatasetRows;
import modelport.ui.components.Box;
import modelport.ui.components.Words;
import org.jspecify.annotations.Nullable;

/** Rows as they are; the table scrolls within the page. */
final class RowsTable extends Box {
    /** A page with more columns than these gets slow, and nobody reads them. */
    static final int COLUMNS_MOST = 60;

    private static final int CELL_MOST = 80;

    RowsTable(DatasetRows rows) {
        super("div", "mp-stack");
        List<DatasetColumn> columns =
                rows.columns().subList(0, Math.min(COLUMNS_MOST, rows.columns().size()));
        var table = Box.tag("table", "mp-rows", Words.tag("caption", "mp-hidden", t("rows.heading")), head(columns));
        var body = Box.tag("tbody", "");
        rows.items().forEach(row -> body.add(line(columns, row)));
        table.add(body);
        add(Box.of("mp-rows-frame", table)
                .attribute("data-scrolls", "")
                .attribute("tabindex", "0")
                .attribute("role", "region")
                .attribute("aria-label", t("rows.heading")));
        if (rows.columns().size() > columns.size()) {
            add(Words.muted(t("rows.moreColumns", rows.columns().size() - columns.size())));
        }
    }

    private static Component head(List<DatasetColumn> columns) {
        var row = Box.tag("tr", "", Words.tag("th", "mp-figures", t("rows.number")));
        for (DatasetColumn column : columns) {
            row.add(Box.tag(
                            "th",
                            figures(column),
                            Words.of("mp-mono", column.name()),
                            Words.of("mp-muted", DatasetText.type(column.type())))
                    .attribute("scope", "col"));
        }
        return Box.tag("thead", "", row);
    }

    private static Component line(List<DatasetColumn> columns, DatasetRow row) {
        var line = Box.tag("tr", "", Words.plain("th", "mp-figures mp-muted", Long.toString(row.number())));
        for (int i = 0; i < columns.size() && i < row.values().size(); i++) {
            line.add(cell(columns.get(i), row.values().get(i)));
        }
        return line;
    }

    private static Component cell(DatasetColumn column, @Nullable Object value) {
        if (value == null) {
            return Box.tag("td", figures(column), Words.of("mp-gap", t("rows.gap")));
        }
        String text = String.valueOf(value);
        boolean longer = text.length() > CELL_MOST;
        var cell = Words.plain("td", figures(column), longer ? text.substring(0, CELL_MOST) + "\u2026" : text);
        if (longer) {
            cell.getElement().setAttribute("title", text.substring(0, Math.min(text.length(), 2_000)));
        }
        return cell;
    }

    private static String figures(DatasetColumn column) {
        return column.type().isNumeric() ? "mp-figures" : "";
    }
}
