package modelport.onnx.edit;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.util.Optional;
import modelport.onnx.Tensors;

/** Tensors in Constant nodes. */
final class Constants {
    private Constants() {}

    /** The tensor that a node gives, if it gives nothing else; texts and sparse tensors stay nodes. */
    static Optional<TensorProto> of(NodeProto node) {
        if (!node.getOpType().equals("Constant") || !node.getDomain().isEmpty() || node.getAttributeCount() != 1) {
            return Optional.empty();
        }
        AttributeProto value = node.getAttribute(0);
        String name = node.getOutput(0);
        return switch (value.getName()) {
            case "value" -> Optional.of(value.getT().toBuilder().setName(name).build());
            case "value_float" -> Optional.of(Tensors.floats(name, new float[] {value.getF()}));
            case "value_int" -> Optional.of(Tensors.longs(name, new long[] {value.getI()}));
            case "value_floats" -> Optional.of(Tensors.floats(name, floats(value), value.getFloatsCount()));
            case "value_ints" ->
                Optional.of(Tensors.longs(
                        name,
                        value.getIntsList().stream().mapToLong(Long::longValue).toArray(),
                        value.getIntsCount()));
            default -> Optional.empty();
        };
    }

    private static float[] floats(AttributeProto value) {
        var floats = new float[value.getFloatsCount()];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = value.getFloats(i);
        }
        return floats;
    }
}
