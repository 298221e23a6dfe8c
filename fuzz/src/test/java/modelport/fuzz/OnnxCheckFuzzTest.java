package modelport.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.util.Map;
import modelport.onnx.OnnxCheck;
import modelport.onnx.OnnxLimits;
import modelport.onnx.RefusedException;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

class OnnxCheckFuzzTest {
    @FuzzTest(maxDuration = "10m")
    void any_bytes_are_understood_or_refused(byte[] bytes) throws IOException {
        try (var file = new SeekableInMemoryByteChannel(bytes)) {
            OnnxCheck.check(file, Map.of("weights.bin", 64L), OnnxLimits.defaults());
        } catch (RefusedException refused) {
            // A refusal is an answer; everything else is a finding.
        }
    }
}
