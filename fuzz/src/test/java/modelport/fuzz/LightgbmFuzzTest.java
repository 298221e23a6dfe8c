package modelport.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import modelport.formats.boosting.Boosters;
import modelport.onnx.RefusedException;

class LightgbmFuzzTest {
    @FuzzTest(maxDuration = "10m")
    void any_text_is_converted_or_refused(byte[] bytes) {
        try {
            Boosters.convert(Boosters.lightgbm(bytes));
        } catch (RefusedException refused) {
            // A refusal is an answer; everything else is a finding.
        }
    }
}
