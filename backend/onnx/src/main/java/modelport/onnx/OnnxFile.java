package modelport.onnx;

import ai.onnx.proto.OnnxMl.ModelProto;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Reads and writes whole ONNX models, weights included. A protobuf message ends at 2 GiB; past that its Java classes
 * count backwards instead of failing, so the size is held against the limit before anything is read or written.
 */
public final class OnnxFile {
    /** Larger models keep their weights in external data. */
    public static final long MAX_BYTES = Integer.MAX_VALUE;

    private static final int BUFFER = 1 << 16;

    private OnnxFile() {}

    /** Reads a model that {@link OnnxCheck} has let through. */
    public static ModelProto read(Path file) throws IOException {
        requireSize(Files.size(file));
        try (InputStream bytes = new BufferedInputStream(Files.newInputStream(file), BUFFER)) {
            CodedInputStream in = CodedInputStream.newInstance(bytes, BUFFER);
            in.setSizeLimit(Integer.MAX_VALUE);
            return ModelProto.parseFrom(in);
        } catch (InvalidProtocolBufferException broken) {
            var refused = RefusedException.of("onnx.not-onnx");
            refused.initCause(broken);
            throw refused;
        }
    }

    /** Writes a model; the same model always gives the same bytes. */
    public static void write(ModelProto model, Path file) throws IOException {
        requireSize(ModelSize.of(model));
        try (OutputStream bytes = Files.newOutputStream(file)) {
            CodedOutputStream out = CodedOutputStream.newInstance(bytes, BUFFER);
            out.useDeterministicSerialization();
            model.writeTo(out);
            out.flush();
        }
    }

    private static void requireSize(long bytes) {
        if (bytes > MAX_BYTES) {
            throw RefusedException.of("onnx.too-big", "size", bytes, "limit", MAX_BYTES);
        }
    }
}
