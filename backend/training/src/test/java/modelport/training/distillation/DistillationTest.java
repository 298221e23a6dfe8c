package modelport.training.distillation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import modelport.contract.registry.DataType;
import modelport.contract.registry.Signature;
import modelport.inference.LoadOptions;
import modelport.inference.LoadedModel;
import modelport.inference.OnnxModels;
import modelport.onnx.RefusedException;
import modelport.training.Samples;
import modelport.training.Table;
import modelport.training.Truth;
import modelport.training.distillation.TabularSignature.Classes;
import modelport.training.distillation.TabularSignature.Input;
import modelport.training.distillation.TabularSignature.Output;
import modelport.training.distillation.TabularSignature.Values;
import modelport.training.network.Epoch;
import modelport.training.network.LayerSpec;
import modelport.training.network.LearningEngines;
import modelport.training.network.Schedule;
import modelport.training.neural.NeuralNetwork;
import modelport.training.tuning.Setting;
import modelport.training.tuning.Trained;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DistillationTest {
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final Schedule SHORT = new Schedule(15, 15, 64, 3e-3);

    @TempDir
    Path folder;

    @Test
    void students_a_tenth_of_the_size_know_the_digits_as_well_as_their_teacher() throws IOException {
        Samples learned = Samples.digits().every(4, true);
        Samples unseen = Samples.digits().every(4, false);
        Path file = folder.resolve("teacher.onnx");
        var large = Setting.of(Map.of("width", 512, "epochs", 8));
        try (Trained trained = new NeuralNetwork().fit(learned.set(), large, 1, () -> false)) {
            Files.write(file, trained.onnx());
        }

        try (LoadedModel model = load(file, learned.classes())) {
            var teacher = new ModelTeacher(model, Files.size(file), LONG);
            StudentSpec spec = StudentSpec.choose(teacher.signature(), teacher.bytes(), 12)
                    .withRows(2_000)
                    .with(SHORT);
            double accuracy = 0;
            for (int seed = 0; seed < 3; seed++) {
                Path target = folder.resolve("student.onnx");
                var set = new TransferSet(learned.rows(), learned.truth());
                Student student = Distillation.run(teacher, () -> set, spec, seed, _ -> true, target);

                assertThat(student.bytes()).isEqualTo(Files.size(target)).isLessThanOrEqualTo(teacher.bytes() / 12);
                accuracy += unseen.accuracy(answer(target, learned.classes(), unseen.rows())) / 3;
            }

            assertThat(accuracy).isGreaterThan(unseen.accuracy(teacher.answer(unseen.rows())) - 0.02);
        }
    }

    @Test
    void a_student_of_numbers_follows_its_teacher() throws IOException {
        Teacher teacher = numbers(row -> 1000 + 300 * row[0] * row[1] + 50 * row[2]);
        Path target = folder.resolve("student.onnx");

        Student student = Distillation.run(
                teacher,
                () -> TransferSet.unlabelled(random(2_000)),
                StudentSpec.of(LayerSpec.dense(32)),
                1,
                _ -> true,
                target);

        assertThat(student.score()).isGreaterThan(0.98);
        Signature found = OnnxModels.inspect(target);
        try (LoadedModel model = OnnxModels.load(target, found, LoadOptions.serving())) {
            Table rows = random(50);
            Table answers = new ModelTeacher(model, 1, LONG).answer(rows);
            Table expected = teacher.answer(rows);
            for (int row = 0; row < 50; row++) {
                assertThat(Math.abs(answers.at(row, 0) - expected.at(row, 0))).isLessThan(200);
            }
        }
    }

    @Test
    void the_same_seed_gives_the_same_file_on_every_engine() throws IOException {
        Teacher teacher = numbers(row -> row[0] - row[2]);
        var set = TransferSet.unlabelled(random(200));
        StudentSpec spec = StudentSpec.of(LayerSpec.dense(8).withDropout(0.1))
                .withRows(300)
                .with(new Schedule(4, 4, 32, 1e-2));

        for (var engine : List.of(LearningEngines.java(), LearningEngines.best())) {
            List<byte[]> files = new ArrayList<>();
            for (long seed : new long[] {5, 5, 6}) {
                Path target = folder.resolve("student.onnx");
                Distillation.run(engine, teacher, () -> set, spec, seed, _ -> true, target);
                files.add(Files.readAllBytes(target));
            }
            assertThat(files.get(0)).isEqualTo(files.get(1)).isNotEqualTo(files.get(2));
        }
    }

    @Test
    void progress_runs_to_the_end_and_can_stop_the_work() {
        Teacher teacher = numbers(row -> row[0]);
        var set = TransferSet.unlabelled(random(100));
        StudentSpec spec = StudentSpec.of().withRows(0).with(new Schedule(5, 5, 32, 1e-2));
        List<Epoch> told = new ArrayList<>();

        assertThatThrownBy(() -> Distillation.run(
                        teacher,
                        () -> set,
                        spec,
                        1,
                        epoch -> {
                            told.add(epoch);
                            return told.size() < 3;
                        },
                        folder.resolve("none.onnx")))
                .isInstanceOf(CancellationException.class);

        assertThat(told).extracting(Epoch::number).containsExactly(1, 2, 3);
        assertThat(told).extracting(Epoch::done).containsExactly(0.2, 0.4, 0.6);
        assertThat(folder.resolve("none.onnx")).doesNotExist();
    }

    @Test
    void what_teaches_nothing_is_refused() {
        var few = TransferSet.unlabelled(random(20));
        expectRefusal("training.too-few-rows", numbers(row -> row[0]), few);
        var narrow = TransferSet.unlabelled(new Table(2, new float[400]));
        expectRefusal("training.width", numbers(row -> row[0]), narrow);
        var enough = TransferSet.unlabelled(random(200));
        expectRefusal("training.teacher-not-finite", numbers(row -> row[0] > 0 ? Float.NaN : 1), enough);
        Samples digits = Samples.digits();
        var scores = new FunctionTeacher(signature(digits), 1, rows -> new Table(10, new float[rows.rows() * 10]));
        expectRefusal("training.no-probabilities", scores, new TransferSet(digits.rows(), digits.truth()));
    }

    @Test
    void what_is_known_to_be_right_weighs_against_the_teacher() throws IOException {
        Table rows = random(400);
        float[] right = new float[400];
        for (int row = 0; row < 400; row++) {
            right[row] = rows.at(row, 0);
        }
        Teacher wrong = numbers(row -> -row[0]);
        var set = new TransferSet(rows, Truth.Values.of(right));
        StudentSpec spec = StudentSpec.of().withRows(0).with(1, 0.25).with(new Schedule(60, 60, 32, 2e-2));

        Student student = Distillation.run(wrong, () -> set, spec, 1, _ -> true, folder.resolve("student.onnx"));

        assertThat(student.curve().getLast().score()).isLessThan(0);
    }

    private void expectRefusal(String code, Teacher teacher, TransferSet set) {
        assertThatThrownBy(() -> Distillation.run(
                        teacher, () -> set, StudentSpec.of(), 1, _ -> true, folder.resolve("none.onnx")))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.refusal().code()).isEqualTo(code));
    }

    private static TabularSignature signature(Samples samples) {
        return new TabularSignature(
                List.of(Input.of("X", DataType.FP32, samples.rows().columns())),
                new Classes(
                        List.of(new Output("label", DataType.INT64)),
                        new Output("probabilities", DataType.FP32),
                        samples.classes().size(),
                        samples.classes()),
                List.of());
    }

    private interface RowFunction {
        float of(float... row);
    }

    private static Teacher numbers(RowFunction function) {
        var signature = new TabularSignature(
                List.of(Input.of("X", DataType.FP64, 3)),
                new Values(new Output("prediction", DataType.FP64), 1, true),
                List.of());
        return new FunctionTeacher(signature, 1, rows -> {
            float[] answers = new float[rows.rows()];
            for (int row = 0; row < answers.length; row++) {
                answers[row] = function.of(rows.rows(row).values());
            }
            return new Table(1, answers);
        });
    }

    private static Table random(int rows) {
        var random = new java.util.Random(rows);
        float[] values = new float[rows * 3];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return new Table(3, values);
    }

    private static LoadedModel load(Path file, List<String> classes) {
        Signature found = OnnxModels.inspect(file);
        var signature = new Signature(found.inputs(), found.outputs(), classes, null, true);
        return OnnxModels.load(file, signature, LoadOptions.serving());
    }

    private static Table answer(Path file, List<String> classes, Table rows) {
        try (LoadedModel model = load(file, classes)) {
            return new ModelTeacher(model, 1, LONG).answer(rows);
        }
    }
}
