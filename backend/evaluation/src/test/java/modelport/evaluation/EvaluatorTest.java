package modelport.evaluation;

import static modelport.evaluation.Given.CANCER;
import static modelport.evaluation.Given.IRIS;
import static modelport.evaluation.Given.evaluate;
import static modelport.evaluation.Given.model;
import static modelport.evaluation.Given.sentence;
import static modelport.evaluation.Given.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import modelport.contract.Message;
import modelport.contract.evaluation.ConfusionCell;
import modelport.contract.evaluation.EvaluationKind;
import modelport.contract.evaluation.SliceMeasures;
import modelport.inference.LoadOptions;
import modelport.inference.LoadedModel;
import modelport.inference.OnnxModels;
import modelport.inference.Tensor;
import modelport.tables.Batch;
import modelport.tables.Batches;
import modelport.tables.Selection;
import modelport.tables.Split;
import modelport.tables.TableFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EvaluatorTest {
    @TempDir
    private Path folder;

    private Given given;

    @BeforeEach
    void start() {
        given = new Given(folder);
    }

    @ParameterizedTest
    @ValueSource(strings = {"iris", "iris_weak"})
    void three_classes_get_the_figures_of_scikit_learn(String name) {
        Findings findings = evaluate(model(name, IRIS), given.fixture("iris"));

        assertThat(findings.kind()).isEqualTo(EvaluationKind.CLASSIFICATION);
        assertThat(findings.rows()).isEqualTo(150);
        Given.expected(name)
                .forEach((metric, expected) ->
                        assertThat(value(findings, metric)).as(metric).isCloseTo(expected, within(1e-6)));
        assertThat(findings.headline().getFirst().metric()).isEqualTo("accuracy");
        assertThat(findings.confusion().stream().mapToLong(ConfusionCell::count).sum())
                .isEqualTo(150);
        assertThat(findings.classes()).hasSize(3).allMatch(measures -> measures.support() == 50);
        assertThat(findings.calibration()).isNotEmpty();
    }

    @Test
    void two_classes_get_the_figures_of_scikit_learn_by_named_columns() {
        Findings findings = evaluate(model("cancer", CANCER), given.fixture("breast_cancer"));

        Given.expected("cancer")
                .forEach((metric, expected) ->
                        assertThat(value(findings, metric)).as(metric).isCloseTo(expected, within(1e-5)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"diabetes", "diabetes_weak"})
    void numbers_get_the_figures_of_scikit_learn(String name) {
        Findings findings = evaluate(model(name, List.of()), given.fixture("diabetes"));

        assertThat(findings.kind()).isEqualTo(EvaluationKind.REGRESSION);
        Given.expected(name)
                .forEach((metric, expected) -> assertThat(value(findings, metric))
                        .as(metric)
                        .isCloseTo(expected, within(1e-4 * Math.max(1, expected))));
        assertThat(findings.headline().getFirst().metric()).isEqualTo("rmse");
        assertThat(findings.confusion()).isEmpty();
    }

    @Test
    void accuracy_is_that_of_a_plain_loop_over_the_model() {
        TableFile table = given.fixture("iris");
        int right = 0;
        var options = LoadOptions.serving();
        try (LoadedModel loaded =
                        OnnxModels.load(Given.file("iris_weak"), Given.signature("iris_weak", IRIS), options);
                Batches batches = table.read(Selection.all())) {
            while (batches.hasNext()) {
                Batch batch = batches.next();
                for (int row = 0; row < batch.size(); row++) {
                    var cells = new float[4];
                    for (int column = 0; column < 4; column++) {
                        cells[column] = (float) batch.column(column).number(row);
                    }
                    var answers = loaded.run(Map.of("X", Tensor.floats(cells, 1, 4)), Duration.ofSeconds(10));
                    Object label = Objects.requireNonNull(answers.get("label")).value(0);
                    right += label.equals(batch.column(4).value(row)) ? 1 : 0;
                }
            }
        }

        Findings findings = evaluate(model("iris_weak", IRIS), table);

        assertThat(value(findings, "accuracy")).isEqualTo(right / 150.0);
    }

    @Test
    void the_same_wishes_give_the_same_bits() {
        ModelFile model = model("iris", IRIS);
        ModelRows rows = rows(model, given.fixture("iris"));
        var options = new EvaluatorOptions(7, List.of("target", "petal_width"), 0.1, null, null);

        Findings first = evaluate(model, rows, options);
        Findings second = evaluate(model, rows, options);

        assertThat(second).isEqualTo(first);
        assertThat(evaluate(model, rows, new EvaluatorOptions(8, options.slices(), 0.1, null, null))
                        .stability())
                .isNotEqualTo(first.stability());
    }

    @ParameterizedTest
    @ValueSource(strings = {"iris_named", "iris_columns", "iris_gaps", "iris_one_row", "iris_eight_rows"})
    void the_same_model_in_another_form_has_the_same_accuracy(String name) {
        TableFile table = given.fixture("iris");

        Findings findings = evaluate(model(name, IRIS), table);

        assertThat(value(findings, "accuracy")).isEqualTo(0.96);
        assertThat(value(findings, "log-loss")).isCloseTo(Given.expected("iris").get("log-loss"), within(1e-6));
    }

    @Test
    void columns_may_have_other_names() {
        TableFile table = given.csv("a,b,c,d,target", "0.2,3.5,5.1,1.4,setosa", "2.0,3.0,6.0,5.0,virginica");
        ModelFile model = model("iris_named", IRIS);
        var columns = Map.of("petal_width", "a", "sepal_width", "b", "sepal_length", "c", "petal_length", "d");

        ModelRows rows = ModelRows.bind(
                model.signature(), table, ModelRowsOptions.labelled("target").withColumns(columns));

        assertThat(value(evaluate(model, rows, EvaluatorOptions.plain()), "accuracy"))
                .isEqualTo(1);
    }

    @Test
    void rows_without_a_label_are_left_out_and_counted() {
        TableFile table =
                given.csv("a,b,c,d,target", "5.1,3.5,1.4,0.2,setosa", "4.9,3.0,1.4,0.2,", "6.0,3.0,5.0,2.0,virginica");

        Findings findings = evaluate(model("iris", IRIS), table);

        assertThat(findings.rows()).isEqualTo(2);
        assertThat(findings.notes()).extracting(Message::code).containsExactly("evaluation.unlabelled");
        assertThat(sentence(findings.notes().getFirst())).startsWith("1 rows have no label in column “target”");
    }

    @Test
    void gaps_go_in_where_the_model_knows_what_to_do_with_them() {
        TableFile table = given.csv("a,b,c,d,target", "5.1,,1.4,0.2,setosa", "6.0,3.0,5.0,2.0,virginica");

        assertThat(value(evaluate(model("iris_gaps", IRIS), table), "accuracy")).isEqualTo(1);
    }

    @Test
    void texts_whole_numbers_and_truth_values_fill_inputs_of_their_own() {
        TableFile table = given.csv(
                "colour,count,fresh,target", "red,3,true,113", "blue,4,false,24", "blue,5,true,125", "red,1,false,12");

        Findings findings = evaluate(model("mixed", List.of()), table);

        assertThat(value(findings, "max-error")).isEqualTo(1);
        assertThat(value(findings, "mae")).isEqualTo(0.25);
    }

    @Test
    void labels_are_classes_whatever_they_are_written_as() {
        TableFile table = given.csv("a,b,c,d,target", "5.1,3.5,1.4,0.2,0", "6.0,3.0,5.0,2.0,2", "5.0,3.4,1.5,0.2,0");

        for (List<String> classes : List.of(List.of("0", "1", "2"), List.of("0.0", "1.0", "2.0"))) {
            ModelFile model = model("iris_margins", classes);
            assertThat(ModelRows.bind(model.signature(), table, ModelRowsOptions.labelled("target"))
                            .rows())
                    .isEqualTo(3);
        }
    }

    @Test
    void a_model_that_gives_labels_only_is_measured_by_them() {
        TableFile table = given.csv("a,b,c,d,target", "5.1,3.5,1.4,0.2,1", "6.0,3.0,5.0,2.0,5", "5.0,3.4,3.5,0.2,1");
        ModelFile model = model("places", List.of());
        var options = ModelRowsOptions.labelled("target").withTask("classification");

        Findings findings =
                evaluate(model, ModelRows.bind(model.signature(), table, options), EvaluatorOptions.plain());

        assertThat(value(findings, "accuracy")).isCloseTo(2 / 3.0, within(1e-12));
        assertThat(findings.notMeasured())
                .anySatisfy(missed -> assertThat(missed.reason().code()).isEqualTo("evaluation.reason-no-scores"));
        findings.notMeasured()
                .forEach(missed -> assertThat(sentence(missed.reason())).isNotBlank());
    }

    @Test
    void scores_that_are_no_probabilities_rank_and_no_more() {
        Findings findings = evaluate(model("iris_margins", IRIS), given.fixture("iris"));

        assertThat(value(findings, "accuracy")).isEqualTo(0.96);
        assertThat(findings.find("roc-auc-macro")).isPresent();
        assertThat(findings.find("log-loss")).isEmpty();
        assertThat(findings.calibration()).isEmpty();
        assertThat(findings.notMeasured())
                .anySatisfy(
                        missed -> assertThat(missed.reason().code()).isEqualTo("evaluation.reason-no-probabilities"));
    }

    @Test
    void a_model_that_minds_its_neighbours_is_given_one_row_at_a_time() {
        ModelFile model = new ModelFile(Given.file("iris"), folder, Given.signature("iris", IRIS, false));
        ModelRows rows = rows(model, given.fixture("iris"));

        Findings findings = evaluate(model, rows, EvaluatorOptions.plain());

        assertThat(rows.batchSize()).isEqualTo(1);
        assertThat(value(findings, "accuracy")).isEqualTo(0.96);
        assertThat(findings.notes()).extracting(Message::code).containsExactly("evaluation.batch-dependent");
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

    @Test
    void one_part_of_a_split_is_measured_alone() {
        TableFile table = given.fixture("iris");
        ModelFile model = model("iris", IRIS);
        Split split = Split.holdout(3, 0.4, "target");

        var labelled = ModelRowsOptions.labelled("target");
        ModelRows test =
                ModelRows.bind(model.signature(), table, labelled.withPart(new Selection.PartOf(split, "test")));
        ModelRows train =
                ModelRows.bind(model.signature(), table, labelled.withPart(new Selection.PartOf(split, "train")));

        assertThat(test.rows()).isEqualTo(60);
        assertThat(train.rows()).isEqualTo(90);
        double accuracy = value(evaluate(model, test, EvaluatorOptions.plain()), "accuracy") * 60
                + value(evaluate(model, train, EvaluatorOptions.plain()), "accuracy") * 90;
        assertThat(accuracy).isCloseTo(0.96 * 150, within(1e-9));
    }

    @Test
    void a_gap_is_the_way_from_what_was_seen_to_what_was_not() {
        TableFile table = given.fixture("iris");

        var gap = evaluate(model("iris_weak", IRIS), table).gap(evaluate(model("iris", IRIS), table));

        assertThat(gap.getFirst().metric()).isEqualTo("accuracy");
        assertThat(gap.getFirst().first()).isEqualTo(0.96);
        assertThat(gap.getFirst().difference()).isNegative();
    }

    @Test
    void whoever_stops_it_waits_for_one_batch_at_most() {
        ModelFile model = model("iris_one_row", IRIS);
        ModelRows rows = rows(model, given.fixture("iris"));
        var told = new ArrayList<Long>();
        try (RowModel loaded = model.load()) {
            Progress progress = (done, total) -> {
                told.add(done);
                return done < 5;
            };

            assertThatThrownBy(() -> Evaluator.evaluate(loaded, rows, EvaluatorOptions.plain(), progress))
                    .isInstanceOf(CancellationException.class);
        }
        assertThat(told).containsExactly(0L, 1L, 2L, 3L, 4L, 5L);
    }

    @Test
    void a_table_s_rows_go_in_for_calibration_as_often_as_wanted() {
        ModelFile model = model("iris_columns", IRIS);
        ModelRows rows = rows(model, given.fixture("iris"));

        for (int time = 0; time < 2; time++) {
            try (var inputs = rows.inputs()) {
                assertThat(inputs.toList())
                        .hasSize(1)
                        .allSatisfy(batch -> assertThat(batch).hasSize(4))
                        .allSatisfy(
                                batch -> assertThat(batch.get("petal_width")).hasToString("FP32[150, 1]"));
            }
        }
    }

    private static ModelRows rows(ModelFile model, TableFile table) {
        return ModelRows.bind(model.signature(), table, ModelRowsOptions.labelled("target"));
    }
}
