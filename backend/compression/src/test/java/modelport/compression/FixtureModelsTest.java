package modelport.compression;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import modelport.compression.Outcome.Made;
import modelport.compression.Outcome.Unfit;
import modelport.contract.Messages;
import modelport.contract.registry.Signature;
import modelport.contract.registry.TensorSpec;
import modelport.formats.Conversion;
import modelport.formats.Conversions;
import modelport.formats.FileKind;
import modelport.formats.FileKinds;
import modelport.inference.InferenceException;
import modelport.inference.LoadOptions;
import modelport.inference.LoadedModel;
import modelport.inference.OnnxModels;
import modelport.inference.Tensor;
import modelport.onnx.OnnxFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every recipe on models that other libraries have trained: a sample here, all of them by {@link #main}. */
class FixtureModelsTest {
    private static final int ROWS = 64;
    private static final int EVERY = 12;
    /** A size where the model leaves it open. */
    private static final int FREE = 4;

    @TempDir
    private Path folder;

    private static Path fixtures() {
        Path here = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(here.resolve("fixtures"))) {
            here = here.resolve("..").normalize();
        }
        return here.resolve("fixtures");
    }

    /** All files that can be converted. */
    private static List<Path> files() throws IOException {
        var files = new ArrayList<Path>();
        for (String name : List.of("sklearn", "trees")) {
            try (Stream<Path> all = Files.walk(fixtures().resolve(name))) {
                for (Path file : all.filter(Files::isRegularFile).sorted().toList()) {
                    if (Conversions.reads(FileKinds.detect(file))) {
                        files.add(file);
                    }
                }
            }
        }
        return files;
    }

    private static Optional<Path> converted(Path file, Path folder) throws IOException {
        FileKind kind = FileKinds.detect(file);
        if (!(Conversions.convert(file, kind).result() instanceof Conversion.Made made)) {
            return Optional.empty();
        }
        Path onnx = folder.resolve("model.onnx");
        OnnxFile.write(made.model().onnx(), onnx);
        return Optional.of(onnx);
    }

    /** Rows that the model accepts, if any of these do. */
    private static Calibration rows(Path model) {
        Signature signature = OnnxModels.inspect(model);
        try (LoadedModel loaded = OnnxModels.load(model, signature, LoadOptions.serving())) {
            for (int daring = 2; daring >= 0; daring--) {
                Map<String, Tensor> rows = rows(signature, daring);
                try {
                    loaded.run(rows, Duration.ofSeconds(30));
                    return Calibration.of(List.of(rows));
                } catch (InferenceException refused) {
                    // a tamer row may be taken
                }
            }
        }
        return Calibration.none();
    }

    private static Map<String, Tensor> rows(Signature signature, int daring) {
        var random = new Random(1);
        var rows = new LinkedHashMap<String, Tensor>();
        for (TensorSpec input : signature.inputs()) {
            long[] shape = input.shape().stream()
                    .mapToLong(size -> size < 0 ? FREE : size)
                    .toArray();
            shape[0] = ROWS;
            int count = (int) Arrays.stream(shape).map(Math::abs).reduce(1, (a, b) -> a * b);
            double[] numbers = random.doubles(count)
                    .map(value -> daring == 2 ? 6 * value - 3 : daring == 1 ? value : 1)
                    .toArray();
            rows.put(
                    input.name(),
                    switch (input.type()) {
                        case BYTES ->
                            Tensor.texts(
                                    random.ints(count, 0, 4)
                                            .mapToObj(i -> daring == 0
                                                    ? "1"
                                                    : List.of("a", "b", "red", "1")
                                                            .get(i))
                                            .toList(),
                                    shape);
                        case FP32 -> Tensor.floats(Nets.narrow(numbers), shape);
                        default -> Tensor.doubles(numbers, shape);
                    });
        }
        return rows;
    }

    /** What became of each recipe, and how often. */
    private static void tryAll(Path file, Path folder, Map<String, Map<String, Integer>> outcomes) throws IOException {
        Optional<Path> model = converted(file, folder);
        if (model.isEmpty()) {
            return;
        }
        Calibration rows = rows(model.get());
        for (Recipe recipe : Recipes.of(OnnxModels.inspect(model.get()))) {
            Outcome outcome = Compression.run(model.get(), recipe, rows, folder.resolve("out.onnx"), Progress.NONE);
            String title = switch (outcome) {
                case Made made -> made.fusion().isComplete() ? "made" : "made, not all fused";
                case Unfit(var reason) -> {
                    assertThat(Messages.render(reason, Locale.ENGLISH))
                            .as("%s of %s", recipe.code(), file)
                            .doesNotContain("{")
                            .contains(" ");
                    yield reason.code();
                }
            };
            outcomes.computeIfAbsent(recipe.code(), _ -> new TreeMap<>()).merge(title, 1, Integer::sum);
        }
    }

    @Test
    void every_recipe_gives_a_candidate_or_a_sentence() throws IOException {
        List<Path> files = files();
        var outcomes = new TreeMap<String, Map<String, Integer>>();

        for (int i = 0; i < files.size(); i += EVERY) {
            tryAll(files.get(i), folder, outcomes);
        }

        assertThat(outcomes).hasSize(Recipes.standard().size() + 3);
        assertThat(outcomes.get("trees-20")).containsKey("made");
        assertThat(outcomes.get("student-4")).containsKey("made");
    }

    /** Prints for each recipe what became of it over all files. */
    public static void main(String[] args) throws IOException {
        Path folder = Files.createTempDirectory("fixtures");
        var outcomes = new TreeMap<String, Map<String, Integer>>();
        for (Path file : files()) {
            tryAll(file, folder, outcomes);
        }
        outcomes.forEach((recipe, counts) -> System.out.println(recipe + " " + counts));
    }
}
