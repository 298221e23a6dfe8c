package modelport.evaluation;

import static modelport.evaluation.Given.IRIS;
import static modelport.evaluation.Given.evaluate;
import static modelport.evaluation.Given.model;
import static modelport.evaluation.Given.sentence;
import static modelport.evaluation.Given.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import modelport.contract.Message;
import modelport.tables.Selection;
import modelport.tables.Split;
import modelport.tables.TableFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelRowsTest {
    @TempDir
    private Path folder;

    private Given given;

    @BeforeEach
    void start() {
        given = new Given(folder);
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
    void a_model_that_minds_its_neighbours_is_given_one_row_at_a_time() {
        ModelFile model = new ModelFile(Given.file("iris"), folder, Given.signature("iris", IRIS, false));
        ModelRows rows = rows(model, given.fixture("iris"));

        Findings findings = evaluate(model, rows, EvaluatorOptions.plain());

        assertThat(rows.batchSize()).isEqualTo(1);
        assertThat(value(findings, "accuracy")).isEqualTo(0.96);
        assertThat(findings.notes()).extracting(Message::code).containsExactly("evaluation.batch-dependent");
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
