package modelport.inference;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Runs of a model one behind the other, on one thread: what it keeps goes from each to the next and never leaves native
 * memory, where a long text takes a lot of it.
 */
final class Chain implements AutoCloseable {
    private final OnnxModel model;
    private final Map<String, String> handed;
    private final Map<String, OnnxTensor> kept = new HashMap<>();
    private final Map<String, OnnxTensor> first = new HashMap<>();
    private OrtSession.@Nullable Result last;

    /**
     * Keeps the model from being closed.
     *
     * @param handed names of outputs by those of the inputs that get their values
     * @param first what these inputs get in the first run
     */
    Chain(OnnxModel model, Map<String, String> handed, Map<String, Tensor> first) {
        this.model = model;
        this.handed = handed;
        model.enter();
        try {
            for (var each : first.entrySet()) {
                this.first.put(each.getKey(), OrtTensors.toNative(each.getValue()));
            }
            kept.putAll(this.first);
        } catch (OrtException e) {
            close();
            throw OrtErrors.run(e);
        }
    }

    /** The next run with inputs of its own; gives {@code output}, and keeps the rest. */
    Tensor run(Map<String, Tensor> inputs, String output, Duration deadline) {
        Set<String> wanted = new HashSet<>(handed.values());
        wanted.add(output);
        Map<String, OnnxTensor> all = new LinkedHashMap<>(kept);
        var mine = new HashMap<String, OnnxTensor>();
        try {
            for (var input : inputs.entrySet()) {
                mine.put(input.getKey(), OrtTensors.toNative(input.getValue()));
            }
            all.putAll(mine);
            OrtSession.Result result = model.compute(all, wanted, deadline);
            forget();
            last = result;
            handed.forEach((input, name) -> kept.put(input, (OnnxTensor) value(result, name)));
            return OrtTensors.fromNative(value(result, output), List.of());
        } catch (OrtException e) {
            throw OrtErrors.run(e);
        } finally {
            mine.values().forEach(OnnxTensor::close);
        }
    }

    private static OnnxValue value(OrtSession.Result result, String name) {
        return result.get(name).orElseThrow(() -> new IllegalStateException("no output " + name));
    }

    /** Gives back what the run before last has left. */
    private void forget() {
        kept.clear();
        first.values().forEach(OnnxTensor::close);
        first.clear();
        if (last != null) {
            last.close();
            last = null;
        }
    }

    @Override
    public void close() {
        try {
            forget();
        } finally {
            model.exit();
        }
    }
}
