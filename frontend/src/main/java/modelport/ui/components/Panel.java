package modelport.ui.components;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A part of a page that loads, fails and is tried again by itself; it never takes its page down. */
public final class Panel<T> extends Box {
    private final Supplier<T> source;
    private final Function<T, Component> view;
    private @Nullable T shown;
    private int latest;

    /** Fetches with {@code source} beside the page and shows what {@code view} makes of it. */
    public Panel(int lines, Supplier<T> source, Function<T, Component> view) {
        super("div", "mp-panel-part");
        this.source = source;
        this.view = view;
        add(Loading.skeleton(lines));
    }

    /** Starts with what is known already. */
    public static <T> Panel<T> showing(T known, Supplier<T> source, Function<T, Component> view) {
        var panel = new Panel<>(0, source, view);
        panel.shown = known;
        panel.show(view.apply(known));
        return panel;
    }

    @Override
    protected void onAttach(AttachEvent event) {
        if (shown == null) {
            load();
        }
    }

    /** Fetches again; what is shown stays until the new is there, and nothing moves if it is the same. */
    public void load() {
        int mine = ++latest;
        Tasks.run(this, source, outcome -> {
            if (mine == latest) {
                settle(outcome);
            }
        });
    }

    private void settle(Tasks.Outcome<T> outcome) {
        switch (outcome) {
            case Tasks.Outcome.Done<T>(T value) -> {
                if (!value.equals(shown)) {
                    shown = value;
                    rewrite(view.apply(value));
                }
            }
            case Tasks.Outcome.Failed<T>(RuntimeException cause) -> {
                Problems.throwIfSignedOut(cause);
                shown = null;
                show(Loading.failed(Problems.text(cause), this::load));
            }
        }
    }
}
