package modelport.server.prediction.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import modelport.gateway.ProfileDelta;
import modelport.server.prediction.internal.CountRows.Counts;
import org.jspecify.annotations.Nullable;

/**
 * Counts on their way from a gateway to the database. What was tried once stays as it is under its number until it is
 * known to be written; whatever comes meanwhile is added up. Belongs to one thread.
 */
public final class CountBuffer {
    /** So many minutes are told apart while the database is away; older ones are added to the next. */
    static final int MOST_MINUTES = 120;

    private final UUID incarnation;
    private final Map<UUID, NavigableMap<Instant, Counts>> waiting = new LinkedHashMap<>();
    private @Nullable Batch tried;
    private long seq;

    /** @param incarnation another one for each life of a node, so that its numbers are its own */
    public CountBuffer(UUID incarnation) {
        this.incarnation = incarnation;
    }

    public void add(List<ProfileDelta> deltas) {
        for (ProfileDelta delta : deltas) {
            NavigableMap<Instant, Counts> minutes = waiting.computeIfAbsent(delta.plan(), _ -> new TreeMap<>());
            var counts = new Counts(delta.served(), delta.profiled(), delta.counts());
            minutes.merge(delta.window(), counts, Counts::plus);
            if (minutes.size() > MOST_MINUTES) {
                Counts oldest = minutes.pollFirstEntry().getValue();
                minutes.merge(minutes.firstKey(), oldest, Counts::plus);
            }
        }
    }

    /** Writes all there is; what {@code write} throws leaves everything to be tried again. */
    public void flush(Consumer<Batch> write) {
        while (true) {
            if (tried == null) {
                tried = next();
            }
            if (tried.entries().isEmpty()) {
                tried = null;
                return;
            }
            write.accept(tried);
            tried = null;
        }
    }

    private Batch next() {
        List<Entry> entries = new ArrayList<>();
        waiting.forEach(
                (edges, minutes) -> minutes.forEach((start, counts) -> entries.add(new Entry(edges, start, counts))));
        waiting.clear();
        return new Batch(incarnation, entries.isEmpty() ? seq : ++seq, entries);
    }

    /**
     * What is written at once, or not at all.
     *
     * @param incarnation life of the node
     * @param seq number of the batch in it
     */
    public record Batch(UUID incarnation, long seq, List<Entry> entries) {
        public Batch {
            entries = List.copyOf(entries);
        }
    }

    /**
     * What was counted in a minute.
     *
     * @param edges the plan that it was counted by
     * @param start start of the minute
     */
    public record Entry(UUID edges, Instant start, Counts counts) {}
}
