package modelport.evaluation;

import static modelport.evaluation.Given.IRIS;
import static modelport.evaluation.Given.model;
import static modelport.evaluation.Given.sentence;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import modelport.contract.registry.DataType;
import modelport.contract.registry.Signature;
import modelport.contract.registry.TensorSpec;
import modelport.tables.TableFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever does not fit is said in a sentence that names the place. */
class BadRowsTest {
    private static final ModelRowsOptions LABELLED = ModelRowsOptions.labelled("target");

    @TempDir
    private Path folder;

    private Given given;

    @BeforeEach
    void start() {
        given = new Given(folder);
    }

    @Test
    void too_few_columns() {
        TableFile table = given.csv("a,b,c,target", "5.1,3.5,1.4,setosa", "6.1,3.1,5.4,virginica");

        assertThat(refused(model("iris", IRIS), table, LABELLED))
                .isEqualTo("The model takes 4 numbers in “X”, the table has 3 such columns: a, b, c. "
                        + "Choose a dataset that was made for this model.");
    }

    @Test
    void a_column_that_is_not_there() {
        TableFile table = given.csv("sepal_length,petal_length,petal_width,target", "5.1,1.4,0.2,setosa");

        assertThat(refused(model("iris_named", IRIS), table, LABELLED))
                .startsWith("There is no column “sepal_width”, which the input “X” is filled with. "
                        + "There are: sepal_length, petal_length, petal_width, target.");
        assertThat(refused(model("iris_columns", IRIS), table, LABELLED))
                .startsWith("There is no column “sepal_width”, which the input “sepal_width” is filled with.");
    }

    @Test
    void another_name_for_what_the_model_does_not_know() {
        TableFile table = given.fixture("iris");

        assertThat(refused(model("iris_named", IRIS), table, LABELLED.withColumns(Map.of("petals", "petal_width"))))
                .startsWith("“petals” is neither an input of the model nor a column of one.");
    }

    @Test
    void another_name_that_no_column_has() {
        TableFile table = given.fixture("iris");

        assertThat(refused(model("iris_named", IRIS), table, LABELLED.withColumns(Map.of("petal_width", "width"))))
                .startsWith("There is no column “width”");
    }

    @Test
    void a_column_of_another_type() {
        TableFile table = given.csv(
                "sepal_length,sepal_width,petal_length,petal_width,target",
                "5.1,wide,1.4,0.2,setosa",
                "5.1,narrow,1.4,0.2,setosa");

        assertThat(refused(model("iris_named", IRIS), table, LABELLED))
                .isEqualTo("Column “sepal_width” is of type TEXT, which input “X” (FP32) cannot be filled with.");
    }

    @Test
    void a_gap_where_the_model_needs_a_number() {
        TableFile table = given.csv("a,b,c,d,target", "5.1,3.5,1.4,0.2,setosa", "5.1,3.5,,0.2,setosa");

        assertThat(measured(model("iris", IRIS), table))
                .isEqualTo("Row 2 has nothing in column “c”, and the model cannot do without (input “X”). "
                        + "Fill the gap, or leave the row out.");
        assertThat(measured(model("iris_gaps", IRIS), table)).startsWith("Row 2 has nothing in column “c”");
    }

    @Test
    void a_text_that_is_not_there() {
        TableFile table = given.csv("colour,count,fresh,target", "red,3,true,113", ",4,false,24", "blue,1,true,5");

        assertThat(measured(model("mixed", List.of()), table)).startsWith("Row 2 has nothing in column “colour”");
    }

    @Test
    void a_fraction_where_the_model_takes_whole_numbers() {
        TableFile table = given.csv("colour,count,fresh,target", "red,3,true,113", "blue,4.5,false,24");

        assertThat(measured(model("mixed", List.of()), table))
                .isEqualTo("Row 2 has 4.5 in column “count”, which is no whole number; the model takes INT64.");
    }

    @Test
    void a_number_where_the_model_takes_truth_values() {
        TableFile table = given.csv("colour,count,fresh,target", "red,3,1,113", "blue,4,2,24");

        assertThat(measured(model("mixed", List.of()), table)).startsWith("Row 2 has 2 in column “fresh”");
    }

    @Test
    void a_number_that_is_too_large() {
        TableFile table = given.csv("a,b,c,d,target", "5.1,3.5,1e300,0.2,setosa", "5.1,3.5,2.0,0.2,setosa");

        assertThat(measured(model("iris", IRIS), table)).startsWith("Row 1 has 1.0E300 in column “c”");
    }

    @Test
    void a_label_column_that_is_not_there() {
        assertThat(refused(model("iris", IRIS), given.fixture("iris"), ModelRowsOptions.labelled("kind")))
                .startsWith("There is no column “kind”, which should have the labels.");
    }

