package modelport.statistics.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ShiftTest {
    @Test
    void statistic_and_p_are_those_of_scipy() {
        Shift shift = Shift.between(CellCounts.of(7, 120, 300, 280, 200, 100), CellCounts.of(50, 20, 30, 40, 5, 9));

        assertThat(shift.chiSquare()).isCloseTo(19.36493090261719, within(1e-9));
        assertThat(shift.degrees()).isEqualTo(4);
        assertThat(shift.p()).isCloseTo(0.0006662391972217906, within(1e-12));
        assertThat(shift.stability()).isCloseTo(0.24381718950373935, within(1e-9));
        assertThat(shift.largest()).isCloseTo(0.15192307692307694, within(1e-12));
        assertThat(shift.cell()).isEqualTo(4);
    }

    @Test
    void cells_with_few_values_are_pooled_and_none_are_nothing() {
        Shift small = Shift.between(CellCounts.of(0, 1000, 1000, 1, 0), CellCounts.of(0, 100, 100, 1, 1));
        Shift none = Shift.between(CellCounts.of(0, 10, 10), CellCounts.of(30, 0, 0));

        assertThat(small.degrees()).isEqualTo(1);
        assertThat(small.p()).isGreaterThan(0.5);
        assertThat(none).isEqualTo(new Shift(0, 0, 1, 0, 0, 0));
    }

    @Test
    void without_a_change_p_is_uniform_and_stability_is_around_zero() {
        var random = new Random(7);
        int below = 0;
        double sum = 0;
        for (int run = 0; run < 2_000; run++) {
            Shift shift = Shift.between(normal(random, 2_000, 0), normal(random, 500, 0));
            below += shift.p() <= 0.05 ? 1 : 0;
            sum += shift.stability();
        }

        assertThat(below).isBetween(60, 145);
        assertThat(sum / 2_000).isCloseTo(0, within(0.002));
    }

    @Test
    void adjusted_values_are_those_of_scipy() {
        assertThat(FalseDiscovery.adjust(0.01, 0.04, 0.03, 0.005, 0.5))
                .containsExactly(new double[] {0.025, 0.05, 0.05, 0.025, 0.5}, within(1e-12));
        assertThat(FalseDiscovery.adjust()).isEmpty();
    }

    @Test
    void numbers_fall_into_the_cell_whose_edges_hold_them() {
        NumberCells cells = NumberCells.of(0, 1, 2, 2, 5);

        assertThat(cells.cell(Double.NaN)).isEqualTo(Cells.MISSING);
        assertThat(cells.cell(Double.NEGATIVE_INFINITY)).isEqualTo(1);
        assertThat(cells.cell(0)).isEqualTo(2);
        assertThat(cells.cell(0.99)).isEqualTo(2);
        assertThat(cells.cell(1)).isEqualTo(3);
        assertThat(cells.cell(2)).isEqualTo(5);
        assertThat(cells.cell(5)).isEqualTo(5);
        assertThat(cells.cell(5.01)).isEqualTo(6);
        assertThat(cells.size()).isEqualTo(7);
        assertThat(cells.isOutside(1)).isTrue();
        assertThat(cells.isOutside(6)).isTrue();
        assertThat(cells.isOutside(2)).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> NumberCells.of(1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> NumberCells.of(0, Double.NaN));
    }

    @Test
    void cells_that_are_fitted_hold_about_as_many_values_each_and_one_value_has_one() {
        double[] values = new Random(1).doubles(10_000).toArray();
        NumberCells cells = NumberCells.fit(values, 10);
        CellCounts counts = cells.none();
        for (double value : values) {
            counts.add(cells.cell(value));
        }

        for (int cell = 2; cell < 12; cell++) {
            assertThat(counts.count(cell)).isBetween(999L, 1_001L);
        }
        assertThat(counts.outside(cells)).isZero();
        assertThat(NumberCells.fit(new double[] {3, 3, 3, Double.NaN}, 10).cell(3))
                .isEqualTo(2);
        assertThatIllegalArgumentException().isThrownBy(() -> NumberCells.fit(new double[] {Double.NaN}, 10));
    }

    @Test
    void categories_are_known_rare_unseen_or_missing() {
        var cells = new CategoryCells(List.of("red", "blue"), List.of("green"));

        assertThat(cells.cell(null)).isEqualTo(Cells.MISSING);
        assertThat(cells.cell("")).isEqualTo(Cells.MISSING);
        assertThat(cells.cell("red")).isEqualTo(1);
        assertThat(cells.cell("green")).isEqualTo(3);
        assertThat(cells.cell("mauve")).isEqualTo(4);
        assertThat(cells.isOutside(4)).isTrue();
        assertThat(cells.isOutside(3)).isFalse();
    }

    @Test
    void counts_add_up_in_any_order() {
        CellCounts a = CellCounts.of(1, 2, 3);
        CellCounts b = CellCounts.of(4, 0, 6);

        assertThat(a.plus(b)).isEqualTo(b.plus(a)).isEqualTo(CellCounts.of(5, 2, 9));
        assertThat(a.plus(b).present()).isEqualTo(11);
        assertThatIllegalArgumentException().isThrownBy(() -> a.plus(CellCounts.of(1)));
        assertThatIllegalArgumentException().isThrownBy(() -> CellCounts.of(-1));
    }

    static CellCounts normal(Random random, int count, double mean) {
        CellCounts counts = CellCounts.of(new long[13]);
        NumberCells deciles =
                NumberCells.of(-9, -1.2816, -0.8416, -0.5244, -0.2533, 0, 0.2533, 0.5244, 0.8416, 1.2816, 9);
        for (int i = 0; i < count; i++) {
            counts.add(deciles.cell(random.nextGaussian() + mean));
        }
        return counts;
    }
}
