package modelport.evaluation;

import static modelport.evaluation.Given.IRIS;
import static modelport.evaluation.Given.evaluate;
import static modelport.evaluation.Given.model;
import static modelport.evaluation.Given.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import modelport.contract.evaluation.SliceMeasures;
import modelport.contract.registry.DataType;
import modelport.contract.registry.Signature;
import modelport.contract.registry.TensorSpec;
import modelport.statistics.Metric;
import modelport.statistics.classification.ScoreKind;
import modelport.tables.TableFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SlicesTest {
    @TempDir
    private Path folder;

    private Given given;

    @BeforeEach
    void start() {
        given = new Given(folder);
    }

    @Test
    void slices_add_up_to_the_whole() {
        ModelFile model = model("iris_weak", IRIS);
        ModelRows rows = rows(model, given.fixture("iris"));

        Findings findings =
                evaluate(model, rows, EvaluatorOptions.plain().withSlices(List.of("target", "sepal_length")));

        for (String column : List.of("target", "sepal_length")) {
            List<SliceMeasures> slices = findings.slices().stream()
                    .filter(slice -> slice.column().equals(column))
                    .toList();
            double right = slices.stream()
                    .mapToDouble(slice -> slice.rows() * value(slice.measures(), "accuracy"))
                    .sum();
            assertThat(slices.stream().mapToLong(SliceMeasures::rows).sum()).isEqualTo(150);
            assertThat(right).isCloseTo(150 * value(findings, "accuracy"), within(1e-9));
        }
        assertThat(findings.slices())
                .filteredOn(slice -> slice.column().equals("sepal_length"))
                .extracting(SliceMeasures::value)
                .containsExactly("4.3 … 5.1", "5.1 … 5.8", "5.8 … 6.4", "6.4 … 7.9");
    }

    @Test
    void many_values_share_a_slice_and_missing_cells_have_one() {
        var lines = new ArrayList<String>(List.of("note,colour,count,fresh,target"));
        for (int i = 0; i < 240; i++) {
            String note = i == 7 ? "" : "n" + i % 60;
            lines.add("%s,red,%d,true,%d".formatted(note, i, i + 110));
        }
        ModelFile model = model("mixed", List.of());
        ModelRows rows = rows(model, given.csv(lines.toArray(String[]::new)));

        Findings findings = evaluate(model, rows, EvaluatorOptions.plain().withSlices(List.of("note", "count")));

        List<SliceMeasures> notes = findings.slices().stream()
                .filter(slice -> slice.column().equals("note"))
                .toList();
        assertThat(notes).hasSize(52);
        assertThat(notes.get(50).value()).isEqualTo("…");
        assertThat(notes.get(51).value()).isEmpty();
        assertThat(notes.get(51).rows()).isEqualTo(1);
        assertThat(notes.stream().mapToLong(SliceMeasures::rows).sum()).isEqualTo(240);
        assertThat(findings.slices())
                .filteredOn(slice -> slice.column().equals("count"))
                .extracting(SliceMeasures::rows)
                .containsExactly(60L, 60L, 60L, 60L);
    }

    @Test
    void slices_of_very_many_classes_have_their_accuracy() {
        List<String> classes = IntStream.range(0, 201).mapToObj(i -> "c" + i).toList();
        var signature = new Signature(
                Given.signature("iris", IRIS).inputs(),
                List.of(TensorSpec.of("label", DataType.INT64, -1)),
                classes,
                null,
                true);
        ModelRows rows = ModelRows.bind(
                signature,
                given.csv("a,b,c,d,target", "1,2,3,4,c3", "4,3,2,1,c200"),
                ModelRowsOptions.labelled("target"));
        Tally slice = Tally.of(rows, ScoreKind.NONE, true);
        var truths = new RowAnswers.Labels(new int[] {3, 200}, null);

        slice.add(0, truths, new RowAnswers.Labels(new int[] {3, 3}, null));
        slice.add(1, truths, new RowAnswers.Labels(new int[] {3, 3}, null));

        assertThat(slice.measures().find(Metric.ACCURACY).orElseThrow().value()).isEqualTo(0.5);
    }

    @Test
    void whole_numbers_of_few_values_are_told_apart_by_value() {
        ModelFile model = model("diabetes", List.of());
        ModelRows rows = rows(model, given.fixture("diabetes"));

        Survey survey = Survey.of(rows, List.of("bmi"), List.of("sex", "age"), Progress.none());

        assertThat(Objects.requireNonNull(survey.keys().get("sex")).names()).containsExactly("1", "2", "");
        assertThat(Objects.requireNonNull(survey.keys().get("age")).names()).hasSize(5);
        assertThat(survey.deviations().get("bmi")).isCloseTo(4.418, within(1e-3));
    }

    @Test
    void noise_moves_answers_a_little_and_none_does_not() {
        ModelFile model = model("iris", IRIS);
        ModelRows rows = rows(model, given.fixture("iris"));

        var quiet = evaluate(model, rows, EvaluatorOptions.plain()).stability();
        var little = Objects.requireNonNull(
                evaluate(model, rows, EvaluatorOptions.plain().withNoise(0.01)).stability());
        var much = Objects.requireNonNull(
                evaluate(model, rows, EvaluatorOptions.plain().withNoise(0.5)).stability());

        assertThat(quiet).isNull();
        assertThat(value(little.measures(), "jitter-mean")).isPositive().isLessThan(0.01);
        assertThat(value(much.measures(), "jitter-mean")).isGreaterThan(value(little.measures(), "jitter-mean"));
        assertThat(value(much.measures(), "jitter-flip-rate")).isPositive();
    }

    @Test
    void columns_that_never_change_have_no_noise() {
        TableFile table = given.csv("a,b,c,d,target", "5.1,3.5,1.4,0.2,setosa", "5.1,3.5,1.4,0.2,setosa");
        ModelFile model = model("iris", IRIS);

        var stability = Objects.requireNonNull(
                evaluate(model, rows(model, table), EvaluatorOptions.plain().withNoise(0.5))
                        .stability());

        assertThat(value(stability.measures(), "jitter-max")).isZero();
        assertThat(value(stability.measures(), "jitter-flip-rate")).isZero();
    }

    private static ModelRows rows(ModelFile model, TableFile table) {
        return ModelRows.bind(model.signature(), table, ModelRowsOptions.labelled("target"));
    }
}
