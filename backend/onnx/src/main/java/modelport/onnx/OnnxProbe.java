package modelport.onnx;

import ai.onnx.proto.OnnxMl.ModelProto;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;

/** Tells whether bytes are meant to be an ONNX model, even a damaged one, so that it can be said what is wrong. */
public final class OnnxProbe {
    /** A graph alone could be any text that begins with a colon; models also say who wrote them for what. */
    private static final int FIELDS = 2;

    private static final int MAX_FIELDS = 100_000;

    private OnnxProbe() {}

    /** Whether the file's first fields are those of a model with a graph. */
    public static boolean looksLikeModel(SeekableByteChannel file) throws IOException {
        file.position(0);
        var seen = new Object() {
            int all;
            int known;
            boolean graph;
        };
        try {
            new WireReader(file).root(ModelProto.getDescriptor(), number -> {
                if (++seen.all > MAX_FIELDS) {
                    throw RefusedException.of("onnx.not-onnx");
                }
                seen.known += number == 0 ? 0 : 1;
                seen.graph |= number == ModelProto.GRAPH_FIELD_NUMBER;
            });
            return seen.graph && seen.known >= FIELDS;
        } catch (RefusedException broken) {
            return seen.graph && seen.known >= FIELDS;
        }
    }
}
