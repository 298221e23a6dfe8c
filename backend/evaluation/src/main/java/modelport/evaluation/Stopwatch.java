package modelport.evaluation;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import modelport.contract.evaluation.BatchTiming;
import modelport.inference.Tensor;
import modelport.statistics.LatencySummary;

/** Times calls of a model, each with the next of some batches. */
final class Stopwatch {
    private static final double NANOS_PER_MS = 1e6;
    private static final double NANOS_PER_SECOND = 1e9;
    private static final int FIRST = 1_024;

    private final RowModel model;
    private final List<Map<String, Tensor>> batches;
    private final int size;
    private long[] nanos = new long[FIRST];
    private int calls;
    private int next;

    Stopwatch(RowModel model, List<Map<String, Tensor>> batches, int size) {
        this.model = model;
        this.batches = batches;
        this.size = size;
    }

    /** A call that does not count; in nanoseconds. */
    long warm() {
        Map<String, Tensor> batch = batches.get(next++ % batches.size());
        long start = System.nanoTime();
        model.run(batch);
        return System.nanoTime() - start;
    }

    /** A call that counts; in nanoseconds. */
    long time() {
        long taken = warm();
        if (calls == nanos.length) {
            nanos = Arrays.copyOf(nanos, 2 * calls);
        }
        nanos[calls++] = taken;
        return taken;
    }

    int calls() {
        return calls;
    }

    BatchTiming timing() {
        long[] all = Arrays.copyOf(nanos, calls);
        LatencySummary summary = LatencySummary.of(all);
        double mean = Arrays.stream(all).average().orElseThrow();
        return new BatchTiming(
                size,
                calls,
                summary.p50() / NANOS_PER_MS,
                summary.p95() / NANOS_PER_MS,
                summary.p99() / NANOS_PER_MS,
                mean / NANOS_PER_MS,
                size * NANOS_PER_SECOND / mean);
    }

    /** Batches of one size that models are timed with; at least one. */
    static List<Map<String, Tensor>> batches(ModelRows rows, int size) {
        List<Map<String, Tensor>> batches = rows.samples(size);
        if (batches.isEmpty()) {
            throw EvaluationException.of("no-rows");
        }
        return batches;
    }
}
