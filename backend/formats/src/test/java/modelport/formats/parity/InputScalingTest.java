package modelport.formats.parity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import modelport.contract.registry.Signature;
import modelport.formats.ModelFiles;
import modelport.formats.ScannedModel;
import modelport.inference.OnnxModels;
import modelport.onnx.OnnxLimits;
import modelport.onnx.edit.GraphEnds;
import modelport.onnx.edit.InputScaling;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What converted models do to their inputs is seen in their graphs. */
class InputScalingTest {
    @TempDir
    private Path scratch;

    @Test
    void a_rescaling_of_keras_takes_bytes() throws IOException {
        InputScaling scaling = scaling("keras/v3.15/rescaling_image.keras");

        assertThat(scaling.factor()).isCloseTo(1 / 127.5, offset(1e-6));
        assertThat(scaling.centre()).isCloseTo(127.5, offset(1e-3));
        assertThat(scaling.fitsBytes()).isTrue();
    }

    @Test
    void what_keras_and_scikit_learn_learned_of_small_numbers_takes_small_ones() throws IOException {
        for (String file : List.of("keras/v3.15/normalization_adapted.keras", "sklearn/standard_scaler_p0.pkl")) {
            assertThat(scaling(file)).as(file).satisfies(scaling -> {
                assertThat(scaling.operators()).hasSize(2);
                assertThat(scaling.factor()).isGreaterThan(0);
            });
        }
    }

    private InputScaling scaling(String name) throws IOException {
        Path file = FixtureRecord.root().resolve(name);
        Path folder = Files.createTempDirectory(scratch, "model");
        Files.copy(file, folder.resolve(file.getFileName()));
        var found = (ScannedModel.Found)
                ModelFiles.scan(folder, OnnxLimits.defaults()).outcome();
        Path model = folder.resolve(found.model());
        Signature signature = OnnxModels.inspect(model);
        return GraphEnds.read(model)
                .scaling(signature.inputs().getFirst().name())
                .orElseThrow();
    }
}
