package modelport.evaluation;

import static modelport.evaluation.Given.IRIS;
import static modelport.evaluation.Given.model;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import modelport.contract.evaluation.BatchTiming;
import modelport.contract.evaluation.Efficiency;
import modelport.evaluation.Duel.Duellist;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TimingTest {
    private static final TimingOptions QUICK = new TimingOptions(5, 50, Duration.ofMillis(50), Duration.ofMillis(500));

    @TempDir
    private Path folder;

    @Test
    void one_row_and_eight_are_timed() {
        Efficiency efficiency = Timing.measure(model("iris", IRIS), rows("iris"), QUICK, Progress.none())
                .efficiency(404, null);

        assertThat(efficiency.batches()).extracting(BatchTiming::batch).containsExactly(1, 8);
        assertThat(efficiency.batches()).allSatisfy(timing -> {
            assertThat(timing.calls()).isGreaterThanOrEqualTo(50);
            assertThat(timing.p50Ms()).isPositive().isLessThanOrEqualTo(timing.p95Ms());
            assertThat(timing.p95Ms()).isLessThanOrEqualTo(timing.p99Ms());
            assertThat(timing.rowsPerSecond()).isPositive();
        });
        assertThat(efficiency.loadMs()).isPositive();
        assertThat(efficiency.machine()).contains(" core");
        if (Files.exists(Path.of("/proc/self/smaps_rollup"))) {
            assertThat(efficiency.memoryBytes()).isNotNull().isNotNegative();
        }
    }

    @Test
    void a_model_that_takes_one_row_is_timed_with_one() {
        Timing timing = Timing.measure(model("iris_one_row", IRIS), rows("iris_one_row"), QUICK, Progress.none());

        assertThat(timing.batches()).extracting(BatchTiming::batch).containsExactly(1);
    }

    @Test
    void a_model_is_as_fast_as_itself() {
        ModelRows rows = rows("iris");
        try (RowModel first = model("iris", IRIS).load();
                RowModel second = model("iris", IRIS).load()) {
            Duel duel = Duel.time(new Duellist(first, rows), new Duellist(second, rows), QUICK, Progress.none());

            assertThat(duel.latencyRatio()).isBetween(0.5, 2.0);
            assertThat(duel.first()).extracting(BatchTiming::batch).containsExactly(1, 8);
            assertThat(duel.second()).extracting(BatchTiming::batch).containsExactly(1, 8);
            assertThat(duel.firstMs()).isPositive();
            assertThat(duel.secondMs()).isPositive();
        }
    }

    @Test
    void whoever_stops_it_waits_for_a_call_at_most() {
        ModelRows rows = rows("iris");

        assertThatThrownBy(() -> Timing.measure(model("iris", IRIS), rows, QUICK, (_, _) -> false))
                .isInstanceOf(CancellationException.class);
    }

    private ModelRows rows(String name) {
        return ModelRows.bind(
                Given.signature(name, IRIS), new Given(folder).fixture("iris"), ModelRowsOptions.labelled("target"));
    }
}
