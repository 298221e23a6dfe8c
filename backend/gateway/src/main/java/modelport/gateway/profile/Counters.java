package modelport.gateway.profile;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.LongSupplier;
import modelport.gateway.ProfileDelta;

/** The counters of all threads, and what they have counted together. */
public final class Counters {
    private final LongSupplier millis;
    private final Queue<Counter> open = new ConcurrentLinkedQueue<>();
    private final Queue<Counter> ended = new ConcurrentLinkedQueue<>();

    /** @param millis of the epoch; rows are counted in the minute that it is when they are answered */
    public Counters(LongSupplier millis) {
        this.millis = millis;
    }

    /** A counter for one thread. */
    public Counter open() {
        var counter = new Counter(millis);
        open.add(counter);
        return counter;
    }

    /** The thread of that counter counts no more; what it has counted is still collected. */
    public void end(Counter counter) {
        ended.add(counter);
        open.remove(counter);
    }

    /** Everything since the last time, in the order of time; for one thread. */
    public List<ProfileDelta> drain() {
        var sums = new HashMap<Key, Tally>();
        open.forEach(counter -> add(sums, counter));
        for (Counter over = ended.poll(); over != null; over = ended.poll()) {
            add(sums, over);
        }
        return sums.values().stream()
                .map(Tally::delta)
                .sorted(Comparator.comparing(ProfileDelta::window).thenComparing(ProfileDelta::plan))
                .toList();
    }

    private static void add(Map<Key, Tally> sums, Counter counter) {
        for (Tally tally : counter.take().tallies()) {
            var key = new Key(tally.profile().endpoint(), tally.profile().plan().id(), tally.minute());
            sums.merge(key, tally, (sum, more) -> {
                sum.add(more);
                return sum;
            });
        }
    }

    private record Key(String endpoint, UUID plan, long minute) {}
}
