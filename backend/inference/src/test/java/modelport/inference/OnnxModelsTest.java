package modelport.inference;

import static modelport.inference.TestModels.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import modelport.contract.registry.DataType;
import modelport.contract.registry.Signature;
import modelport.contract.registry.TensorSpec;
import modelport.inference.InferenceException.Fault;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OnnxModelsTest {
    private static final List<String> IRIS = List.of("setosa", "versicolor", "virginica");

    private final JsonObject expected = TestModels.json("forest.json");
    private final float[] rows = TestModels.floats(expected, "rows");

    @Test
    void a_forest_answers_as_scikit_learn_does() {
        try (LoadedModel forest = TestModels.load("forest.onnx")) {
            Map<String, Tensor> answers = forest.run(Map.of("features", Tensor.floats(rows, 30, 4)), SOON);

            assertThat(answers.keySet()).containsExactly("label", "probabilities");
            assertThat(texts(answers, "label")).isEqualTo(TestModels.strings(expected, "labels"));
            assertThat(numbers(answers, "probabilities"))
                    .usingComparatorWithPrecision(1e-6f)
                    .containsExactly(TestModels.floats(expected, "probabilities"));
        }
    }

    @Test
    void labels_may_be_texts() {
        try (LoadedModel forest = TestModels.load("forest_names.onnx")) {
            Map<String, Tensor> answers = forest.run(Map.of("features", Tensor.floats(rows, 30, 4)), SOON);

            assertThat(texts(answers, "label")).isEqualTo(TestModels.strings(expected, "names"));
        }
    }

    @Test
    void maps_of_probabilities_become_a_column_per_class() {
        for (List<String> classes : List.of(IRIS, List.<String>of())) {
            try (LoadedModel forest = TestModels.load("forest_zipmap.onnx", classes)) {
                Map<String, Tensor> answers = forest.run(Map.of("features", Tensor.floats(rows, 30, 4)), SOON);

                assertThat(answers.get("maps")).hasToString("FP32[30, 3]");
                assertThat(numbers(answers, "maps"))
                        .usingComparatorWithPrecision(1e-6f)
                        .containsExactly(TestModels.floats(expected, "probabilities"));
            }
        }
    }

    @Test
    void columns_of_probabilities_are_in_the_order_of_the_classes() {
        List<String> turned = IRIS.reversed();

        try (LoadedModel forest = TestModels.load("forest_zipmap.onnx", turned)) {
            Map<String, Tensor> answers = forest.run(Map.of("features", Tensor.floats(rows, 30, 4)), SOON);

            assertThat(numbers(answers, "maps")[2])
                    .isCloseTo(TestModels.floats(expected, "probabilities")[0], within(1e-6f));
        }
    }

    @Test
    void every_type_of_number_goes_in_and_comes_out_unchanged() {
        try (LoadedModel doubles = TestModels.load("double_fp64.onnx");
                LoadedModel longs = TestModels.load("double_int64.onnx")) {
            Tensor real = Tensor.doubles(new double[] {1e-300, 0.1, 1e300}, 1, 3);
            Tensor whole = Tensor.longs(new long[] {1L << 53, (1L << 53) + 1, -3}, 1, 3);

            Tensor realAnswer = answer(doubles.run(Map.of("x", real), SOON), "y");
            Tensor wholeAnswer = answer(longs.run(Map.of("x", whole), SOON), "y");

            assertThat(values(realAnswer)).containsExactly(2e-300, 0.2, 2e300);
            assertThat(values(wholeAnswer)).containsExactly(1L << 54, (1L << 54) + 2, -6L);
        }
    }

    @Test
    void numbers_and_texts_go_in_together() {
        try (LoadedModel columns = TestModels.load("columns.onnx")) {
            Map<String, Tensor> inputs = Map.of(
                    "size", Tensor.floats(new float[] {50, 60}, 2, 1),
                    "rooms", Tensor.longs(new long[] {2, 3}, 2, 1),
                    "city", Tensor.texts(List.of("Oslo", "Bern"), 2, 1));

            assertThat(values(answer(columns.run(inputs, SOON), "price"))).containsExactly(62f, 83f);
        }
    }

    @Test
    void only_the_wanted_outputs_are_computed() {
        try (LoadedModel forest = TestModels.load("forest.onnx")) {
            Map<String, Tensor> inputs = Map.of("features", Tensor.floats(rows, 30, 4));

            assertThat(forest.run(inputs, Set.of("probabilities"), SOON)).containsOnlyKeys("probabilities");
            assertProblem(() -> forest.run(inputs, Set.of("price"), SOON), Fault.INPUT, "inference.unknown-output");
        }
    }

    @Test
    void a_run_without_end_is_stopped_at_its_deadline_and_the_model_works_on() {
        try (LoadedModel endless = TestModels.load("endless.onnx")) {
            Map<String, Tensor> forever = Map.of("x", Tensor.floats(new float[] {1}, 1));
            Map<String, Tensor> brief = Map.of("x", Tensor.floats(new float[] {-1}, 1));

            assertProblem(() -> endless.run(forever, Duration.ofMillis(50)), Fault.DEADLINE, "inference.deadline");
            assertThat(values(answer(endless.run(brief, SOON), "y"))).containsExactly(-1f);
        }
    }

    @Test
    void closing_waits_for_the_run_in_progress() throws Exception {
        LoadedModel endless = TestModels.load("endless.onnx");
        Map<String, Tensor> forever = Map.of("x", Tensor.floats(new float[] {1}, 1));
        try (var threads = Executors.newFixedThreadPool(2)) {
            Future<Map<String, Tensor>> run = threads.submit(() -> endless.run(forever, Duration.ofMillis(500)));
            while (!((OnnxModel) endless).isInUse() && !run.isDone()) {
                Thread.onSpinWait();
            }

            Future<?> closing = threads.submit(endless::close);
            closing.get();

            assertThatThrownBy(run::get)
                    .hasCauseInstanceOf(InferenceException.class)
                    .hasMessageContaining("deadline");
            assertThatThrownBy(() -> endless.run(forever, SOON)).isInstanceOf(IllegalStateException.class);
        }
        endless.close();
    }

    @Test
    void many_threads_run_one_model_without_mixing_answers() {
        try (LoadedModel forest = TestModels.load("forest.onnx");
                var threads = Executors.newFixedThreadPool(4)) {
            NumberTensor all = Tensor.floats(rows, 30, 4);
            var answers = IntStream.range(0, 400)
                    .mapToObj(i -> CompletableFuture.supplyAsync(
                            () -> forest.run(Map.of("features", all.slice(i % 30, i % 30 + 1)), SOON), threads))
                    .toList();

            List<String> labels = answers.stream()
                    .map(answer -> texts(answer.join(), "label").getFirst())
                    .toList();

            List<String> known = TestModels.strings(expected, "labels");
            assertThat(labels)
                    .isEqualTo(IntStream.range(0, 400)
                            .mapToObj(i -> known.get(i % 30))
                            .toList());
        }
    }

    @Test
    void a_broken_file_is_told_from_one_that_the_engine_does_not_know(@TempDir Path folder) throws IOException {
        byte[] whole = Files.readAllBytes(TestModels.file("forest.onnx"));
        Path half = Files.write(folder.resolve("half.onnx"), Arrays.copyOf(whole, whole.length / 2));

        assertProblem(() -> OnnxModels.inspect(half), Fault.FILE, "inference.file-broken");
        assertProblem(
                () -> OnnxModels.inspect(TestModels.file("unknown_operator.onnx")),
                Fault.FILE,
                "inference.operator-unknown");
        assertProblem(() -> OnnxModels.inspect(folder.resolve("none.onnx")), Fault.FILE, "inference.no-file");
        assertThatThrownBy(() -> OnnxModels.inspect(half)).hasMessageNotContaining(folder.toString());
    }

    @Test
    void a_file_must_have_the_signature_that_its_import_found() {
        Signature found = OnnxModels.inspect(TestModels.file("forest.onnx"));
        var other = new Signature(
                List.of(TensorSpec.of("features", DataType.FP64, -1, 4)), found.outputs(), List.of(), null, true);

        assertProblem(
                () -> OnnxModels.load(TestModels.file("forest.onnx"), other, LoadOptions.serving()),
                Fault.FILE,
                "inference.signature-differs");
    }

    @Test
    void what_the_model_cannot_compute_is_told_as_its_own_fault() {
        try (LoadedModel lookup = TestModels.load("lookup.onnx")) {
            Map<String, Tensor> beyond = Map.of("input_ids", Tensor.longs(new long[] {11}, 1, 1));

            assertProblem(() -> lookup.run(beyond, SOON), Fault.RUN, "inference.run-failed");
            assertThatThrownBy(() -> lookup.run(beyond, SOON))
                    .hasMessageContaining("reason=Gather: indices element out of data bounds, idx=11");
        }
    }

    @Test
    void virtual_threads_are_refused() throws InterruptedException {
        try (LoadedModel forest = TestModels.load("forest.onnx")) {
            var thrown = new CompletableFuture<Throwable>();
            Thread.ofVirtual()
                    .start(() -> {
                        try {
                            forest.run(Map.of("features", Tensor.floats(rows, 30, 4)), SOON);
                        } catch (IllegalStateException e) {
                            thrown.complete(e);
                        }
                    })
                    .join();

            assertThat(thrown).isCompleted();
        }
    }

    @Test
    void the_signature_has_the_file_s_names_types_and_sizes() {
        Signature signature = OnnxModels.inspect(TestModels.file("forest_names.onnx"));

        assertThat(signature.inputs())
                .containsExactly(new TensorSpec("features", DataType.FP32, List.of(-1L, 4L), List.of("batch", "")));
        assertThat(signature.outputs())
                .containsExactly(
                        new TensorSpec("label", DataType.BYTES, List.of(-1L), List.of("batch")),
                        new TensorSpec("probabilities", DataType.FP32, List.of(-1L, 3L), List.of("batch", "")));
    }

    private static void assertProblem(ThrowingCallable call, Fault fault, String code) {
        assertThatThrownBy(call).isInstanceOfSatisfying(InferenceException.class, e -> {
            assertThat(e.problem().code()).isEqualTo(code);
            assertThat(e.fault()).isEqualTo(fault);
        });
    }

    private static Tensor answer(Map<String, Tensor> answers, String name) {
        return Objects.requireNonNull(answers.get(name));
    }

    private static List<Object> values(Tensor tensor) {
        return IntStream.range(0, tensor.elements()).mapToObj(tensor::value).toList();
    }

    private static List<String> texts(Map<String, Tensor> answers, String name) {
        return values(answer(answers, name)).stream().map(String::valueOf).toList();
    }

    private static float[] numbers(Map<String, Tensor> answers, String name) {
        var tensor = (NumberTensor) answer(answers, name);
        var values = new float[tensor.elements()];
        tensor.floats().get(values);
        return values;
    }
}
