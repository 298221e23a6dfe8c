package modelport.training.distillation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import modelport.contract.registry.DataType;
import modelport.contract.registry.Signature;
import modelport.contract.registry.TensorSpec;
import modelport.inference.InferenceException;
import modelport.inference.LoadOptions;
import modelport.inference.LoadedModel;
import modelport.inference.OnnxModels;
import modelport.inference.Tensor;
import modelport.training.Table;
import modelport.training.distillation.TabularSignature.Classes;
import modelport.training.distillation.TabularSignature.Input;
import modelport.training.distillation.TabularSignature.Output;
import modelport.training.distillation.TabularSignature.Values;
import modelport.training.network.Activation;
import modelport.training.network.Batch;
import modelport.training.network.Columns;
import modelport.training.network.LayerSpec;
import modelport.training.network.Learner;
import modelport.training.network.LearningEngines;
import modelport.training.network.Network;
import modelport.training.network.Objective;
import modelport.training.network.Softmax;
import modelport.training.network.Weights;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StudentGraphTest {
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final int ROWS = 40;

    @TempDir
    Path folder;

    @Test
    void a_student_has_its_teacher_s_inputs_and_outputs() throws IOException {
        var signature = new TabularSignature(
                List.of(
                        Input.of("age", DataType.INT64, 1),
                        Input.of("constant_3", DataType.FP64, 1, 2),
                        Input.of("flag", DataType.BOOL)),
                new Classes(
                        List.of(new Output("label", DataType.BYTES)),
                        new Output("probabilities", DataType.FP64),
                        2,
                        List.of("no", "yes")),
                List.of());
        Table rows = new Table(4, new float[] {1, 2, 3, 0, 4, 5, 6, 1, 7, 8, 10, 1});

        Signature found = OnnxModels.inspect(write(signature, rows, LayerSpec.dense(3)));

        assertThat(found.inputs())
                .containsExactly(
                        spec("age", DataType.INT64, -1, 1),
                        spec("constant_3", DataType.FP64, -1, 1, 2),
                        spec("flag", DataType.BOOL, -1));
        assertThat(found.outputs())
                .containsExactly(spec("label", DataType.BYTES, -1), spec("probabilities", DataType.FP64, -1, 2));
    }

    @Test
    void the_graph_computes_what_the_learner_does() throws IOException {
        var hidden = List.of(
                LayerSpec.dense(7).withBatchNorm().withDropout(0.2),
                LayerSpec.dense(5, Activation.TANH),
                LayerSpec.dense(4, Activation.SIGMOID).withBatchNorm());
        TabularSignature signature = classes("a", "b", "c");
        Table rows = random();
        Columns columns = Columns.of(rows, Set.of());
        var network = new Network(columns.width(), hidden, 3);
        float[] inputs = columns.prepared(rows).values();
        var objective = new Objective.Squares();
        try (Learner learner = LearningEngines.java().learner(network, Weights.random(network, 3), objective, 1)) {
            for (int step = 0; step < 50; step++) {
                learner.step(new Batch(ROWS, inputs, new float[ROWS * 3], new float[0]), 1e-2);
            }
            Path file = folder.resolve("model.onnx");
            Files.write(
                    file,
                    StudentGraph.of(signature, columns, network, learner.weights())
                            .toByteArray());

            Table answers = run(file, List.of("a", "b", "c"), rows);

            float[] expected = learner.outputs(inputs, ROWS);
            double[] logs = new double[3];
            for (int row = 0; row < ROWS; row++) {
                Softmax.logs(expected, row * 3, 1, logs);
                for (int c = 0; c < 3; c++) {
                    assertThat(answers.at(row, c)).isEqualTo((float) Math.exp(logs[c]), within(1e-5f));
                }
            }
        }
    }

    @Test
    void labels_are_those_of_the_largest_probabilities() throws IOException {
        Table rows = random();
        Path file = write(classes("30", "10", "20"), rows, LayerSpec.dense(5));
        try (LoadedModel model = load(file, List.of("30", "10", "20"))) {
            Map<String, Tensor> out = model.run(Map.of("X", Tensor.floats(rows.values(), ROWS, 2)), LONG);
            Tensor labels = java.util.Objects.requireNonNull(out.get("label"));
            Tensor shares = java.util.Objects.requireNonNull(out.get("probabilities"));

            for (int row = 0; row < ROWS; row++) {
                int from = row * 3;
                int largest = IntStream.range(0, 3)
                        .boxed()
                        .max(java.util.Comparator.comparing(c -> (Float) shares.value(from + c)))
                        .orElseThrow();
                assertThat(labels.value(row)).isEqualTo(List.of(30L, 10L, 20L).get(largest));
            }
        }
    }

    @Test
    void a_column_that_had_gaps_may_have_them_and_another_may_not() throws IOException {
        Table rows = random();
        rows.values()[0] = Float.NaN;
        Columns columns = Columns.of(rows, Set.of());
        var signature = new TabularSignature(
                List.of(new Input("X", DataType.FP32, List.of(2L), List.of("left", "right"), List.of())),
                new Values(new Output("prediction", DataType.FP32), 1, true),
                List.of());
        Path file = write(signature, rows, LayerSpec.dense(5));

        assertThat(columns.gaps()).containsExactly(0);
        assertThat(OnnxModels.inspect(file).inputs().getFirst().gaps()).containsExactly(0);
        assertThat(OnnxModels.inspect(file).inputs().getFirst().columns()).containsExactly("left", "right");
        assertThat(run(file, List.of(), rows).values()).doesNotContain(Float.NaN);
        rows.values()[1] = Float.NaN;
        assertThatThrownBy(() -> run(file, List.of(), rows))
                .isInstanceOfSatisfying(
                        InferenceException.class,
                        refused -> assertThat(refused.problem().code()).isEqualTo("inference.new-gap"));
    }

    @Test
    void columns_that_never_change_count_nothing() throws IOException {
        Table rows = random();
        for (int row = 0; row < ROWS; row++) {
            rows.values()[row * 2] = 0.1f;
        }
        Path file = write(classes("a", "b"), rows, LayerSpec.dense(5));
        Table before = run(file, List.of("a", "b"), rows);
        rows.values()[0] = 1e30f;

        assertThat(run(file, List.of("a", "b"), rows).values()).isEqualTo(before.values());
    }

    private Path write(TabularSignature signature, Table rows, LayerSpec... layers) throws IOException {
        Columns columns = Columns.of(rows, signature.gaps());
        int outputs = switch (signature.answer()) {
            case Classes classes -> classes.classes().size();
            case Values values -> values.width();
        };
        var network = new Network(columns.width(), List.of(layers), outputs);
        Path file = folder.resolve("student.onnx");
        Files.write(
                file,
                StudentGraph.of(signature, columns, network, Weights.random(network, 1))
                        .toByteArray());
        return file;
    }

    private static TabularSignature classes(String... classes) {
        return new TabularSignature(
                List.of(Input.of("X", DataType.FP32, 2)),
                new Classes(
                        List.of(new Output("label", DataType.INT64)),
                        new Output("probabilities", DataType.FP32),
                        classes.length,
                        List.of(classes)),
                List.of());
    }

    private static Table random() {
        var random = new java.util.Random(1);
        float[] values = new float[ROWS * 2];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (100 + 7 * random.nextGaussian());
        }
        return new Table(2, values);
    }

    private static TensorSpec spec(String name, DataType type, long... shape) {
        TensorSpec spec = TensorSpec.of(name, type, shape);
        List<String> symbols =
                spec.shape().stream().map(size -> size < 0 ? "N" : "").toList();
        return new TensorSpec(name, type, spec.shape(), symbols);
    }

    private static LoadedModel load(Path file, List<String> classes) {
        Signature found = OnnxModels.inspect(file);
        return OnnxModels.load(
                file, new Signature(found.inputs(), found.outputs(), classes, null, true), LoadOptions.serving());
    }

    private static Table run(Path file, List<String> classes, Table rows) {
        try (LoadedModel model = load(file, classes)) {
            return new ModelTeacher(model, 1, LONG).answer(rows);
        }
    }
}
