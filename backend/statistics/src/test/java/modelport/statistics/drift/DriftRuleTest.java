package modelport.statistics.drift;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DriftRuleTest {
    private static final int COLUMNS = 30;
    private final Random random = new Random(20261126);
    private final List<CellCounts> reference = columns(10_000, 0);

    @Test
    void quiet_windows_of_thirty_columns_raise_nothing() {
        List<List<CellCounts>> windows = new ArrayList<>();
        int drifted = 0;
        for (int i = 0; i < 300; i++) {
            windows.add(columns(500, 0));
            drifted += count(DriftRule.usual().judge(reference, windows), DriftState.DRIFTED);
        }

        assertThat(drifted).isZero();
    }

    @Test
    void a_shift_of_half_a_deviation_is_blamed_on_its_column_alone_once_it_stays() {
        List<CellCounts> quiet = columns(500, 0);
        List<CellCounts> moved = new ArrayList<>(columns(500, 0));
        moved.set(4, ShiftTest.normal(random, 500, 0.5));

        List<DriftFinding> once = DriftRule.usual().judge(reference, List.of(quiet, moved));
        List<DriftFinding> twice = DriftRule.usual().judge(reference, List.of(quiet, quiet, moved, moved));

        assertThat(once.get(4).state()).isEqualTo(DriftState.MOVED);
        assertThat(twice.get(4).state()).isEqualTo(DriftState.DRIFTED);
        assertThat(twice.get(4).moves()).isEqualTo(2);
        assertThat(count(twice, DriftState.STEADY)).isEqualTo(COLUMNS - 1);
    }

    @Test
    void too_few_values_say_nothing_whatever_they_are() {
        List<CellCounts> few = columns(499, 3);

        assertThat(DriftRule.usual().judge(reference, List.of(few, few, few)))
                .extracting(DriftFinding::state)
                .containsOnly(DriftState.INSUFFICIENT_DATA);
    }

    @Test
    void large_windows_do_not_make_small_changes_matter() {
        List<CellCounts> large = columns(200_000, 0.05);

        List<DriftFinding> findings = DriftRule.usual().judge(columns(200_000, 0), List.of(large, large, large));

        assertThat(findings).allSatisfy(finding -> assertThat(finding.q()).isLessThan(1e-6));
        assertThat(findings).extracting(DriftFinding::state).containsOnly(DriftState.STEADY);
    }

    @Test
    void a_rule_is_calibrated_on_rows_that_come_in_runs() {
        List<int[]> rows = runs(6_000, 40);
        List<Cells> cells = Collections.nCopies(5, NumberCells.of(-9, -1, -0.5, 0, 0.5, 1, 9));
        double quarter = 13 * 7;

        Optional<Calibration> strict = Calibration.of(cells, rows, DriftRule.usual(), quarter, 1, new Random(1));
        Optional<Calibration> same = Calibration.of(cells, rows, DriftRule.usual(), quarter, 1, new Random(1));
        Optional<Calibration> loose = Calibration.of(cells, rows, DriftRule.usual(), quarter, 1_000, new Random(1));

        assertThat(strict).isPresent().isEqualTo(same);
        assertThat(strict.orElseThrow().falseAlarms()).isLessThanOrEqualTo(2);
        assertThat(strict.orElseThrow().effects())
                .hasSize(5)
                .allMatch(effect -> effect > DriftRule.usual().effect());
        assertThat(strict.orElseThrow().rule().effect())
                .isGreaterThan(DriftRule.usual().effect());
        assertThat(loose.orElseThrow().rule()).isEqualTo(DriftRule.usual());
        assertThat(loose.orElseThrow().falseAlarms()).isGreaterThan(1);
        assertThat(Calibration.of(cells, rows.subList(0, 900), DriftRule.usual(), quarter, 1, new Random(1)))
                .isEmpty();
    }

    /** Values that stay near each other for a while, as those of one customer do. */
    private List<int[]> runs(int count, int length) {
        NumberCells cells = NumberCells.of(-9, -1, -0.5, 0, 0.5, 1, 9);
        var rows = new ArrayList<int[]>();
        double[] near = new double[5];
        for (int i = 0; i < count; i++) {
            int[] row = new int[near.length];
            for (int column = 0; column < row.length; column++) {
                if (i % length == 0) {
                    near[column] = random.nextGaussian();
                }
                row[column] = cells.cell(near[column] + 0.1 * random.nextGaussian());
            }
            rows.add(row);
        }
        return rows;
    }

    private List<CellCounts> columns(int count, double mean) {
        return Stream.generate(() -> ShiftTest.normal(random, count, mean))
                .limit(COLUMNS)
                .toList();
    }

    private static int count(List<DriftFinding> findings, DriftState state) {
        return (int)
                findings.stream().filter(finding -> finding.state() == state).count();
    }
}
