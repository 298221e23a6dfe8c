package modelport.statistics.sketch;

import java.util.SplittableRandom;

/**
 * Decides which items of a stream to keep so that they are a uniform sample of it: J. S. Vitter's algorithm R, ACM
 * Transactions on Mathematical Software 11, 1985. Whoever owns it keeps the items.
 */
public final class Reservoir {
    private final int capacity;
    private final SplittableRandom random;
    private long seen;

    /** Keeps up to {@code capacity} items; parts that will be merged should have different seeds. */
    public Reservoir(int capacity, long seed) {
        if (capacity < 1) {
            throw new IllegalArgumentException("a sample of " + capacity);
        }
        this.capacity = capacity;
        random = new SplittableRandom(seed);
    }

    /** The place of the next item, which may be taken; -1 if the item is not kept. */
    public int next() {
        seen++;
        if (seen <= capacity) {
            return (int) seen - 1;
        }
        long place = random.nextLong(seen);
        return place < capacity ? (int) place : -1;
    }

    /** Items that came by. */
    public long seen() {
        return seen;
    }

    /** Items that are kept. */
    public int size() {
        return (int) Math.min(seen, capacity);
    }

    /**
     * Takes over what {@code other} saw and says which items to keep: those of this one by place, those of
     * {@code other} as {@code -1 - place}.
     */
    public int[] merge(Reservoir other) {
        int own = size();
        int[] places = shuffled(own);
        int[] others = shuffled(other.size());
        int[] kept = new int[(int) Math.min(capacity, (long) own + others.length)];
        long left = seen;
        long otherLeft = other.seen;
        int fromOwn = 0;
        for (int i = 0; i < kept.length; i++) {
            boolean takeOwn =
                    fromOwn < own && (i - fromOwn >= others.length || random.nextLong(left + otherLeft) < left);
            if (takeOwn) {
                kept[i] = places[fromOwn++];
                left--;
            } else {
                kept[i] = -1 - others[i - fromOwn];
                otherLeft--;
            }
        }
        seen += other.seen;
        return kept;
    }

    private int[] shuffled(int size) {
        int[] places = new int[size];
        for (int i = 0; i < size; i++) {
            int j = random.nextInt(i + 1);
            places[i] = places[j];
            places[j] = i;
        }
        return places;
    }
}
