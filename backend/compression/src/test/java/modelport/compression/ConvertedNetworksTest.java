package modelport.compression;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import modelport.compression.Outcome.Made;
import modelport.compression.Outcome.Unfit;
import modelport.contract.Messages;
import modelport.contract.registry.Signature;
import modelport.contract.registry.TensorSpec;
import modelport.formats.ModelFiles;
import modelport.formats.ScannedModel;
import modelport.inference.LoadOptions;
import modelport.inference.LoadedModel;
import modelport.inference.NumberTensor;
import modelport.inference.OnnxModels;
import modelport.inference.Tensor;
import modelport.onnx.OnnxLimits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Networks that came from Hugging Face and Keras become smaller as those do that came as ONNX. */
class ConvertedNetworksTest {
    private static final int ROWS = 32;
    private static final int TOKENS = 12;
    private static final int VOCABULARY = 10;
    private static final Duration SOON = Duration.ofSeconds(30);

    @TempDir
    private Path folder;

    private static Path fixture(String name) {
        Path here = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(here.resolve("fixtures"))) {
            here = here.resolve("..").normalize();
        }
        return here.resolve("fixtures").resolve(name);
    }

    /** The graph that an import makes of a file or folder. */
    private Path converted(String name) throws IOException {
        Path source = fixture(name);
        Path target = Files.createTempDirectory(folder, "model");
        try (Stream<Path> files = Files.walk(source)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, target.resolve(file.getFileName()));
            }
        }
        var found = (ScannedModel.Found)
                ModelFiles.scan(target, OnnxLimits.defaults()).outcome();
        return target.resolve(found.model());
    }

    /** Tokens for models that read them, and numbers from 0 to 1 for others. */
    private static Map<String, Tensor> rows(Path model) {
        var random = new Random(1);
        var rows = new LinkedHashMap<String, Tensor>();
        for (TensorSpec input : OnnxModels.inspect(model).inputs()) {
            long[] shape = input.shape().stream()
                    .mapToLong(size -> size < 0 ? TOKENS : size)
                    .toArray();
            shape[0] = ROWS;
            NumberTensor tensor = Tensor.allocate(input.type(), shape);
            for (int i = 0; i < tensor.elements(); i++) {
                switch (input.type()) {
                    case INT64 -> tensor.longs().put(i, token(input.name(), random));
                    case INT32 -> tensor.ints().put(i, (int) token(input.name(), random));
                    default -> tensor.floats().put(i, random.nextFloat());
                }
            }
            rows.put(input.name(), tensor);
        }
        return rows;
    }

    private static long token(String input, Random random) {
        return switch (input) {
            case "attention_mask" -> 1;
            case "token_type_ids" -> 0;
            default -> random.nextInt(3, VOCABULARY);
        };
    }

    /** Makes a candidate, lets the engine run it, and compares all that both say. */
    private void expectSmaller(Path model, Map<String, Tensor> rows, String code, double most) {
        Recipe recipe = Recipes.find(code).orElseThrow();
        Path target = folder.resolve(code + ".onnx");

        Outcome outcome = Compression.run(model, recipe, Calibration.of(List.of(rows)), target, Progress.NONE);

        assertThat(outcome).as(code).isInstanceOfSatisfying(Made.class, made -> {
            assertThat((double) made.bytes() / made.originalBytes()).as(code).isLessThan(most);
            assertThat(made.fusion().unfused()).as(code).isEmpty();
            assertThat(MiniLmTest.cosine(numbers(model, rows), numbers(target, rows)))
                    .as(code)
                    .isGreaterThan(0.99);
        });
    }

    /** All that a model answers. */
    private static double[] numbers(Path file, Map<String, Tensor> rows) {
        Signature signature = OnnxModels.inspect(file);
        try (LoadedModel model = OnnxModels.load(file, signature, LoadOptions.serving())) {
            return model.run(rows, SOON).values().stream()
                    .map(NumberTensor.class::cast)
                    .flatMapToDouble(
                            tensor -> IntStream.range(0, tensor.elements()).mapToDouble(tensor::number))
                    .toArray();
        }
    }

    @Test
    void a_folder_of_hugging_face_becomes_integers_halves_and_fewer_neurons() throws IOException {
        Path model = converted("huggingface/bert-sequence");
        Map<String, Tensor> rows = rows(model);

        expectSmaller(model, rows, "dynamic-int8", 0.65);
        expectSmaller(model, rows, "dynamic-int7", 0.65);
        expectSmaller(model, rows, "int8-blocks", 0.65);
        expectSmaller(model, rows, "int8-storage", 0.6);
        expectSmaller(model, rows, "half-storage", 0.7);
        expectSmaller(model, rows, "neurons-75", 0.95);
        expectSmaller(model, rows, "neurons-75+dynamic-int8", 0.65);
    }

    @Test
    void networks_of_keras_do_too_whether_they_look_or_read() throws IOException {
        for (String name : List.of("digits_cnn_trained.keras", "digits_cnn_trained.h5")) {
            Path model = converted("keras/v3.15/" + name);
            Map<String, Tensor> rows = rows(model);
            expectSmaller(model, rows, "dynamic-int8", 0.65);
            expectSmaller(model, rows, "int8-storage", 0.6);
            expectSmaller(model, rows, "half-storage", 0.7);
        }
        Path dense = converted("keras/v3.15/mlp_relu_softmax.keras");
        expectSmaller(dense, rows(dense), "neurons-75", 0.95);
    }

    @Test
    void what_a_recipe_does_not_fit_is_told_in_a_sentence() throws IOException {
        for (String name : List.of("transformer_block.keras", "residual_mobilenet_like.keras", "lstm.keras")) {
            Path model = converted("keras/v3.15/" + name);
            Map<String, Tensor> rows = rows(model);
            for (Recipe recipe : Recipes.standard()) {
                Path target = folder.resolve(recipe.code() + ".onnx");
                Outcome outcome = Compression.run(model, recipe, Calibration.of(List.of(rows)), target, Progress.NONE);
                if (outcome instanceof Unfit(var reason)) {
                    assertThat(Messages.render(reason, Locale.ENGLISH))
                            .as("%s of %s", recipe.code(), name)
                            .doesNotContain("{")
                            .contains(" ");
                    assertThat(reason.code())
                            .as("%s of %s", recipe.code(), name)
                            .startsWith("compression.");
                }
            }
        }
    }
}
