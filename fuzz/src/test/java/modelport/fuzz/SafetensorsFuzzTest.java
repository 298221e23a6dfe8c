package modelport.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import modelport.formats.safetensors.SafetensorsFile;
import modelport.formats.weights.WeightTensor;
import modelport.onnx.RefusedException;

class SafetensorsFuzzTest {
    @FuzzTest(maxDuration = "10m")
    void any_bytes_are_tensors_or_refused(byte[] bytes) throws IOException {
        Path file = Files.createTempFile("fuzz", ".safetensors");
        try {
            SafetensorsFile read = SafetensorsFile.read(Files.write(file, bytes));

            for (String name : read.names()) {
                WeightTensor tensor = read.find(name).orElseThrow();
                assertThat(tensor.elements() * tensor.type().bits())
                        .isEqualTo(tensor.data().byteSize() * Byte.SIZE);
            }
        } catch (RefusedException refused) {
            // A refusal is an answer; everything else is a finding.
        } finally {
            Files.delete(file);
        }
    }
}