    @Test
    void no_label_column() {
        ModelFile model = model("iris", IRIS);
        ModelRows rows = ModelRows.bind(model.signature(), given.fixture("iris"), ModelRowsOptions.unlabelled());

        assertThat(failed(model, rows)).startsWith("The dataset does not say which column is the label");
    }

    @Test
    void a_label_that_every_row_misses() {
        TableFile table = given.csv("a,b,c,d,kind,target", "5.1,3.5,1.4,0.2,,1", "5.1,3.5,1.5,0.2,,2");
        TensorSpec x =
                new TensorSpec("X", DataType.FP32, List.of(-1L, 4L), List.of("N", ""), List.of("a", "b", "c", "d"));
        Signature found = Given.signature("iris", IRIS);
        ModelFile model =
                new ModelFile(Given.file("iris"), folder, new Signature(List.of(x), found.outputs(), IRIS, null, true));

        assertThat(refused(model, table, ModelRowsOptions.labelled("kind")))
                .isEqualTo("Every row’s label is missing in column “kind”. Choose a dataset with labels.");
    }

    @Test
    void a_class_that_the_model_does_not_have() {
        TableFile table = given.csv("a,b,c,d,target", "5.1,3.5,1.4,0.2,setosa", "5.1,3.5,1.4,0.2,rose");

        assertThat(refused(model("iris", IRIS), table, LABELLED))
                .isEqualTo("Row 2: the class “rose” in column “target” is none of the model’s: "
                        + "setosa, versicolor, virginica.");
    }

    @Test
    void a_label_that_is_no_number() {
        TableFile table = given.csv("colour,count,fresh,target", "red,3,true,much", "blue,4,false,little");

        assertThat(refused(model("mixed", List.of()), table, LABELLED))
                .isEqualTo("The label “target” is of type CATEGORY, but the model predicts numbers. "
                        + "Choose a column of numbers.");
    }

    @Test
    void a_task_that_has_no_table() {
        assertThat(refused(model("iris", IRIS), given.fixture("iris"), LABELLED.withTask("translation")))
                .startsWith("Models of the task “translation” cannot be measured on a table yet.");
    }

    @Test
    void several_numbers_for_one_label() {
        assertThat(refused(model("vectors", List.of()), given.fixture("iris"), LABELLED.withTask("regression")))
                .startsWith("Output “vectors” gives several numbers for each row ([-1, 3])");
    }

    @Test
    void an_answer_that_is_no_number() {
        TableFile table = given.csv("a,b,c,d,target", "5.1,3.5,1.4,0.2,1", "4.9,3.5,1.4,0.2,2");

        assertThat(measured(model("logarithm", List.of()), table))
                .isEqualTo("Row 2: the model answers NaN, which is no number that could be measured.");
    }

    @Test
    void a_slice_by_a_column_that_is_not_there() {
        ModelFile model = model("iris", IRIS);
        ModelRows rows = ModelRows.bind(model.signature(), given.fixture("iris"), LABELLED);
        EvaluationException refused = catchThrowableOfType(
                EvaluationException.class,
                () -> Given.evaluate(model, rows, EvaluatorOptions.plain().withSlices(List.of("region"))));

        assertThat(sentence(refused.reason())).startsWith("There is no column “region” to tell rows apart by.");
    }

    @Test
    void inputs_that_nobody_can_tell_apart() {
        TensorSpec wide = TensorSpec.of("left", DataType.FP32, -1, 2);
        TensorSpec other = TensorSpec.of("right", DataType.FP32, -1, 2);
        Signature found = Given.signature("iris", IRIS);
        var signature = new Signature(List.of(wide, other), found.outputs(), IRIS, null, true);

        assertThat(refused(new ModelFile(folder, folder, signature), given.fixture("iris"), LABELLED))
                .startsWith("Input “left” ([-1, 2]) is not a single column");
    }

    @Test
    void a_text_input_without_a_column_of_texts() {
        Signature found = Given.signature("iris", IRIS);
        var signature = new Signature(
                List.of(TensorSpec.of("words", DataType.BYTES, -1, 1)), found.outputs(), IRIS, null, true);

        assertThat(refused(new ModelFile(folder, folder, signature), given.fixture("iris"), LABELLED))
                .startsWith("Input “words” takes 1 texts, the table has 0 such columns: .");
    }

    private static String refused(ModelFile model, TableFile table, ModelRowsOptions options) {
        EvaluationException refused = catchThrowableOfType(
                EvaluationException.class, () -> ModelRows.bind(model.signature(), table, options));
        return sentence(refused.reason());
    }

    private static String measured(ModelFile model, TableFile table) {
        return failed(model, ModelRows.bind(model.signature(), table, LABELLED));
    }

    private static String failed(ModelFile model, ModelRows rows) {
        EvaluationException refused = catchThrowableOfType(
                EvaluationException.class, () -> Given.evaluate(model, rows, EvaluatorOptions.plain()));
        return sentence(refused.reason());
    }
}
