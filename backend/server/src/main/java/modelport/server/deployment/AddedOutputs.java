package modelport.server.deployment;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto.Dimension;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import modelport.contract.registry.DataType;
import modelport.contract.registry.Signature;
import modelport.contract.registry.TensorSpec;
import modelport.onnx.ElementType;

/** Outputs that an edit of a model has added. */
final class AddedOutputs {
    private AddedOutputs() {}

    /** The signature with the outputs of {@code model} that it does not know yet. */
    static Signature to(Signature signature, ModelProto model) {
        Set<String> known = signature.outputs().stream().map(TensorSpec::name).collect(Collectors.toSet());
        List<TensorSpec> outputs = new ArrayList<>(signature.outputs());
        model.getGraph().getOutputList().stream()
                .filter(output -> !known.contains(output.getName()))
                .map(AddedOutputs::spec)
                .forEach(outputs::add);
        return signature.withOutputs(outputs);
    }

    private static TensorSpec spec(ValueInfoProto output) {
        List<Dimension> dims = output.getType().getTensorType().getShape().getDimList();
        return new TensorSpec(
                output.getName(),
                type(ElementType.of(output.getType().getTensorType().getElemType())
                        .orElseThrow()),
                dims.stream()
                        .map(dim -> dim.hasDimValue() ? dim.getDimValue() : -1L)
                        .toList(),
                dims.stream().map(Dimension::getDimParam).toList());
    }

    private static DataType type(ElementType type) {
        return switch (type) {
            case STRING -> DataType.BYTES;
            case INT64 -> DataType.INT64;
            case FLOAT -> DataType.FP32;
            case DOUBLE -> DataType.FP64;
            case BOOL -> DataType.BOOL;
            default -> throw new IllegalStateException("no edit makes " + type);
        };
    }
}
