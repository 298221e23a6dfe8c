package modelport.statistics.sketch;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The most frequent values of a stream: exact while there are no more than {@code size} different ones, then too high
 * by at most {@link #error()}.
 *
 * <p>J. Misra and D. Gries, Finding Repeated Elements, 1982: when the table is full, every count falls by the middle
 * one and those that reach zero go.
 */
public final class TopItems {
    private final int size;
    private final Map<String, Long> counts = new HashMap<>();
    private long error;

    public TopItems(int size) {
        if (size < 2) {
            throw new IllegalArgumentException("a table of " + size);
        }
        this.size = size;
    }

    public void add(String item) {
        counts.merge(item, 1L, Long::sum);
        shrink();
    }

    /** Adds all items of {@code other}, which is left as it is. */
    public void merge(TopItems other) {
        other.counts.forEach((item, count) -> counts.merge(item, count, Long::sum));
        error += other.error;
        shrink();
    }

    /** By how much a count may be too high; 0 while all are exact. */
    public long error() {
        return error;
    }

    /** Up to {@code most} items, the most frequent first; equally frequent ones by their text. */
    public List<Item> top(int most) {
        return counts.entrySet().stream()
                .map(entry -> new Item(entry.getKey(), entry.getValue() + error))
                .sorted(Comparator.comparingLong(Item::count).reversed().thenComparing(Item::value))
                .limit(most)
                .toList();
    }

    private void shrink() {
        if (counts.size() > size) {
            long[] sorted =
                    counts.values().stream().mapToLong(Long::longValue).sorted().toArray();
            long fall = sorted[sorted.length - 1 - size / 2];
            counts.values().removeIf(count -> count <= fall);
            counts.replaceAll((item, count) -> count - fall);
            error += fall;
        }
    }

    /** A value and how often it occurs at most. */
    public record Item(String value, long count) {}
}
