package modelport.gateway.sampling;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import modelport.gateway.SampledPrediction;

/** Predictions that were picked and that nobody has fetched yet; few, and beyond that none is picked. */
public final class Samples {
    private static final int MOST = 1_024;

    private final BlockingQueue<SampledPrediction> waiting = new ArrayBlockingQueue<>(MOST);
    private final AtomicLong dropped = new AtomicLong();
    private final int rowsPerSecond;
    private final LongSupplier millis;

    /**
     * Nothing picked yet.
     *
     * @param rowsPerSecond so many of each endpoint, on average; 0 picks none
     * @param millis of the epoch
     */
    public Samples(int rowsPerSecond, LongSupplier millis) {
        this.rowsPerSecond = rowsPerSecond;
        this.millis = millis;
    }

    /** Picks of one endpoint. */
    public Sampler open() {
        return new Sampler(this, rowsPerSecond, millis);
    }

    /** Everything since the last time. */
    public List<SampledPrediction> drain() {
        var all = new ArrayList<SampledPrediction>();
        waiting.drainTo(all);
        return all;
    }

    /** How many could not be kept because too many were waiting. */
    public long dropped() {
        return dropped.get();
    }

    boolean offer(SampledPrediction prediction) {
        boolean taken = waiting.offer(prediction);
        if (!taken) {
            dropped.incrementAndGet();
        }
        return taken;
    }
}
