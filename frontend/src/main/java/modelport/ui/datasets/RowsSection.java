package modelport.ui.datasets;

import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.textfield.IntegerField;
import modelport.contract.PageRequest;
import modelport.contract.datasets.DatasetRows;
import modelport.contract.datasets.DatasetVersion;
import modelport.ui.components.Box;
import modelport.ui.components.Formats;
import modelport.ui.components.Panel;
import modelport.ui.components.Section;
import modelport.ui.components.Words;
import modelport.ui.shell.Here;

/** A version's rows, some at a time; any row can be gone to. */
final class RowsSection extends Box {
    private static final int ROWS = 25;

    private final Here here;
    private final DatasetVersion version;
    private final long total;
    final Button before = new Button();
    final Button after = new Button();
    final IntegerField first = new IntegerField();
    private final Words where = Words.of("mp-muted", "");
    private final Panel<DatasetRows> rows;
    private long skipped;

    RowsSection(Here here, DatasetVersion version, long total) {
        super("div", "");
        this.here = here;
        this.version = version;
        this.total = total;
        rows = new Panel<>(8, this::read, RowsTable::new);
        before.setText(t("rows.before"));
        before.addClickListener(click -> go(skipped - ROWS));
        after.setText(t("rows.after"));
        after.addClickListener(click -> go(skipped + ROWS));
        first.setAriaLabel(t("rows.first"));
        first.setTooltipText(t("rows.first"));
        first.setMin(1);
        first.addValueChangeListener(change -> {
            if (change.isFromClient() && change.getValue() != null) {
                go(change.getValue() - 1L);
            }
        });
        add(new Section(t("rows.heading"), rows).explained(t("rows.explain")).action(createPager()));
        show();
    }

    /** Shows the rows after so many. */
    void go(long skip) {
        skipped = Math.clamp(skip, 0, Math.max(0, total - 1));
        show();
        rows.load();
    }

    private Component createPager() {
        return Box.of("mp-pager", where, Words.of("mp-pager-from", t("rows.from")), first, before, after);
    }

    private void show() {
        long last = Math.min(total, skipped + ROWS);
        where.setText(t("rows.where", Formats.count(skipped + 1), Formats.count(last), Formats.count(total)));
        before.setEnabled(skipped > 0);
        after.setEnabled(last < total);
        first.setValue((int) Math.min(Integer.MAX_VALUE, skipped + 1));
    }

    private DatasetRows read() {
        String mark = skipped == 0 ? null : Long.toString(skipped);
        return here.modelport()
                .datasets()
                .rows(here.project(), version.dataset(), version.number(), new PageRequest(ROWS, mark, null));
    }
}
