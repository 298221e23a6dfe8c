package modelport.onnx;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Arrays;
import java.util.List;

/** Files that are no model, or no longer. */
final class BadBytes {
    /** IR version 8. */
    private static final String HEAD = "\b\b";

    private BadBytes() {}

    static List<BadModel> all() {
        byte[] model = Models.mlp().model().toByteArray();
        return List.of(
                BadModel.of("onnx.empty", "no byte", new byte[0]),
                BadModel.of("onnx.not-onnx", "a zip file", bytes("PK\3\4 and more")),
                BadModel.of("onnx.not-onnx", "text", bytes("weights: 1, 2, 3")),
                BadModel.of("onnx.not-onnx", "zeros", new byte[100]),
                BadModel.of("onnx.no-graph", "a head alone", bytes(HEAD)),
                BadModel.of("onnx.truncated", "half a model", Arrays.copyOf(model, model.length / 2)),
                BadModel.of("onnx.truncated", "all but its last byte", Arrays.copyOf(model, model.length - 1)),
                BadModel.of(
                        "onnx.truncated",
                        "a length of 2^62",
                        bytes(HEAD + ":\u0080\u0080\u0080\u0080\u0080\u0080\u0080\u0080@")),
                BadModel.of(
                        "onnx.broken",
                        "a negative length",
                        bytes(HEAD + ":\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\1")),
                BadModel.of("onnx.broken", "a node longer than its graph", bytes(HEAD + ":\2\n\5")),
                BadModel.of("onnx.broken", "a graph that is a number", bytes(HEAD + "8\1")),
                BadModel.of("onnx.broken", "a varint of eleven bytes", bytes(HEAD + "(" + "\u0080".repeat(11) + "\1")),
                BadModel.of("onnx.broken", "a varint cut by its message", bytes(HEAD + "B\2\u0010\u0080" + ":\0")),
                BadModel.of("onnx.broken", "a group", bytes(HEAD + "\u00fb\7")),
                BadModel.of("onnx.broken", "field zero", bytes(HEAD + "\0\0")),
                BadModel.of("onnx.broken", "floats of three bytes", bytes(HEAD + ":\7*\5\"\3abc")),
                BadModel.of("onnx.broken", "trailing text", append(model, "trailing text")),
                BadModel.of("onnx.field-twice", "two graphs", append(model, new String(model, ISO_8859_1))),
                BadModel.of("onnx.field-twice", "a type that is tensor and map", bytes(HEAD + ":\bZ\6\u0012\4\n\0*\0")),
                BadModel.of("onnx.encoding", "a name that is no text", bytes(HEAD + ":\7\n\5\"\3\u00ff\u00fe\u00fd")));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(ISO_8859_1);
    }

    private static byte[] append(byte[] model, String more) {
        return bytes(new String(model, ISO_8859_1) + more);
    }
}
