package modelport.ui.environment;

import com.vaadin.flow.component.Component;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.BiFunction;
import modelport.ui.components.Box;
import modelport.ui.components.Words;

/** Rules of one kind, one below the other: added, moved, taken away. */
final class RowList<D, R extends Row> extends Box implements Row.Owner {
    private final List<D> drafts;
    private final BiFunction<D, Row.Owner, R> maker;
    private final List<R> rows = new ArrayList<>();
    private final String none;
    private final Runnable changed;

    /** Keeps {@code drafts} in the order of the rows, which {@code maker} makes. */
    RowList(List<D> drafts, String none, BiFunction<D, Row.Owner, R> maker, Runnable changed) {
        super("ol", "mp-rule-list");
        this.drafts = drafts;
        this.none = none;
        this.maker = maker;
        this.changed = changed;
        drafts.forEach(draft -> rows.add(maker.apply(draft, this)));
        write();
    }

    List<R> rows() {
        return List.copyOf(rows);
    }

    R append(D draft) {
        drafts.add(draft);
        R row = maker.apply(draft, this);
        rows.add(row);
        write();
        changed.run();
        return row;
    }

    @Override
    public void changed() {
        changed.run();
    }

    @Override
    public void move(Row row, int by) {
        int at = rows.indexOf(row);
        int to = at + by;
        if (at >= 0 && to >= 0 && to < rows.size()) {
            Collections.swap(rows, at, to);
            Collections.swap(drafts, at, to);
            write();
            changed.run();
        }
    }

    @Override
    public void remove(Row row) {
        int at = rows.indexOf(row);
        if (at >= 0) {
            rows.remove(at);
            drafts.remove(at);
            write();
            changed.run();
        }
    }

    private void write() {
        rewrite(
                rows.isEmpty()
                        ? new Component[] {Box.tag("li", "mp-muted mp-rule-none", Words.of(none))}
                        : rows.toArray(Component[]::new));
    }
}
