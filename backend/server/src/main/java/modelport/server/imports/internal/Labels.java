package modelport.server.imports.internal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import modelport.contract.Message;
import modelport.contract.registry.Signature;
import modelport.contract.registry.TensorSpec;
import modelport.formats.ScannedModel;
import modelport.inference.InferenceException;
import modelport.onnx.Dimension;
import modelport.onnx.OnnxType;
import modelport.onnx.OnnxValue;

/** Which class labels belong to a model. */
final class Labels {
    private Labels() {}

    /**
     * The model's own, or those of a file beside it if as many classes come out: configurations name labels even where
     * there is nothing to classify.
     */
    static List<String> of(ScannedModel.Found found) {
        List<String> own = found.summary().classLabels();
        if (!own.isEmpty()) {
            return own;
        }
        List<String> beside = found.classLabels();
        boolean fit = found.summary().outputs().stream().anyMatch(output -> mayHold(output, beside.size()));
        return fit ? beside : List.of();
    }

    /** Labels that the owner gave must fit what came out of the test run. */
    static void check(Signature signature, Map<String, Object> parameters) {
        if (!parameters.containsKey("classes")) {
            return;
        }
        int labels = signature.classes().size();
        List<Long> widths = signature.outputs().stream()
                .flatMap(output -> width(output).stream())
                .toList();
        // One probability tells two classes apart; a width that nobody knows may be any.
        boolean fit = widths.contains((long) labels) || widths.contains(-1L) || (labels == 2 && widths.contains(1L));
        if (!widths.isEmpty() && !fit) {
            throw new InferenceException(
                    InferenceException.Fault.INPUT,
                    Message.of(
                            "imports.labels",
                            "found",
                            Integer.toString(labels),
                            "expected",
                            Long.toString(widths.getFirst())));
        }
    }

    private static Optional<Long> width(TensorSpec output) {
        List<Long> shape = output.shape();
        return shape.size() < 2 ? Optional.empty() : Optional.of(shape.getLast());
    }

    private static boolean mayHold(OnnxValue output, int labels) {
        return switch (output.type()) {
            case OnnxType.Tensor(_, var shape) -> shape == null || (shape.size() >= 2 && mayBe(shape.getLast(), labels));
            case OnnxType.Sequence _, OnnxType.Map _ -> true;
            case OnnxType.SparseTensor _, OnnxType.Optional _, OnnxType.Unknown _ -> false;
        };
    }

    private static boolean mayBe(Dimension dimension, int labels) {
        return switch (dimension) {
            case Dimension.Fixed(long size) -> size == labels;
            case Dimension.Symbol _, Dimension.Unknown _ -> true;
        };
    }
}
