package modelport.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.Gson;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import modelport.contract.registry.DataType;
import modelport.contract.registry.Pooling;
import modelport.contract.registry.Samples;
import modelport.contract.registry.Signature;
import modelport.contract.registry.TensorSpec;
import modelport.contract.registry.TextInput;
import modelport.inference.InferenceException.Fault;
import modelport.inference.TrialInput.TokenizerFile;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrialTest {
    private static final TokenizerFile TOKENIZER =
            new TokenizerFile("onnx/tokenizer.json", TestModels.miniLm("all-minilm-l6-v2-tokenizer.json"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "forest.onnx",
                "forest_names.onnx",
                "double_fp32.onnx",
                "double_fp64.onnx",
                "double_int64.onnx",
                "columns.onnx",
                "hidden_width.onnx",
                "logarithm.onnx"
            })
    void rows_that_leave_each_other_alone_are_found_to_do_so(String file) {
        TrialResult result = Trial.run(TestModels.file(file), TrialInput.none());

        assertThat(result.signature().batchInvariant()).isTrue();
        assertThat(result.rows()).isEqualTo(4);
        assertThat(result.tested()).isEqualTo("generated");
        assertThat(result.testRunMs()).isPositive();
    }

    @Test
    void rows_that_depend_on_their_neighbours_are_found_out() {
        assertThat(Trial.run(TestModels.file("neighbours.onnx"), TrialInput.none())
                        .signature()
                        .batchInvariant())
                .isFalse();
    }

    @Test
    void a_model_of_one_row_says_so_by_its_shape() {
        Signature fixed =
                Trial.run(TestModels.file("one_row.onnx"), TrialInput.none()).signature();
        Signature hidden = Trial.run(TestModels.file("hidden_one_row.onnx"), TrialInput.none())
                .signature();

        assertThat(fixed.inputs().getFirst().shape()).containsExactly(1L, 3L);
        assertThat(fixed.batchInvariant()).isFalse();
        assertThat(hidden.inputs().getFirst().shape()).containsExactly(1L, 3L);
        assertThat(hidden.batchInvariant()).isFalse();
    }

    @Test
    void a_size_that_the_file_hides_is_found_by_trying() {
        Signature signature = Trial.run(TestModels.file("hidden_width.onnx"), TrialInput.none())
                .signature();

        assertThat(signature.inputs())
                .containsExactly(new TensorSpec("x", DataType.FP32, List.of(-1L, 4L), List.of("n", "")));
    }

    @Test
    void classes_and_sizes_that_the_file_hides_are_taken_from_the_run() {
        Signature signature = Trial.run(TestModels.file("forest_zipmap.onnx"), TrialInput.none())
                .signature();

        assertThat(signature.classes()).containsExactly("setosa", "versicolor", "virginica");
        assertThat(signature.outputs())
                .contains(new TensorSpec("maps", DataType.FP32, List.of(-1L, 3L), List.of("", "")));
    }

    @Test
    void classes_are_in_the_order_that_somebody_told() {
        var turned = List.of("virginica", "versicolor", "setosa");

        for (TrialInput told : List.of(
                new TrialInput(turned, null, null, Map.of()),
                new TrialInput(List.of(), null, null, Map.of("classes", turned)))) {
            assertThat(Trial.run(TestModels.file("forest_zipmap.onnx"), told)
                            .signature()
                            .classes())
                    .isEqualTo(turned);
        }
        assertProblem(
                () -> Trial.run(
                        TestModels.file("forest_zipmap.onnx"),
                        new TrialInput(List.of("setosa", "versicolor"), null, null, Map.of())),
                Fault.FILE,
                "inference.class-unknown");
    }

    @Test
    void samples_with_the_right_answers_pass() {
        TrialResult result = Trial.run(TestModels.file("forest_names.onnx"), samples(labels("names"), 0));

        assertThat(result.tested()).isEqualTo("samples");
        assertThat(result.rows()).isEqualTo(30);
        assertThat(result.signature().batchInvariant()).isTrue();
    }

    @Test
    void the_first_wrong_label_is_told() {
        List<Object> labels = new ArrayList<>(labels("labels").stream()
                .map(label -> (Object) Integer.valueOf(label))
                .toList());
        labels.set(7, 2);
        labels.set(9, 2);

        assertThatThrownBy(() -> Trial.run(TestModels.file("forest.onnx"), samples(labels, 0)))
                .isInstanceOfSatisfying(InferenceException.class, e -> {
                    assertThat(e.problem().code()).isEqualTo("inference.sample-differs");
                    assertThat(e.problem().args())
                            .containsEntry("output", "label")
                            .containsEntry("row", "7")
                            .containsEntry("expected", "2")
                            .containsEntry("found", "0");
                });
    }

    @Test
    void probabilities_may_differ_by_the_tolerance_and_no_more() {
        Trial.run(TestModels.file("forest_names.onnx"), samples(labels("names"), 5e-5));

        assertProblem(
                () -> Trial.run(TestModels.file("forest_names.onnx"), samples(labels("names"), 5e-4)),
                Fault.FILE,
                "inference.sample-differs");
    }

    @Test
    void samples_that_do_not_fit_the_model_are_told_as_every_other_input() {
        var samples = new Samples(Map.of("features", List.of(List.of(1, 2, 3))), null);

        assertProblem(
                () -> Trial.run(TestModels.file("forest.onnx"), new TrialInput(List.of(), null, samples, Map.of())),
                Fault.INPUT,
                "inference.row-length");
    }

    @Test
    void answers_that_are_no_numbers_are_noted() {
        TrialResult result = Trial.run(TestModels.file("logarithm.onnx"), TrialInput.none());

        assertThat(result.notes())
                .singleElement()
                .satisfies(note -> assertThat(note.code()).isEqualTo("inference.output-not-finite"));
    }

    @Test
    void a_model_that_takes_nothing_of_ours_asks_for_samples() {
        assertProblem(
                () -> Trial.run(TestModels.file("never.onnx"), TrialInput.none()),
                Fault.RUN,
                "inference.trial-no-input");
    }

    @Test
    void ids_stay_inside_small_tables() {
        Signature signature =
                Trial.run(TestModels.file("lookup.onnx"), TrialInput.none()).signature();

        assertThat(signature.batchInvariant()).isTrue();
        assertThat(signature.text()).isNull();
    }

    @Test
    void a_model_with_a_tokenizer_reads_texts() {
        TrialResult result = Trial.run(
                TestModels.miniLm("all-minilm-l6-v2.onnx"), new TrialInput(List.of(), TOKENIZER, null, Map.of()));

        assertThat(result.signature().text()).isEqualTo(new TextInput("onnx/tokenizer.json", 128, Pooling.MEAN, true));
        assertThat(result.signature().batchInvariant()).isTrue();
        assertThat(result.signature().outputs().getFirst().shape()).containsExactly(-1L, -1L, 384L);
    }

    @Test
    void a_dynamically_quantized_model_is_not_batch_invariant() {
        TrialResult result = Trial.run(
                TestModels.miniLm("all-minilm-l6-v2-q.onnx"), new TrialInput(List.of(), TOKENIZER, null, Map.of()));

        assertThat(result.signature().batchInvariant()).isFalse();
    }

    @Test
    void its_owner_says_how_texts_are_read() {
        var parameters = Map.<String, Object>of("maxTokens", 64, "pooling", "cls", "normalize", false);

        Signature signature = Trial.run(
                        TestModels.miniLm("all-minilm-l6-v2-q.onnx"),
                        new TrialInput(List.of(), TOKENIZER, null, parameters))
                .signature();

        assertThat(signature.text()).isEqualTo(new TextInput("onnx/tokenizer.json", 64, Pooling.CLS, false));
    }

    @Test
    void where_the_model_knows_fewer_tokens_texts_are_cut_earlier() {
        Signature signature = Trial.run(
                        TestModels.file("few_positions.onnx"), new TrialInput(List.of(), TOKENIZER, null, Map.of()))
                .signature();

        assertThat(signature.text()).isEqualTo(new TextInput("onnx/tokenizer.json", 32, Pooling.MEAN, true));
        assertProblem(
                () -> Trial.run(
                        TestModels.file("few_positions.onnx"),
                        new TrialInput(List.of(), TOKENIZER, null, Map.of("maxTokens", 128))),
                Fault.RUN,
                "inference.run-failed");
    }

    @Test
    void texts_are_samples_too() {
        var samples = new Samples(Map.of("text", List.of("one", "two", "three")), null);

        TrialResult result = Trial.run(
                TestModels.miniLm("all-minilm-l6-v2.onnx"), new TrialInput(List.of(), TOKENIZER, samples, Map.of()));

        assertThat(result.rows()).isEqualTo(3);
    }

    @Test
    void parameters_must_make_sense() {
        for (var wrong : List.<Map<String, Object>>of(
                Map.of("classes", "cat"), Map.of("classes", List.of("a", "a")), Map.of("classes", List.of()))) {
            assertProblem(
                    () -> Trial.run(TestModels.file("forest.onnx"), new TrialInput(List.of(), null, null, wrong)),
                    Fault.INPUT,
                    "inference.parameter");
        }
        assertProblem(
                () -> Trial.run(
                        TestModels.file("forest.onnx"),
                        new TrialInput(List.of(), null, null, Map.of("classes", List.of("a", "b")))),
                Fault.INPUT,
                "inference.classes-do-not-fit");
    }

    private static List<String> labels(String key) {
        return TestModels.strings(TestModels.json("forest.json"), key);
    }

    private static TrialInput samples(List<?> labels, double shift) {
        var gson = new Gson();
        List<?> rows = gson.fromJson(TestModels.json("forest.json").get("rows"), List.class);
        double[][] probabilities = gson.fromJson(TestModels.json("forest.json").get("probabilities"), double[][].class);
        List<List<Double>> shifted = Arrays.stream(probabilities)
                .map(row ->
                        Arrays.stream(row).map(value -> value + shift).boxed().toList())
                .toList();
        var inputs = Map.<String, Object>of("features", rows);
        var outputs = Map.<String, Object>of("label", labels, "probabilities", shifted);
        return new TrialInput(List.of(), null, new Samples(inputs, outputs), Map.of());
    }

    private static void assertProblem(ThrowingCallable call, Fault fault, String code) {
        assertThatThrownBy(call).isInstanceOfSatisfying(InferenceException.class, e -> {
            assertThat(e.problem().code()).isEqualTo(code);
            assertThat(e.fault()).isEqualTo(fault);
        });
    }
}
