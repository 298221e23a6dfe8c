package modelport.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import modelport.formats.huggingface.HuggingFace;
import modelport.formats.huggingface.ModelFolder;
import modelport.onnx.RefusedException;

class HuggingFaceFuzzTest {
    private static final Path WEIGHTS = Path.of("../fixtures/huggingface/bert-body/model.safetensors");

    @FuzzTest(maxDuration = "10m")
    void any_configuration_builds_a_graph_or_is_refused(byte[] bytes) throws IOException {
        Path folder = Files.createTempDirectory("fuzz");
        Path config = folder.resolve("config.json");
        Path weights = folder.resolve("model.safetensors");
        try {
            Files.write(config, bytes);
            Files.copy(WEIGHTS, weights);

            HuggingFace.convert(new ModelFolder(folder, "", Set.of("config.json", "model.safetensors")));
        } catch (RefusedException refused) {
            // A refusal is an answer; everything else is a finding.
        } finally {
            Files.delete(weights);
            Files.delete(config);
            Files.delete(folder);
        }
    }
}
