package modelport.statistics.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import modelport.statistics.Difference;
import modelport.statistics.Interval;
import modelport.statistics.Measure;
import modelport.statistics.Metric;
import org.jspecify.annotations.Nullable;

/** Draws many samples of known truth and counts how often the intervals hold it. */
final class Coverage {
    static final int CASES = 1_000;

    private final Map<Metric, Double> truths;
    private final Map<Metric, Integer> held = new EnumMap<>(Metric.class);
    private final Map<Metric, Integer> seen = new EnumMap<>(Metric.class);

    private Coverage(Map<Metric, Double> truths) {
        this.truths = truths;
    }

    /** Samples of 200 to 500 rows. */
    static Coverage of(Map<Metric, Double> truths, long seed, Experiment experiment) {
        return of(truths, seed, CASES, experiment);
    }

    static Coverage of(Map<Metric, Double> truths, long seed, int cases, Experiment experiment) {
        var coverage = new Coverage(truths);
        var random = new SplittableRandom(seed);
        for (int i = 0; i < cases; i++) {
            experiment.run(random.split(), random.nextInt(200, 501), coverage);
        }
        return coverage;
    }

    void see(Measure measure) {
        count(measure.metric(), measure.interval());
    }

    void see(Difference difference) {
        count(difference.metric(), difference.interval());
    }

    private void count(Metric metric, @Nullable Interval interval) {
        Double truth = truths.get(metric);
        if (truth != null && interval != null) {
            held.merge(metric, interval.contains(truth) ? 1 : 0, Integer::sum);
            seen.merge(metric, 1, Integer::sum);
        }
    }

    void assertHolds() {
        assertThat(seen.keySet()).isEqualTo(truths.keySet());
        assertThat(shares())
                .allSatisfy((code, share) -> assertThat(share).as(code).isBetween(0.93, 0.97));
    }

    private Map<String, Double> shares() {
        Map<String, Double> shares = new TreeMap<>();
        seen.forEach((metric, count) -> shares.put(metric.code(), (double) held.getOrDefault(metric, 0) / count));
        return shares;
    }

    /** One sample and what was measured on it. */
    interface Experiment {
        void run(SplittableRandom random, int rows, Coverage coverage);
    }
}
