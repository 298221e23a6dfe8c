package modelport.server.events;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import modelport.contract.Slug;
import modelport.contract.access.InstanceRole;
import modelport.contract.events.Event;
import modelport.server.access.Caller;
import modelport.server.access.Projects;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

/** Opens streams of events, each with the rights of whoever listens. */
@Singleton
public class Streams {
    private static final Duration RIGHTS_AGE = Duration.ofSeconds(5);

    private final EventFeed feed;
    private final Outbox outbox;
    private final Projects projects;
    private final Clock clock;

    Streams(EventFeed feed, Outbox outbox, Projects projects, Clock clock) {
        this.feed = feed;
        this.outbox = outbox;
        this.projects = projects;
        this.clock = clock;
    }

    /**
     * What happens from now on, or since the event with the id {@code since}; it may repeat an event around that point,
     * and never skips one.
     */
    public Flux<Event> open(Caller caller, Optional<Slug> project, Set<String> topics, Optional<String> since) {
        var visible = new Visible(caller);
        Flux<Entry> missed = since.flatMap(Position::parse).map(this::missed).orElseGet(Flux::empty);
        // Subscribed before the past is read, so that nothing falls between.
        return Flux.mergeSequential(missed, feed.entries().onBackpressureBuffer())
                .filter(entry ->
                        project.isEmpty() || project.get().equals(entry.event().project()))
                .filter(entry -> topics.isEmpty()
                        || topics.contains(entry.event().topic().split("\\.", 2)[0]))
                .filter(visible::may)
                .map(Entry::event);
    }

    private Flux<Entry> missed(Position since) {
        return Flux.<List<Entry>, Position>generate(() -> since, (position, sink) -> {
                    List<Entry> entries = outbox.after(position);
                    if (entries.isEmpty()) {
                        sink.complete();
                        return position;
                    }
                    sink.next(entries);
                    return entries.getLast().position();
                })
                .flatMapIterable(Function.identity())
                .subscribeOn(Schedulers.boundedElastic());
    }

    /** The projects that a caller may look into, asked for again every few seconds. */
    private final class Visible {
        private final Caller caller;
        private Set<UUID> ids = Set.of();
        private Instant readAt = Instant.MIN;

        Visible(Caller caller) {
            this.caller = caller;
        }

        boolean may(Entry entry) {
            return entry.recipient().map(person -> isFor(person, entry)).orElseGet(() -> mayLook(entry));
        }

        /** Not even administrators hear what is meant for somebody else. */
        private boolean isFor(UUID person, Entry entry) {
            boolean open =
                    caller.onlyProject().isEmpty() || caller.onlyProject().equals(entry.project());
            return person.equals(caller.userId()) && open;
        }

        private synchronized boolean mayLook(Entry entry) {
            if (clock.instant().isAfter(readAt.plus(RIGHTS_AGE))) {
                ids = projects.visible(caller);
                readAt = clock.instant();
            }
            return entry.project().map(ids::contains).orElse(caller.role() == InstanceRole.ADMIN);
        }
    }
}
