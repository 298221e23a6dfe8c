package modelport.ui.datasets;

import static modelport.ui.components.Texts.say;
import static modelport.ui.components.Texts.t;

import modelport.contract.datasets.BadRow;
import modelport.contract.datasets.BadRows;
import modelport.ui.components.Box;
import modelport.ui.components.DataTable;
import modelport.ui.components.DataTable.Column;
import modelport.ui.components.Formats;
import modelport.ui.components.Section;
import modelport.ui.components.Words;

/** The rows that are left out: in which line of the file, in which column, and why. */
final class BadRowsSection extends Box {
    BadRowsSection(BadRows rows) {
        super("div", "");
        var table = new DataTable(
                t("badRows.heading"),
                Column.text(t("badRows.line")),
                Column.text(t("badRows.column")),
                Column.text(t("badRows.why")));
        for (BadRow row : rows.first()) {
            table.row(
                    Formats.count(row.line()),
                    row.column() == null ? Words.muted(t("badRows.whole")) : Words.mono(row.column()),
                    Words.of(say(row.reason())));
        }
        var section = new Section(t("badRows.heading"), table).explained(t("badRows.explain"));
        long more = rows.count() - rows.first().size();
        if (more > 0) {
            section.add(Words.muted(t("models.andMore", Formats.count(more))));
        }
        add(section);
    }
}
