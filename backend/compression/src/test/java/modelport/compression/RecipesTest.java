package modelport.compression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import modelport.compression.Outcome.Made;
import modelport.compression.Outcome.Unfit;
import modelport.compression.Pass.DynamicInt8;
import modelport.compression.Pass.Replacement;
import modelport.contract.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecipesTest {
    @TempDir
    private Path folder;

    @Test
    void a_recipe_tells_its_passes_and_their_settings() {
        Recipe recipe = Recipes.find("neurons-50+dynamic-int8")
                .orElse(new Recipe(
                        "neurons-50+dynamic-int8", List.of(new Pass.NeuronPruning(0.5), new DynamicInt8(8))));

        assertThat(recipe.description())
                .isEqualTo(Map.of(
                        "recipe",
                        "neurons-50+dynamic-int8",
                        "passes",
                        List.of(Map.of("pass", "neurons", "keep", 0.5), Map.of("pass", "dynamic-int8", "bits", 8))));
        assertThat(recipe.needsRows()).isTrue();
    }

    @Test
    void no_two_recipes_have_the_same_code() {
        assertThat(Recipes.standard()).extracting(Recipe::code).doesNotHaveDuplicates();
    }

    @Test
    void nothing_but_the_candidate_is_left_behind() throws IOException {
        Path model = Nets.write(Nets.perceptron(64, 64, 32, 1), folder, "net");

        Compression.run(
                model, Recipes.standard().getFirst(), Calibration.none(), folder.resolve("out.onnx"), Progress.NONE);

        try (var files = Files.list(folder)) {
            assertThat(files).extracting(file -> file.getFileName().toString()).containsOnly("net.onnx", "out.onnx");
        }
    }

    @Test
    void a_listener_can_end_the_run() {
        Path model = Nets.write(Nets.perceptron(64, 64, 32, 1), folder, "net");
        var listener = new Progress() {
            @Override
            public void at(Message step, double share) {
                assertThat(share).isBetween(0.0, 1.0);
            }

            @Override
            public boolean isCancelled() {
                return true;
            }
        };

        assertThatThrownBy(() -> Compression.run(
                        model, Recipes.standard().getFirst(), Calibration.none(), folder.resolve("out.onnx"), listener))
                .isInstanceOf(CancellationException.class);
        assertThat(folder.resolve("out.onnx")).doesNotExist();
    }

    @Test
    void somebody_else_may_make_the_candidate() {
        Path teacher = Nets.write(Nets.perceptron(64, 64, 3, 1), folder, "teacher");
        Path small = Nets.write(Nets.perceptron(64, 4, 3, 1), folder, "small");
        ModelMaker copies = (_, _, target, _) -> {
            Nets.copy(small, target);
            return Optional.empty();
        };
        ModelMaker cannot = (_, _, _, _) -> Optional.of(Message.of("compression.needs-rows"));

        assertThat(Nets.run(
                        teacher, new Replacement("student", Map.of("width", 4), copies), Calibration.none(), folder))
                .isInstanceOf(Made.class);
        assertThat(Nets.run(teacher, new Replacement("student", Map.of(), cannot), Calibration.none(), folder))
                .isEqualTo(new Unfit(Message.of("compression.needs-rows")));
    }

    @Test
    void a_broken_file_is_told_and_not_thrown() throws IOException {
        Path broken = Files.writeString(folder.resolve("broken.onnx"), "no model");

        assertThat(Nets.run(broken, new DynamicInt8(8), Calibration.none(), folder))
                .isInstanceOf(Unfit.class);
    }
}
