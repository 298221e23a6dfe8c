package modelport.onnx;

import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;

/** Makes the types of inputs and outputs. */
public final class Types {
    private Types() {}

    /** A tensor whose sizes are numbers, or names where any size goes. */
    public static TypeProto tensor(ElementType element, Object... dims) {
        TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
        for (Object dim : dims) {
            shape.addDim(dimension(dim));
        }
        return TypeProto.newBuilder()
                .setTensorType(TypeProto.Tensor.newBuilder()
                        .setElemType(element.code())
                        .setShape(shape))
                .build();
    }

    /** A tensor of which neither sizes nor number of axes are told. */
    public static TypeProto tensorOfAnyShape(ElementType element) {
        return TypeProto.newBuilder()
                .setTensorType(TypeProto.Tensor.newBuilder().setElemType(element.code()))
                .build();
    }

    public static TypeProto sequence(TypeProto of) {
        return TypeProto.newBuilder()
                .setSequenceType(TypeProto.Sequence.newBuilder().setElemType(of))
                .build();
    }

    public static TypeProto map(ElementType key, TypeProto value) {
        return TypeProto.newBuilder()
                .setMapType(TypeProto.Map.newBuilder().setKeyType(key.code()).setValueType(value))
                .build();
    }

    private static TensorShapeProto.Dimension dimension(Object dim) {
        return switch (dim) {
            case Number size ->
                TensorShapeProto.Dimension.newBuilder()
                        .setDimValue(size.longValue())
                        .build();
            case String name ->
                TensorShapeProto.Dimension.newBuilder().setDimParam(name).build();
            default -> throw new IllegalArgumentException("neither a size nor a name: " + dim);
        };
    }
}
