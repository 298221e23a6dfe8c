package modelport.ui.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.VaadinSession;
import com.vaadin.flow.shared.Registration;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import modelport.contract.EventsApi.Subscription;
import modelport.contract.events.Event;
import modelport.ui.components.Tasks;

/**
 * What happens on the platform, for all pages of one session: one subscription, and at most three calls a second each.
 */
public final class Feed {
    private static final Duration GATHER = Duration.ofMillis(300);

    private final Set<Listener> listeners = ConcurrentHashMap.newKeySet();

    private final Subscription subscription;

    private Feed() {
        subscription = Here.current().modelport().events().subscribe(this::take);
    }

    /** The feed of this session; it ends with it. */
    public static Feed current() {
        VaadinSession session = VaadinSession.getCurrent();
        Feed known = session.getAttribute(Feed.class);
        if (known != null) {
            return known;
        }
        var feed = new Feed();
        session.setAttribute(Feed.class, feed);
        session.addSessionDestroyListener(event -> feed.subscription.close());
        return feed;
    }

    /** Somebody else comes: what the one before may hear is none of theirs. */
    static void end() {
        VaadinSession session = VaadinSession.getCurrent();
        Feed known = session.getAttribute(Feed.class);
        if (known != null) {
            known.subscription.close();
            session.setAttribute(Feed.class, null);
        }
    }

    /** Listens while the component is attached. */
    public static void listen(Component component, Predicate<Event> wanted, Consumer<List<Event>> then) {
        if (component.isAttached()) {
            current().attend(component, wanted, then);
        }
        component.addAttachListener(attach -> current().attend(component, wanted, then));
    }

    /** Whether an event is of this kind, such as "version". */
    public static Predicate<Event> about(String kind) {
        return event -> event.topic().startsWith(kind + ".");
    }

    /** The same without the steps of running jobs, which come several times a second. */
    public static Predicate<Event> ended(String kind) {
        return event -> event.topic().startsWith(kind + ".") && !event.topic().equals("job.progress");
    }

    private void attend(Component component, Predicate<Event> wanted, Consumer<List<Event>> then) {
        UI ui = component.getUI().orElseThrow();
        var listener = new Listener(component, ui, wanted, then);
        listeners.add(listener);
        var once = new Registration[1];
        once[0] = component.addDetachListener(detach -> {
            listeners.remove(listener);
            once[0].remove();
        });
    }

    private void take(Event event) {
        listeners.forEach(listener -> listener.offer(event));
    }

    private static final class Listener {
        private final Component component;
        private final UI ui;
        private final Predicate<Event> wanted;
        private final Consumer<List<Event>> then;
        private final List<Event> gathered = new ArrayList<>();

        Listener(Component component, UI ui, Predicate<Event> wanted, Consumer<List<Event>> then) {
            this.component = component;
            this.ui = ui;
            this.wanted = wanted;
            this.then = then;
        }

        void offer(Event event) {
            if (!wanted.test(event)) {
                return;
            }
            boolean first;
            synchronized (gathered) {
                first = gathered.isEmpty();
                gathered.add(event);
            }
            if (first) {
                Tasks.of(ui).start(GATHER, this::flush);
            }
        }

        private void flush() {
            List<Event> events;
            synchronized (gathered) {
                events = List.copyOf(gathered);
                gathered.clear();
            }
            Tasks.on(ui, () -> {
                // It may have left the page while events were gathered.
                if (component.isAttached()) {
                    then.accept(events);
                }
            });
        }
    }
}
