package modelport.ui.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.VaadinSession;
import com.vaadin.flow.shared.Registration;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import modelport.contract.PageRequest;
import modelport.contract.jobs.Job;
import modelport.contract.jobs.JobState;
import modelport.ui.components.Problems;
import modelport.ui.components.Tasks;

/**
 * The project's newest jobs, for all pages of one session, read again when an event says that one of them moved. How
 * long it has run has no event: while one runs and somebody looks, the list is read every few seconds, too.
 */
public final class JobsWatch {
    private static final Duration STEP = Duration.ofSeconds(3);

    private final Set<Looker> lookers = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean planned = new AtomicBoolean();
    private volatile List<Job> newest = List.of();

    private record Looker(Component component, UI ui, Here here, Consumer<List<Job>> then) {
        void tell(List<Job> jobs) {
            if (component.isAttached()) {
                then.accept(jobs);
            }
        }
    }

    private JobsWatch() {}

    private static JobsWatch current() {
        VaadinSession session = VaadinSession.getCurrent();
        JobsWatch known = session.getAttribute(JobsWatch.class);
        if (known != null) {
            return known;
        }
        var watch = new JobsWatch();
        session.setAttribute(JobsWatch.class, watch);
        return watch;
    }

    /** Calls back with the newest jobs while the component is attached: at once, and whenever they changed. */
    public static void look(Component component, Consumer<List<Job>> then) {
        component.addAttachListener(attach -> current().attend(component, then));
        if (component.isAttached()) {
            current().attend(component, then);
        }
        Feed.listen(
                component,
                Feed.about("job")
                        .or(Feed.about("version"))
                        .or(Feed.about("dataset-version"))
                        .or(Feed.about("endpoint")),
                events -> current().read(component.getUI().orElseThrow()));
    }

    /** Whether a job will still change by itself. */
    public static boolean isOpen(Job job) {
        return job.state() == JobState.QUEUED || job.state() == JobState.RUNNING;
    }

    private void attend(Component component, Consumer<List<Job>> then) {
        UI ui = component.getUI().orElseThrow();
        var looker = new Looker(component, ui, Here.current(), then);
        lookers.add(looker);
        var once = new Registration[1];
        once[0] = component.addDetachListener(detach -> {
            lookers.remove(looker);
            once[0].remove();
        });
        read(ui);
    }

    private void read(UI ui) {
        Here here = Here.current();
        Tasks.of(ui).start(() -> fetch(ui, here));
    }

    private void fetch(UI ui, Here here) {
        List<Job> jobs;
        try {
            jobs = here.modelport()
                    .jobs()
                    .list(here.project(), PageRequest.first())
                    .items();
        } catch (RuntimeException e) {
            // The pages that need more than this say what is wrong; here it is enough to try again.
            if (!Problems.isSignedOut(e)) {
                plan(ui, here);
            }
            return;
        }
        newest = jobs;
        for (Looker looker : lookers) {
            if (looker.here().project().equals(here.project())) {
                Tasks.on(looker.ui(), () -> looker.tell(jobs));
            }
        }
        plan(ui, here);
    }

    private void plan(UI ui, Here here) {
        if (lookers.isEmpty() || newest.stream().noneMatch(JobsWatch::isOpen) || !planned.compareAndSet(false, true)) {
            return;
        }
        Tasks.of(ui).start(STEP, () -> {
            planned.set(false);
            if (!lookers.isEmpty()) {
                fetch(ui, here);
            }
        });
    }
}
