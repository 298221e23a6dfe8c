package modelport.engines;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import modelport.contract.Message;
import modelport.contract.registry.DataType;
import modelport.contract.registry.Signature;
import modelport.contract.registry.TensorSpec;
import modelport.engines.child.WireTensor;
import modelport.inference.InferenceException;
import modelport.inference.NumberTensor;
import modelport.inference.Tensor;
import modelport.inference.TextTensor;

/** Tensors on their way to an engine and back. */
final class Tensors {
    private Tensors() {}

    /** An output. */
    record Named(String name, Tensor tensor) {}

    /** In the order of the signature, which is the order of the arguments. */
    static List<WireTensor> toWire(Signature signature, Map<String, Tensor> inputs) {
        var tensors = new ArrayList<WireTensor>();
        for (TensorSpec spec : signature.inputs()) {
            tensors.add(toWire(spec, Objects.requireNonNull(inputs.get(spec.name()), spec.name())));
        }
        return tensors;
    }

    private static WireTensor toWire(TensorSpec spec, Tensor tensor) {
        return switch (tensor) {
            case NumberTensor numbers ->
                new WireTensor(spec.name(), kind(spec), numbers.type().name(), numbers.shape(), numbers.data());
            case TextTensor _ ->
                throw new InferenceException(
                        InferenceException.Fault.INPUT, Message.of("engines.texts", "input", spec.name()));
        };
    }

    /** Single values are not tensors to a program. */
    private static WireTensor.Kind kind(TensorSpec spec) {
        if (!spec.shape().isEmpty()) {
            return WireTensor.Kind.TENSOR;
        }
        return switch (spec.type()) {
            case INT64 -> WireTensor.Kind.WHOLE;
            case FP64 -> WireTensor.Kind.REAL;
            case BOOL -> WireTensor.Kind.TRUTH;
            case UINT8, UINT16, UINT32, UINT64, INT8, INT16, INT32, FP16, BF16, FP32, BYTES -> WireTensor.Kind.TENSOR;
        };
    }

    static List<Named> fromWire(List<WireTensor> tensors) {
        return tensors.stream()
                .map(tensor -> new Named(
                        tensor.name(),
                        new NumberTensor(DataType.valueOf(tensor.type()), tensor.shape(), aligned(tensor.data()))))
                .toList();
    }

    private static ByteBuffer aligned(ByteBuffer data) {
        return data.slice().order(ByteOrder.nativeOrder());
    }
}
