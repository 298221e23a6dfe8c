package modelport.ui.components;

import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dependency.JsModule;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import modelport.contract.Page;
import org.jspecify.annotations.Nullable;

/** A list that fetches its next page when its end comes into sight, by keyset: nothing is skipped or shown twice. */
@JsModule("context://modelport/more.js")
public final class MoreList<T> extends Box {
    /** Fetches the page after a mark; the first one without. */
    @FunctionalInterface
    public interface Source<T> {
        Page<T> after(@Nullable String mark);
    }

    private final Source<T> source;
    private final Function<T, Component> line;
    private final Supplier<Component> none;
    private final Box items = Box.tag("ul", "mp-lines");
    private final Box foot = Box.of("mp-more");
    private final List<T> shown = new ArrayList<>();
    private Runnable settled = () -> {};
    private @Nullable String next;
    private int latest;
    private boolean loading;

    /** Shows each item as what {@code line} makes of it, and {@code none} where there is nothing. */
    public MoreList(String label, Source<T> source, Function<T, Component> line, Supplier<Component> none) {
        super("div", "mp-more-list");
        this.source = source;
        this.line = line;
        this.none = none;
        items.attribute("aria-label", label);
        add(items, foot);
        foot.add(Loading.skeleton(6));
        addAttachListener(event -> reload());
    }

    /** Calls back when a page has come. */
    public MoreList<T> onSettled(Runnable listener) {
        settled = listener;
        return this;
    }

    public List<T> shown() {
        return List.copyOf(shown);
    }

    /** Whether the end has been reached. */
    public boolean complete() {
        return next == null;
    }

    /** Whether a page is on its way. */
    public boolean loading() {
        return loading;
    }

    /** Starts again at the beginning; what is shown stays until the first page is there. */
    public void reload() {
        fetch(null, true);
    }

    /** The next page. */
    public void more() {
        if (next != null) {
            fetch(next, false);
        }
    }

    private void fetch(@Nullable String mark, boolean fromStart) {
        int mine = ++latest;
        loading = true;
        Tasks.run(this, () -> source.after(mark), outcome -> {
            if (mine == latest) {
                loading = false;
                settle(outcome, mark, fromStart);
            }
        });
    }

    private void settle(Tasks.Outcome<Page<T>> outcome, @Nullable String mark, boolean fromStart) {
        switch (outcome) {
            case Tasks.Outcome.Done<Page<T>>(Page<T> page) -> take(page, fromStart);
            case Tasks.Outcome.Failed<Page<T>>(RuntimeException cause) -> {
                Problems.throwIfSignedOut(cause);
                foot.show(Loading.failed(Problems.text(cause), () -> fetch(mark, fromStart)));
            }
        }
    }

    private void take(Page<T> page, boolean fromStart) {
        if (fromStart) {
            items.removeAll();
            shown.clear();
        }
        page.items().forEach(item -> items.add(Box.tag("li", "", line.apply(item))));
        shown.addAll(page.items());
        next = page.next();
        foot.removeAll();
        if (next != null) {
            var button = new Button(t("list.more"), click -> more());
            button.addClassName("mp-more-button");
            foot.add(button);
            button.getElement().executeJs("window.modelportMore?.(this)");
        } else if (shown.isEmpty()) {
            foot.add(none.get());
        }
        keepFocus();
        settled.run();
    }
}
