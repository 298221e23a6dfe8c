package modelport.statistics.interval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Objects;
import java.util.SplittableRandom;
import modelport.statistics.Interval;
import modelport.statistics.Metric;
import org.junit.jupiter.api.Test;

class IntervalsTest {
    @Test
    void wilsons_interval_is_that_of_scipy() {
        assertClose(Wilson.of(8, 10), 0.4901624715366418, 0.9433178485456248);
        assertClose(Wilson.of(0, 20), 0, 0.16112515805281935);
        assertClose(Wilson.of(950, 1_000), 0.9346861797557491, 0.9618697376072511);
    }

    @Test
    void moments_are_those_of_all_numbers_however_large_their_mean() {
        var moments = new Moments();
        for (double x : new double[] {1e9 + 1, 1e9 + 2, 1e9 + 4, 1e9 + 8, 1e9 + 16}) {
            moments.add(x);
        }

        assertThat(moments.mean()).isCloseTo(1e9 + 6.2, within(1e-6));
        assertThat(moments.sd()).isCloseTo(6.099180272790763, within(1e-7));
    }

    @Test
    void a_long_right_tail_moves_the_interval_to_the_right() {
        var moments = new Moments();
        var random = new SplittableRandom(3);
        for (int i = 0; i < 100; i++) {
            moments.add(-Math.log(1 - random.nextDouble()));
        }

        Interval skewed = Objects.requireNonNull(moments.interval());
        Interval even = Objects.requireNonNull(moments.studentInterval());

        assertThat(skewed.high()).isGreaterThan(even.high());
        assertThat(skewed.low()).isGreaterThan(even.low());
    }

    @Test
    void merged_moments_are_those_of_everything() {
        var random = new SplittableRandom(5);
        var one = new Moments();
        var other = new Moments();
        var all = new Moments();
        var coOne = new CoMoments(2);
        var coOther = new CoMoments(2);
        var coAll = new CoMoments(2);
        for (int i = 0; i < 500; i++) {
            double x = Math.exp(random.nextDouble() * 3);
            double y = x + random.nextDouble();
            (i % 3 == 0 ? one : other).add(x);
            (i % 3 == 0 ? coOne : coOther).add(x, y);
            all.add(x);
            coAll.add(x, y);
        }

        one.merge(other);
        coOne.merge(coOther);

        assertThat(one.mean()).isCloseTo(all.mean(), within(1e-12));
        assertThat(one.squares()).isCloseTo(all.squares(), within(1e-8));
        assertClose(
                Objects.requireNonNull(one.interval()),
                Objects.requireNonNull(all.interval()).low(),
                Objects.requireNonNull(all.interval()).high());
        assertThat(coOne.variance(1, -1)).isCloseTo(coAll.variance(1, -1), within(1e-12));
    }

    @Test
    void moved_vectors_have_moved_moments() {
        var random = new SplittableRandom(6);
        var original = new CoMoments(2);
        var moved = new CoMoments(2);
        for (int i = 0; i < 100; i++) {
            double x = random.nextDouble();
            original.add(x, x * x);
            moved.add(x + 3, (x + 3) * (x + 3));
        }

        CoMoments transformed = original.transformed(new double[][] {{1, 0}, {6, 1}}, new double[] {3, 9});

        assertThat(transformed.mean(1)).isCloseTo(moved.mean(1), within(1e-12));
        assertThat(transformed.variance(2, 1)).isCloseTo(moved.variance(2, 1), within(1e-12));
    }

    @Test
    void few_values_do_not_enclose_an_outer_quantile() {
        assertThat(OrderStatistics.of(0.5, 5).low()).isZero();
        assertThat(OrderStatistics.of(0.5, 6)).isEqualTo(new OrderStatistics(1, 6));
        assertThat(OrderStatistics.of(0.99, 367).high()).isEqualTo(368);
        assertThat(OrderStatistics.of(0.99, 368).high()).isEqualTo(368);
    }

    @Test
    void numbers_without_spread_have_an_interval_without_width() {
        var moments = new Moments();
        assertThat(moments.interval()).isNull();

        for (int i = 0; i < 10; i++) {
            moments.add(0.25);
        }

        assertThat(moments.interval()).isEqualTo(new Interval(0.25, 0.25));
    }

    @Test
    void an_interval_stays_within_the_range_of_its_metric() {
        assertThat(new Interval(-0.1, 1.2).within(Metric.ACCURACY)).isEqualTo(new Interval(0, 1));
        assertThatThrownBy(() -> new Interval(2, 1)).hasMessageContaining("2.0 to 1.0");
    }

    private static void assertClose(Interval interval, double low, double high) {
        assertThat(interval.low()).isCloseTo(low, within(1e-9));
        assertThat(interval.high()).isCloseTo(high, within(1e-9));
    }
}
