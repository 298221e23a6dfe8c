package modelport.formats;

import java.util.List;
import modelport.onnx.Refusal;

/** What came of a file that does not become ONNX. */
public sealed interface OtherModel {
    /** It can run in an engine of its own. */
    record Runs(NativeModel model) implements OtherModel {}

    /** It is kept and shown, and cannot run. */
    record Kept(KeptModel model) implements OtherModel {}

    /**
     * It holds no model that can be used.
     *
     * @param names what it holds instead: tensors, or classes
     */
    record Refused(List<String> names, Refusal refusal) implements OtherModel {
        public Refused {
            names = List.copyOf(names);
        }
    }
}
