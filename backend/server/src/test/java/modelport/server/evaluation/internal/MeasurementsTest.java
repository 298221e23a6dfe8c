package modelport.server.evaluation.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import modelport.contract.evaluation.EvaluationReport;
import modelport.contract.evaluation.Measured;
import modelport.contract.evaluation.SliceMeasures;
import modelport.contract.evaluation.Stability;
import modelport.server.evaluation.internal.Measurements.Figure;
import org.junit.jupiter.api.Test;

class MeasurementsTest {
    private static final Measured ACCURACY = new Measured("accuracy", 0.9, 0.8, 0.95, 100);
    private static final Measured FLIPS = new Measured("jitter-flip-rate", 0.01, null, null, 100);

    @Test
    void figures_of_all_rows_have_no_slice_and_others_name_theirs() {
        EvaluationReport report = report(
                new SliceMeasures("sex", "female", 60, List.of(ACCURACY)),
                new SliceMeasures("sex", "", 2, List.of(ACCURACY)));

        List<Figure> rows = Measurements.rows(report, 10).getFirst();

        assertThat(rows).extracting(Figure::slice).containsExactly("", "", "sex=female", "sex=");
        assertThat(rows.get(1)).isEqualTo(new Figure("jitter-flip-rate", "", 0.01, null, null, 100));
    }

    @Test
    void long_values_are_cut_and_stay_different() {
        String long1 = "x".repeat(2_000) + "1";
        String long2 = "x".repeat(2_000) + "2";

        List<Figure> rows = Measurements.rows(
                        report(
                                new SliceMeasures("text", long1, 1, List.of(ACCURACY)),
                                new SliceMeasures("text", long2, 1, List.of(ACCURACY))),
                        10)
                .getFirst();

        assertThat(rows)
                .extracting(Figure::slice)
                .filteredOn(slice -> !slice.isEmpty())
                .hasSize(2)
                .doesNotHaveDuplicates()
                .allMatch(slice -> slice.length() <= 700);
    }

    @Test
    void many_figures_come_in_parts() {
        EvaluationReport report = report(new SliceMeasures("a", "1", 9, List.of(ACCURACY, FLIPS)));

        assertThat(Measurements.rows(report, 3)).extracting(List::size).containsExactly(3, 1);
    }

    private static EvaluationReport report(SliceMeasures... slices) {
        return new EvaluationReport(
                List.of(ACCURACY),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(slices),
                new Stability(0.01, List.of(FLIPS)),
                null,
                null,
                List.of());
    }
}
