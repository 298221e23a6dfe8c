package modelport.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import modelport.contract.evaluation.BatchTiming;
import modelport.contract.evaluation.Efficiency;
import modelport.inference.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * What a model's answers cost on this machine.
 *
 * @param loadMs milliseconds to load it
 * @param memoryBytes by which the process grew with the model loaded and warm; null where the system does not tell
 * @param batches for batches of one row and of eight; of one alone where the model takes one row only
 * @param machine the processor's name and cores
 */
public record Timing(double loadMs, @Nullable Long memoryBytes, List<BatchTiming> batches, String machine) {
    private static final double NANOS_PER_MS = 1e6;

    public Timing {
        batches = List.copyOf(batches);
    }

    /** As part of a report. */
    public Efficiency efficiency(long artifactBytes, @Nullable Long trainingMs) {
        return new Efficiency(loadMs, memoryBytes, artifactBytes, trainingMs, batches, machine);
    }

    /**
     * Loads a model, which must not be in memory yet, and times it with real rows. Nothing else should run meanwhile.
     *
     * @throws java.util.concurrent.CancellationException if {@code progress} says so
     */
    public static Timing measure(ModelFile file, ModelRows rows, TimingOptions options, Progress progress) {
        List<Integer> sizes = TimedBatches.sizes(rows);
        List<List<Map<String, Tensor>>> batches =
                sizes.stream().map(size -> Stopwatch.batches(rows, size)).toList();
        Long before = settled();
        long start = System.nanoTime();
        try (RowModel model = file.load()) {
            double loadMs = (System.nanoTime() - start) / NANOS_PER_MS;
            var timings = new ArrayList<BatchTiming>();
            for (int i = 0; i < sizes.size(); i++) {
                timings.add(measure(new Stopwatch(model, batches.get(i), sizes.get(i)), options, progress));
                progress.tell(i + 1L, sizes.size());
            }
            Long after = settled();
            Long grown = before == null || after == null ? null : Math.max(0, after - before);
            return new Timing(loadMs, grown, timings, Machine.name());
        }
    }

    private static BatchTiming measure(Stopwatch stopwatch, TimingOptions options, Progress progress) {
        long begin = System.nanoTime();
        for (int i = 0;
                i < options.warmUp()
                        && System.nanoTime() - begin < options.least().toNanos();
                i++) {
            stopwatch.warm();
            progress.tell(0, 1);
        }
        long start = System.nanoTime();
        long taken = 0;
        while (taken < options.most().toNanos()
                && (taken < options.least().toNanos() || stopwatch.calls() < options.calls())) {
            stopwatch.time();
            progress.tell(0, 1);
            taken = System.nanoTime() - start;
        }
        return stopwatch.timing();
    }

    /** Memory without what waits to be collected. */
    private static @Nullable Long settled() {
        System.gc();
        return Machine.memory();
    }
}
