package modelport.onnx;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import modelport.onnx.Skeleton.Attribute;
import modelport.onnx.Skeleton.Tensor;

/**
 * The look at an ONNX file before any engine sees a byte of it. Weights are passed over, memory is bounded by the
 * limits, and whatever is not right is thrown as a {@link RefusedException}.
 */
public final class OnnxCheck {
    private OnnxCheck() {}

    /**
     * Checks a model and says what it is.
     *
     * @param siblings names and sizes of the other files in the model's folder; external data must be among them
     */
    public static OnnxSummary check(Path modelFile, Map<String, Long> siblings, OnnxLimits limits) throws IOException {
        try (SeekableByteChannel file = Files.newByteChannel(modelFile)) {
            return check(file, siblings, limits);
        }
    }

    /** The same for bytes that are not in a file. */
    public static OnnxSummary check(SeekableByteChannel model, Map<String, Long> siblings, OnnxLimits limits)
            throws IOException {
        Skeleton skeleton = new SkeletonReader(model, limits).read();
        Versions.check(skeleton);
        Operators.check(skeleton, limits);
        TensorCheck.Found found = TensorCheck.check(skeleton, siblings, limits);
        ValueFlow.check(skeleton);
        return summary(skeleton, siblings, found);
    }

    private static OnnxSummary summary(Skeleton model, Map<String, Long> siblings, TensorCheck.Found found) {
        Map<String, Integer> operators = new HashMap<>();
        model.bodies()
                .flatMap(body -> body.nodes().stream())
                .forEach(node -> operators.merge(node.qualified(), 1, Integer::sum));
        Set<String> provided = new HashSet<>();
        Stream.concat(
                        model.graph().initializers().stream(),
                        model.graph().sparseInitializers().stream().map(Skeleton.Sparse::values))
                .map(Tensor::name)
                .forEach(provided::add);
        List<OnnxValue> inputs = model.graph().inputs().stream()
                .filter(input -> !provided.contains(input.name()))
                .toList();
        long external = found.files().stream().mapToLong(siblings::get).sum();
        return new OnnxSummary(
                model.irVersion(),
                model.producer(),
                model.producerVersion(),
                Versions.imported(model.opsets()),
                operators,
                found.parameters() + coefficients(model),
                model.fileBytes() + external,
                inputs,
                model.graph().outputs(),
                ClassLabels.find(model),
                model.metadata(),
                found.files());
    }

    /** Classical models keep their weights in attributes. */
    private static long coefficients(Skeleton model) {
        return model.bodies()
                .flatMap(body -> body.nodes().stream())
                .filter(node -> node.domain().equals(Versions.ML))
                .flatMap(node -> node.attributes().stream())
                .mapToLong(Attribute::floats)
                .sum();
    }
}
