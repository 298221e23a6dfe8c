package modelport.server.imports.internal;

import java.util.List;
import modelport.contract.registry.Signature;
import modelport.contract.registry.TensorSpec;
import modelport.formats.ScannedModel;
import modelport.onnx.Dimension;
import modelport.onnx.OnnxType;
import modelport.onnx.OnnxValue;
import org.jspecify.annotations.Nullable;

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

    /** Whether what came out of the test run can be one column for each class. */
    static boolean fit(Signature signature) {
        int labels = signature.classes().size();
        return labels == 0
                || signature.outputs().stream()
                        .map(TensorSpec::shape)
                        .filter(shape -> shape.size() >= 2)
                        .anyMatch(shape -> shape.getLast() == labels || shape.getLast() < 0);
    }

    private static boolean mayHold(OnnxValue output, int labels) {
        return switch (output.type()) {
            case OnnxType.Tensor tensor -> mayHold(tensor.shape(), labels);
            case OnnxType.Sequence _ -> true;
            case OnnxType.Map _ -> true;
            case OnnxType.SparseTensor _ -> false;
            case OnnxType.Optional _ -> false;
            case OnnxType.Unknown _ -> false;
        };
    }

    private static boolean mayHold(@Nullable List<Dimension> shape, int labels) {
        return shape == null || (shape.size() >= 2 && mayBe(shape.getLast(), labels));
    }

    private static boolean mayBe(Dimension dimension, int labels) {
        return switch (dimension) {
            case Dimension.Fixed(long size) -> size == labels;
            case Dimension.Symbol _, Dimension.Unknown _ -> true;
        };
    }
}
