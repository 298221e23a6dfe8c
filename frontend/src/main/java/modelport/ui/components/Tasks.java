package modelport.ui.components;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import com.vaadin.flow.server.VaadinSession;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Runs what takes a while beside the page, and brings the outcome back to it, unless the page is gone by then. */
public interface Tasks {
    /** What came of it. */
    sealed interface Outcome<T> {
        record Done<T>(T value) implements Outcome<T> {}

        record Failed<T>(RuntimeException cause) implements Outcome<T> {}
    }

    /** Starts at once, beside the page. */
    void start(Runnable work);

    /** Starts after a while, beside the page. */
    void start(Duration delay, Runnable work);

    /** The tasks of the service behind a page; tests put their own into its context. */
    static Tasks of(UI ui) {
        VaadinSession session = ui.getSession();
        Tasks own = session == null ? null : session.getService().getContext().getAttribute(Tasks.class);
        return own != null ? own : Beside.TASKS;
    }

    /** Calls on the page, if it is still there. */
    static void on(UI ui, Runnable call) {
        if (ui.equals(UI.getCurrent())) {
            call.run();
            return;
        }
        try {
            Future<Void> _ = ui.access(call::run);
        } catch (UIDetachedException _) {
            // Whoever looked at it has left; nobody misses the news.
        }
    }

    /** Works for {@code owner}; {@code then} is called on its page. */
    static <T> void run(Component owner, Supplier<T> work, Consumer<Outcome<T>> then) {
        UI ui = UI.getCurrent();
        of(ui).start(() -> {
            Outcome<T> outcome = attempt(work);
            on(ui, () -> {
                if (owner.isAttached()) {
                    then.accept(outcome);
                }
            });
        });
    }

    private static <T> Outcome<T> attempt(Supplier<T> work) {
        try {
            return new Outcome.Done<>(work.get());
        } catch (RuntimeException e) {
            return new Outcome.Failed<>(e);
        }
    }

    /** On virtual threads, with one clock for all pages. */
    final class Beside implements Tasks {
        static final Tasks TASKS = new Beside();

        private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
                tick -> Thread.ofPlatform().daemon().name("ui-clock").unstarted(tick));

        private Beside() {}

        @Override
        public void start(Runnable work) {
            Thread.ofVirtual().name("ui-task").start(work);
        }

        @Override
        public void start(Duration delay, Runnable work) {
            Future<?> _ = clock.schedule(() -> start(work), delay.toMillis(), TimeUnit.MILLISECONDS);
        }
    }
}
