package modelport.evaluation;

import static modelport.evaluation.Given.CANCER;
import static modelport.evaluation.Given.IRIS;
import static modelport.evaluation.Given.evaluate;
import static modelport.evaluation.Given.model;
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
import modelport.contract.evaluation.ConfusionCell;
import modelport.contract.evaluation.EvaluationKind;
import modelport.inference.LoadOptions;
import modelport.inference.LoadedModel;
import modelport.inference.OnnxModels;
import modelport.inference.Tensor;
import modelport.tables.Batch;
import modelport.tables.Batches;
import modelport.tables.Selection;
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

    private static ModelRows rows(ModelFile model, TableFile table) {
        return ModelRows.bind(model.signature(), table, ModelRowsOptions.labelled("target"));
    }
}
