package modelport.compression.trees;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.onnx.proto.OnnxMl.ModelProto;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import modelport.compression.Calibration;
import modelport.compression.Compression;
import modelport.compression.Outcome;
import modelport.compression.Outcome.Made;
import modelport.compression.Outcome.Unfit;
import modelport.compression.Pass.TreePruning;
import modelport.compression.Progress;
import modelport.compression.Recipe;
import modelport.contract.registry.DataType;
import modelport.inference.LoadOptions;
import modelport.inference.LoadedModel;
import modelport.inference.NumberTensor;
import modelport.inference.OnnxModels;
import modelport.inference.Tensor;
import modelport.onnx.ElementType;
import modelport.onnx.OnnxFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Forests in every form that the passes know, cut and fitted. */
class TreePruningTest {
    private static final int ROWS = 600;

    @TempDir
    private Path folder;

    record Form(String name, ModelProto model, Forest forest) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Form> forms() {
        Forest boosted = RandomTrees.boosted(new Random(1), 30, 5, 3);
        Forest shares = RandomTrees.shares(new Random(2), 20, 5, 4);
        Forest votes = RandomTrees.votes(new Random(3), 20, 5, 4);
        Forest positive = RandomTrees.positive(new Random(4), 20, 5);
        return Stream.of(
                new Form("ensemble of floats", RandomTrees.ensemble(boosted, ElementType.FLOAT), boosted),
                new Form("ensemble of doubles", RandomTrees.ensemble(boosted, ElementType.DOUBLE), boosted),
                new Form("votes", RandomTrees.voting(votes), votes),
                new Form("looked up", RandomTrees.lookedUp(shares), shares),
                new Form("regressor of several targets", RandomTrees.regressor(shares), shares),
                new Form("boosted regressor", RandomTrees.regressor(boosted), boosted),
                new Form("classifier", RandomTrees.classifier(shares, 4), shares),
                new Form("positive sums", RandomTrees.regressor(positive), positive));
    }

