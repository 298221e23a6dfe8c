package modelport.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import modelport.formats.boosting.Boosters;
import modelport.onnx.RefusedException;

class XgboostFuzzTest {
    @FuzzTest(maxDuration = "10m")
    void any_json_is_converted_or_refused(byte[] bytes) {
        try {
            Boosters.convert(Boosters.xgboost(bytes));
        } catch (RefusedException refused) {
            // A refusal is an answer; everything else is a finding.
        }
    }
}
