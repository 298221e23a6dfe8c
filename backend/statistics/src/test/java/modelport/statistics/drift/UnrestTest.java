package modelport.statistics.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import modelport.statistics.Interval;
import modelport.statistics.interval.Newcombe;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.junit.jupiter.api.Test;

class UnrestTest {
    private static final int DEGREES = 9;
    private final Random random = new Random(3);

    @Test
    void without_unrest_p_is_that_of_chi_square() {
        double p = ChiSquaredDistribution.of(DEGREES).survivalProbability(20);

        assertThat(Unrest.NONE.p(20, DEGREES)).isCloseTo(p, within(1e-12));
        assertThat(new Unrest(1, 1_000_000).p(20, DEGREES)).isCloseTo(p, within(1e-4));
        assertThat(Unrest.NONE.p(20, 0)).isEqualTo(1);
        assertThatIllegalArgumentException().isThrownBy(() -> new Unrest(0.9, 3));
    }

    @Test
    void small_p_values_stay_rare_however_restless_a_column_is() {
        for (double stretched : new double[] {1, 4, 100}) {
            int below = 0;
            for (int lesson = 0; lesson < 2_000; lesson++) {
                Unrest unrest = learn(stretched);
                for (int window = 0; window < 10; window++) {
                    below += unrest.p(chiSquare(stretched), DEGREES) <= 0.01 ? 1 : 0;
                }
            }

            assertThat(below / 20_000.0).isBetween(0.001, 0.02);
        }
    }

    @Test
    void three_windows_in_ten_that_changed_do_not_pass_for_unrest() {
        double[] ratios =
                DoubleStream.generate(() -> chiSquare(1) / DEGREES).limit(56).toArray();
        double quiet = Unrest.learn(ratios, DEGREES).inflation();
        for (int i = 0; i < 14; i++) {
            ratios[i] = 1_000;
        }

        assertThat(quiet).isLessThan(1.5);
        assertThat(Unrest.learn(ratios, DEGREES).inflation()).isLessThan(3);
        assertThat(Unrest.learn(new double[0], DEGREES)).isEqualTo(Unrest.NONE);
    }

    @Test
    void adjusted_values_keep_the_order_and_are_never_smaller() {
        double[] p = random.doubles(200).map(value -> value * value * value).toArray();
        double[] q = FalseDiscovery.adjust(p);

        for (int i = 0; i < p.length; i++) {
            assertThat(q[i]).isBetween(p[i] - 1e-12, 1.0);
            for (int j = 0; j < p.length; j++) {
                assertThat(p[i] > p[j] && q[i] < q[j]).isFalse();
            }
        }
    }

    @Test
    void the_fewer_families_hold_something_the_more_is_asked_of_it() {
        List<double[]> one = FalseDiscovery.adjustFamilies(List.of(new double[] {0.004, 0.5}), 0.01);
        List<double[]> many = FalseDiscovery.adjustFamilies(
                Stream.concat(Stream.of(new double[] {0.0004, 0.004}), Stream.generate(() -> new double[] {0.4, 0.6}))
                        .limit(10)
                        .toList(),
                0.01);

        assertThat(one.getFirst()).containsExactly(0.008, 0.5);
        assertThat(many.getFirst()[0]).isCloseTo(0.008, within(1e-12));
        assertThat(many.getFirst()[1]).isCloseTo(0.04, within(1e-12));
        assertThat(many.getLast()[0]).isGreaterThan(0.01);
    }

    @Test
    void the_difference_of_two_shares_is_that_of_newcombe() {
        Interval change = Newcombe.of(48, 80, 56, 70);

        assertThat(change.low()).isCloseTo(0.0524, within(1e-4));
        assertThat(change.high()).isCloseTo(0.3339, within(1e-4));
    }

    private Unrest learn(double stretched) {
        return Unrest.learn(
                DoubleStream.generate(() -> chiSquare(stretched) / DEGREES)
                        .limit(48)
                        .toArray(),
                DEGREES);
    }

    /** One of nine parts is stretched. */
    private double chiSquare(double stretched) {
        double sum = 0;
        for (int i = 0; i < DEGREES; i++) {
            double z = random.nextGaussian();
            sum += z * z * (i == 0 ? stretched : 1);
        }
        return sum;
    }
}
