package modelport.onnx;

import ai.onnx.proto.OnnxMl.ModelProto;
import com.google.protobuf.ByteString;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;

/** Bytes that are refused with this code. */
record BadModel(String code, String name, ByteString bytes, OnnxLimits limits) {
    static BadModel of(String code, String name, byte[] bytes) {
        return new BadModel(code, name, ByteString.copyFrom(bytes), OnnxLimits.defaults());
    }

    static BadModel of(String code, String name, GraphBuilder model) {
        return of(code, name, model.model().toByteArray());
    }

    /** The small network, made worse. */
    static BadModel worse(String code, String name, Consumer<ModelProto.Builder> change) {
        ModelProto.Builder model = Models.mlp().model().toBuilder();
        change.accept(model);
        return of(code, name, model.build().toByteArray());
    }

    OnnxSummary check(Path folder, Map<String, Long> siblings) throws IOException {
        return OnnxCheck.check(Files.write(folder.resolve("model.onnx"), bytes.toByteArray()), siblings, limits);
    }

    @Override
    public String toString() {
        return code + ": " + name;
    }
}
