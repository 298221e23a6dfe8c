package modelport.formats;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A model that is not turned into ONNX but runs in the engine that it was written for.
 *
 * @param inputs what it takes, in order
 * @param outputs what it gives; empty if only a run can tell
 * @param operators how often each is used
 * @param parameters number of weights
 * @param producer what its file calls it or the program that wrote it
 */
public record NativeModel(
        Engine engine,
        List<NativeValue> inputs,
        List<NativeValue> outputs,
        Map<String, Integer> operators,
        long parameters,
        String producer) {
    public NativeModel {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
        operators = Collections.unmodifiableMap(new TreeMap<>(operators));
    }

    /** What runs it. */
    public enum Engine {
        PYTORCH,
        TENSORFLOW
    }
}