    private Path write(ModelProto model) {
        try {
            Path file = folder.resolve("forest.onnx");
            OnnxFile.write(model, file);
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Numbers around the thresholds and on them; a few are missing. */
    private static Map<String, Tensor> rows(Path model, long seed) {
        var random = new Random(seed);
        var values = new double[ROWS * RandomTrees.WIDTH];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextInt(40) == 0 ? Double.NaN : random.nextInt(-12, 13) / 4.0;
        }
        var spec = OnnxModels.inspect(model).inputs().getFirst();
        return Map.of(
                "x",
                spec.type() == DataType.FP64
                        ? Tensor.doubles(values, ROWS, RandomTrees.WIDTH)
                        : Tensor.floats(narrow(values), ROWS, RandomTrees.WIDTH));
    }

    private static float[] narrow(double[] values) {
        var floats = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }

    private static Map<String, Tensor> run(Path file, Map<String, Tensor> rows) {
        try (LoadedModel model = OnnxModels.load(file, OnnxModels.inspect(file), LoadOptions.serving())) {
            return model.run(rows, Duration.ofMinutes(1));
        }
    }

    private static double[] numbers(Map<String, Tensor> answers, String output) {
        var tensor = (NumberTensor) Objects.requireNonNull(answers.get(output));
        var values = new double[tensor.elements()];
        for (int i = 0; i < values.length; i++) {
            values[i] = tensor.number(i);
        }
        return values;
    }

    private Outcome prune(Path model, double keep, Map<String, Tensor> rows) {
        return Compression.run(
                model,
                new Recipe("trees", List.of(new TreePruning(keep))),
                Calibration.of(List.of(rows)),
                folder.resolve("pruned.onnx"),
                Progress.NONE);
    }

    @ParameterizedTest
    @MethodSource("forms")
    void the_engine_adds_up_the_leaves_that_are_meant(Form form) {
        Path model = write(form.model());
        Map<String, Tensor> rows = rows(model, 1);
        var seen = new TreeRows(form.forest().features());
        seen.add(Objects.requireNonNull(rows.get("x")), Tensor.floats(new float[ROWS], ROWS));

        double[][] sums = form.forest().sums(form.forest().leaves(seen), ROWS);

        assertThat(numbers(run(model, rows), "y"))
                .usingComparatorWithPrecision(1e-5)
                .containsExactly(
                        Arrays.stream(sums).flatMapToDouble(Arrays::stream).toArray());
    }

    @ParameterizedTest
    @MethodSource("forms")
    void half_of_the_tests_say_nearly_the_same(Form form) {
        Path model = write(form.model());
        Map<String, Tensor> rows = rows(model, 2);

        Outcome outcome = prune(model, 0.5, rows);

        assertThat(outcome).isInstanceOf(Made.class);
        double[] right = numbers(run(model, rows), "y");
        double[] found = numbers(run(((Made) outcome).file(), rows), "y");
        double mean = Arrays.stream(right).average().orElse(0);
        double error = 0;
        double spread = 0;
        for (int i = 0; i < right.length; i++) {
            error += (right[i] - found[i]) * (right[i] - found[i]);
            spread += (right[i] - mean) * (right[i] - mean);
        }
        assertThat(error / spread).isLessThan(0.1);
        assertThat(((Made) outcome).passes().getFirst().done().getFirst().how().args())
                .containsEntry("tests", Integer.toString(form.forest().tests() / 2));
    }

    @Test
    void shares_stay_between_none_and_all_and_come_to_one() {
        Forest forest = RandomTrees.votes(new Random(5), 20, 6, 4);
        Path model = write(RandomTrees.voting(forest));
        Map<String, Tensor> rows = rows(model, 3);

        Outcome outcome = prune(model, 0.1, rows);

        assertThat(outcome).isInstanceOf(Made.class);
        double[] found = numbers(run(((Made) outcome).file(), rows(model, 4)), "y");
        for (int row = 0; row < ROWS; row++) {
            double[] votes = Arrays.copyOfRange(found, 4 * row, 4 * row + 4);
            assertThat(Arrays.stream(votes).sum()).isCloseTo(20, within(1e-4));
            assertThat(Arrays.stream(votes).min().orElse(-1)).isNotNegative();
        }
    }

    @Test
    void of_two_classes_the_one_that_is_named_stays_positive() {
        Forest forest = RandomTrees.shares(new Random(6), 20, 6, 2);
        var second = new Forest(
                forest.trees().stream().map(tree -> tree.only(new int[] {1})).toList(), 2);
        Path model = write(RandomTrees.classifier(second, 2));
        Map<String, Tensor> rows = rows(model, 5);

        Outcome outcome = prune(model, 0.2, rows);

        assertThat(outcome).isInstanceOf(Made.class);
        Map<String, Tensor> before = run(model, rows);
        Map<String, Tensor> after = run(((Made) outcome).file(), rows);
        double[] labels = numbers(before, "label");
        double[] found = numbers(after, "label");
        long same = IntStream.range(0, ROWS)
                .filter(row -> labels[row] == found[row])
                .count();
        assertThat(same).isGreaterThan(ROWS * 8 / 10);
    }

    @Test
    void the_same_rows_give_the_same_bytes() throws IOException {
        Path model = write(RandomTrees.ensemble(RandomTrees.boosted(new Random(1), 10, 4, 1), ElementType.FLOAT));
        Map<String, Tensor> rows = rows(model, 1);

        prune(model, 0.3, rows);
        byte[] first = Files.readAllBytes(folder.resolve("pruned.onnx"));
        prune(model, 0.3, rows);

        assertThat(folder.resolve("pruned.onnx")).hasBinaryContent(first);
    }

    @Test
    void without_rows_or_trees_it_says_so() {
        Path forest = write(RandomTrees.ensemble(RandomTrees.boosted(new Random(1), 10, 4, 1), ElementType.FLOAT));

        Outcome none = Compression.run(
                forest,
                new Recipe("trees", List.of(new TreePruning(0.5))),
                Calibration.none(),
                folder.resolve("pruned.onnx"),
                Progress.NONE);

        assertThat(none)
                .isInstanceOfSatisfying(
                        Unfit.class, unfit -> assertThat(unfit.reason().code()).isEqualTo("compression.needs-rows"));
        Path stump = write(RandomTrees.ensemble(RandomTrees.boosted(new Random(1), 1, 1, 1), ElementType.FLOAT));
        assertThat(prune(stump, 0.5, rows(stump, 1)))
                .isInstanceOfSatisfying(
                        Unfit.class, unfit -> assertThat(unfit.reason().code()).isEqualTo("compression.too-few-tests"));
    }
}
