package modelport.gateway.sampling;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import modelport.gateway.SampledPrediction;

/**
 * Picks predictions of one endpoint by their ids: those below a share of all ids that follows the traffic of the second
 * before. Threads meet here over what is picked only, which is little.
 */
public final class Sampler {
    private static final int RANDOM_AT = 24;
    private static final int RANDOM_DIGITS = 7;
    private static final double RANDOM_RANGE = 1L << (4 * RANDOM_DIGITS);
    private static final long MILLIS_PER_SECOND = 1_000;

    private final Samples samples;
    private final int perSecond;
    private final LongSupplier millis;
    private final AtomicLong second;
    private final AtomicLong asked = new AtomicLong();
    private final AtomicLong left;
    private volatile double share = 1;

    Sampler(Samples samples, int perSecond, LongSupplier millis) {
        this.samples = samples;
        this.perSecond = perSecond;
        this.millis = millis;
        second = new AtomicLong(millis.getAsLong() / MILLIS_PER_SECOND);
        left = new AtomicLong(perSecond);
    }

    /**
     * Whether this prediction is one of those that are kept, as far as there is room.
     *
     * @param id its 36 characters
     * @param cost in rows of the usual size
     */
    public boolean wants(byte[] id, int cost) {
        if (perSecond == 0) {
            return false;
        }
        long now = millis.getAsLong() / MILLIS_PER_SECOND;
        long before = second.get();
        if (now > before && second.compareAndSet(before, now)) {
            turn(now - before);
        }
        double wanted = share;
        if (wanted < 1 && place(id) >= wanted) {
            return false;
        }
        asked.addAndGet(cost);
        // Whoever is large takes from the seconds that follow.
        return left.getAndUpdate(rows -> rows > 0 ? rows - cost : rows) > 0;
    }

    /** Keeps it; false if too many wait already. */
    public boolean offer(SampledPrediction prediction) {
        return samples.offer(prediction);
    }

    private void turn(long seconds) {
        double offered = asked.getAndSet(0) / share / seconds;
        share = offered <= perSecond ? 1 : perSecond / offered;
        left.updateAndGet(rows -> Math.min(perSecond, rows + perSecond * seconds));
    }

    /** From 0 to 1; evenly, as ids are random there. */
    private static double place(byte[] id) {
        long number = 0;
        for (int i = RANDOM_AT; i < RANDOM_AT + RANDOM_DIGITS; i++) {
            number = number << 4 | Character.digit(id[i], 16);
        }
        return number / RANDOM_RANGE;
    }
}
