package modelport.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.AttributeProto.AttributeType;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.ByteString;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

/** Makes the attributes of operators. */
public final class Attributes {
    private Attributes() {}

    public static AttributeProto of(String name, long value) {
        return attribute(name, AttributeType.INT).setI(value).build();
    }

    public static AttributeProto of(String name, float value) {
        return attribute(name, AttributeType.FLOAT).setF(value).build();
    }

    public static AttributeProto of(String name, String value) {
        return attribute(name, AttributeType.STRING)
                .setS(ByteString.copyFromUtf8(value))
                .build();
    }

    public static AttributeProto of(String name, TensorProto value) {
        return attribute(name, AttributeType.TENSOR).setT(value).build();
    }

    public static AttributeProto of(String name, GraphProto value) {
        return attribute(name, AttributeType.GRAPH).setG(value).build();
    }

    public static AttributeProto longs(String name, long... values) {
        return attribute(name, AttributeType.INTS)
                .addAllInts(LongStream.of(values).boxed().toList())
                .build();
    }

    public static AttributeProto floats(String name, float... values) {
        AttributeProto.Builder attribute = attribute(name, AttributeType.FLOATS);
        for (float value : values) {
            attribute.addFloats(value);
        }
        return attribute.build();
    }

    public static AttributeProto strings(String name, String... values) {
        List<ByteString> bytes =
                Arrays.stream(values).map(ByteString::copyFromUtf8).toList();
        return attribute(name, AttributeType.STRINGS).addAllStrings(bytes).build();
    }

    private static AttributeProto.Builder attribute(String name, AttributeType type) {
        return AttributeProto.newBuilder().setName(name).setType(type);
    }
}
