package modelport.gateway;

import java.nio.file.Path;
import java.util.Map;
import modelport.contract.registry.Signature;

/**
 * A version as the gateway loads it.
 *
 * @param version its number, told in answers
 * @param digest of its files; two servables with the same digest are the same bytes
 * @param modelFile the ONNX file
 * @param folder the version's files: tokenizer, external data
 * @param signature what it takes and gives
 * @param parameters of the release: {@code missing=nan} lets null and NaN through to the model
 */
public record Servable(
        int version, String digest, Path modelFile, Path folder, Signature signature, Map<String, String> parameters) {
    public Servable {
        parameters = Map.copyOf(parameters);
    }

    /** Whether both are the same bytes, run in the same way; their numbers may differ. */
    public boolean isSameModel(Servable other) {
        return digest.equals(other.digest) && signature.equals(other.signature) && parameters.equals(other.parameters);
    }
}
