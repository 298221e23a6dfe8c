package modelport.statistics.sketch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.data.Percentage.withPercentage;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SketchTest {
    @Test
    void few_numbers_have_exact_quantiles() {
        var sketch = new QuantileSketch(64, 1);
        for (double x : new double[] {4, 1, 3, 2}) {
            sketch.add(x);
        }

        assertThat(sketch.isExact()).isTrue();
        assertThat(sketch.sorted().quantile(0.5)).isEqualTo(2.5);
        assertThat(sketch.sorted().quantile(0.25)).isEqualTo(1.75);
        assertThat(sketch.sorted().quantile(1)).isEqualTo(4);
    }

    @Test
    void many_numbers_have_quantiles_within_the_error_of_rank() {
        var sketch = new QuantileSketch(1_024, 1);
        int n = 300_000;
        for (double x : permutation(n, 4)) {
            sketch.add(x);
        }

        for (double q = 0; q <= 1; q += 0.05) {
            assertThat(sketch.sorted().quantile(q)).isCloseTo(q * (n - 1), within(n * sketch.rankError()));
        }
        assertThat(sketch.sorted().count()).isEqualTo(n);
    }

    @Test
    void the_same_stream_gives_the_same_sketch() {
        var one = new QuantileSketch(128, 9);
        var other = new QuantileSketch(128, 9);
        for (double x : permutation(50_000, 4)) {
            one.add(x);
            other.add(x);
        }

        for (double q = 0; q <= 1; q += 0.01) {
            assertThat(one.sorted().quantile(q)).isEqualTo(other.sorted().quantile(q));
        }
    }

    @Test
    void merged_sketches_stand_for_all_numbers() {
        var one = new QuantileSketch(1_024, 1);
        var other = new QuantileSketch(1_024, 2);
        int n = 100_000;
        double[] numbers = permutation(n, 5);
        for (int i = 0; i < n; i++) {
            (i < n / 3 ? one : other).add(numbers[i]);
        }

        one.merge(other);

        assertThat(one.sorted().count()).isEqualTo(n);
        assertThat(one.sorted().min()).isZero();
        assertThat(one.sorted().max()).isEqualTo(n - 1.0);
        assertThat(one.sorted().quantile(0.9)).isCloseTo(0.9 * n, within(2 * n * one.rankError()));
    }

    @Test
    void different_values_are_counted_exactly_and_then_closely() {
        var counter = new DistinctCounter();
        for (int i = 0; i < 10_000; i++) {
            counter.add(i % 2_000);
        }
        assertThat(counter.count()).isEqualTo(2_000);

        for (int i = 0; i < 200_000; i++) {
            counter.add("text " + i);
        }

        assertThat(counter.isExact()).isFalse();
        assertThat(counter.count()).isCloseTo(202_000, withPercentage(4));
    }

    @Test
    void counters_forget_the_order_and_the_parts() {
        var whole = new DistinctCounter();
        var one = new DistinctCounter();
        var other = new DistinctCounter();
        double[] numbers = permutation(30_000, 8);
        for (int i = 0; i < numbers.length; i++) {
            whole.add((double) i);
            (i % 2 == 0 ? one : other).add(numbers[i]);
        }

        one.merge(other);

        assertThat(one.count()).isEqualTo(whole.count());
    }

    @Test
    void frequent_items_are_found_among_many_rare_ones() {
        var items = new TopItems(100);
        var random = new SplittableRandom(1);
        int[] exact = new int[3];
        for (int i = 0; i < 100_000; i++) {
            int draw = random.nextInt(10);
            if (draw < 3) {
                exact[draw]++;
            }
            items.add(draw < 3 ? "frequent " + draw : "rare " + random.nextInt(50_000));
        }

        assertThat(items.top(3)).allSatisfy(item -> {
            int count = exact[item.value().charAt(9) - '0'];
            assertThat(item.count()).isBetween((long) count, count + items.error());
        });
        assertThat(items.error()).isLessThan(100_000 / 50);
    }

    @Test
    void few_items_are_counted_exactly() {
        var items = new TopItems(3);
        var more = new TopItems(3);
        for (String item : new String[] {"b", "a", "c", "a"}) {
            items.add(item);
        }
        more.add("c");

        items.merge(more);

        assertThat(items.error()).isZero();
        assertThat(items.top(2)).containsExactly(new TopItems.Item("a", 2), new TopItems.Item("c", 2));
    }

    @Test
    void a_reservoir_keeps_every_item_equally_often() {
        int[] kept = new int[50];
        for (int seed = 0; seed < 4_000; seed++) {
            var one = new Reservoir(10, seed);
            var other = new Reservoir(10, seed + 100_000);
            int[] places = new int[10];
            int[] others = new int[10];
            for (int i = 0; i < 50; i++) {
                int place = (i < 30 ? one : other).next();
                if (place >= 0) {
                    (i < 30 ? places : others)[place] = i;
                }
            }
            for (int from : one.merge(other)) {
                kept[from >= 0 ? places[from] : others[-1 - from]]++;
            }
        }

        assertThat(Arrays.stream(kept).sum()).isEqualTo(40_000);
        assertThat(Arrays.stream(kept).boxed())
                .allSatisfy(count -> assertThat(count).isBetween(680, 920));
    }

    private static double[] permutation(int n, long seed) {
        var random = new SplittableRandom(seed);
        double[] numbers = new double[n];
        for (int i = 0; i < n; i++) {
            int j = random.nextInt(i + 1);
            numbers[i] = numbers[j];
            numbers[j] = i;
        }
        return numbers;
    }
}
