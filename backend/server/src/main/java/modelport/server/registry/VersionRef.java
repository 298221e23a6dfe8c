package modelport.server.registry;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import modelport.contract.Slug;
import modelport.contract.registry.Signature;
import modelport.contract.registry.VersionState;

/**
 * A version as the later steps need it.
 *
 * @param id identity
 * @param project the project that it belongs to
 * @param modelId identity of its model
 * @param model name of its model
 * @param number counts from 1 per model
 * @param state where it stands
 * @param createdBy username of who made it
 * @param files what it is made of; present when it is ready or archived
 * @param parameters what may change without training, as it was given: classes, maxTokens, pooling, normalize
 */
public record VersionRef(
        UUID id,
        UUID project,
        UUID modelId,
        Slug model,
        int number,
        VersionState state,
        String createdBy,
        Optional<Files> files,
        Map<String, Object> parameters) {
    public VersionRef {
        parameters = Map.copyOf(parameters);
    }

    /** What events, audit entries and jobs about it say. */
    public Map<String, String> subject() {
        return Map.of("model", model.value(), "version", Integer.toString(number));
    }

    /**
     * What a version is made of; never changes once it is ready.
     *
     * @param digest of the artifact
     * @param mainFile path of the file that is loaded
     * @param format what it was brought as, such as ONNX
     * @param signature what it takes and gives
     */
    public record Files(String digest, String mainFile, String format, Signature signature) {}
}
