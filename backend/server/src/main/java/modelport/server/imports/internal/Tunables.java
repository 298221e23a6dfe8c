package modelport.server.imports.internal;

import ai.onnx.proto.OnnxMl.ModelProto;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import modelport.contract.registry.ParameterSpec;
import modelport.contract.registry.Signature;
import modelport.onnx.tuning.ParameterEdit;
import modelport.onnx.tuning.TunableParameter;

/** What may change about a model without training. */
final class Tunables {
    /** The file is read as a whole here and at every release, so that larger ones have no parameters. */
    private static final long MOST_BYTES = 64 << 20;

    private Tunables() {}

    /** The signature with the parameters that the file allows. */
    static Signature on(Signature signature, Path file) {
        try {
            List<ParameterSpec> parameters = Files.size(file) > MOST_BYTES ? List.of() : of(file);
            return signature.withParameters(parameters);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<ParameterSpec> of(Path file) throws IOException {
        try (InputStream bytes = Files.newInputStream(file)) {
            return ParameterEdit.parameters(ModelProto.parseFrom(bytes)).stream()
                    .map(Tunables::spec)
                    .toList();
        }
    }

    private static ParameterSpec spec(TunableParameter parameter) {
        return new ParameterSpec(
                parameter.name(),
                ParameterSpec.Kind.valueOf(parameter.kind().name()),
                parameter.initial(),
                parameter.lower(),
                parameter.upper(),
                parameter.length());
    }
}
