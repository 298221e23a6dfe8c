package modelport.server.jobs.internal;

import io.micronaut.context.event.ShutdownEvent;
import io.micronaut.context.event.StartupEvent;
import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import modelport.server.jobs.JobConfig;
import modelport.server.jobs.internal.Attempt.Stop;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The threads of this node that do jobs: some for short ones, one per child process for the others. */
@Singleton
class Workers {
    private static final Logger LOG = LoggerFactory.getLogger(Workers.class);
    private static final Duration LAST_WAIT = Duration.ofSeconds(2);

    private final Desk desk;
    private final Pulses pulses;
    private final Hints hints;
    private final RunFolders folders;
    private final Node node;
    private final JobConfig config;
    private final Bell bell = new Bell();
    private final List<Thread> inline = new ArrayList<>();
    private final List<Thread> children = new ArrayList<>();
    private volatile boolean open = true;

    Workers(Desk desk, Pulses pulses, Hints hints, RunFolders folders, Node node, JobConfig config) {
        this.desk = desk;
        this.pulses = pulses;
        this.hints = hints;
        this.folders = folders;
        this.node = node;
        this.config = config;
    }

    @EventListener
    void start(StartupEvent event) {
        if (!node.isWorker()) {
            return;
        }
        folders.sweep();
        desk.takeOver();
        pulses.start();
        hints.listen(this::hear);
        inline.addAll(threads(ResourceClass.INLINE, config.inline()));
        children.addAll(threads(ResourceClass.CHILD, config.childLimit()));
    }

    /** Children are killed at once, inline jobs get a moment, and what is not done by then is queued again. */
    @EventListener
    void stop(ShutdownEvent event) {
        open = false;
        hints.close();
        bell.ring();
        pulses.attempts().stream().filter(Attempt::hasProcess).forEach(attempt -> attempt.stop(Stop.SHUTDOWN));
        join(inline, config.stopGrace());
        pulses.attempts().forEach(attempt -> attempt.stop(Stop.SHUTDOWN));
        inline.forEach(Thread::interrupt);
        join(inline, LAST_WAIT);
        join(children, LAST_WAIT);
        desk.abandon();
        pulses.stop();
    }

    private List<Thread> threads(ResourceClass resource, int count) {
        var threads = new ArrayList<Thread>();
        for (int i = 1; i <= count; i++) {
            String name = "job-" + resource.name().toLowerCase(Locale.ROOT) + "-" + i;
            threads.add(Thread.ofPlatform().daemon().name(name).start(() -> work(resource)));
        }
        return threads;
    }

    private void work(ResourceClass resource) {
        while (open) {
            CountDownLatch ring = bell.next();
            boolean worked = false;
            try {
                worked = desk.next(resource);
            } catch (RuntimeException e) {
                LOG.error("worker stumbled resource={}", resource, e);
            }
            if (!worked) {
                pause(ring);
            }
        }
    }

    private void pause(CountDownLatch ring) {
        try {
            boolean _ = ring.await(config.poll().toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            // Only meant for a job that was running: the loop looks whether it is over.
        }
    }

    private void hear(String hint) {
        if (hint.equals("cancel")) {
            pulses.ring();
        } else {
            bell.ring();
        }
    }

    private static void join(List<Thread> threads, Duration time) {
        long end = System.nanoTime() + time.toNanos();
        try {
            for (Thread thread : threads) {
                long left = (end - System.nanoTime()) / 1_000_000;
                if (left > 0) {
                    thread.join(left);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
