package modelport.server.release;

import java.util.Map;
import java.util.UUID;
import modelport.contract.Slug;
import modelport.contract.release.ReleaseState;

/**
 * A release as the later steps need it.
 *
 * @param id identity
 * @param project the project that it belongs to
 * @param model name of the model
 * @param versionId the version that goes
 * @param version its number
 * @param environment name of where it goes
 * @param endpointId the endpoint that it goes to
 * @param endpoint its name
 * @param state where the release stands
 * @param digest of everything that it is a decision about
 * @param unchecked the digest before any gate has found anything
 * @param requester username of who asked
 * @param emergency whether two people let it pass without its approvals
 * @param rowVersion counts changes
 */
public record ReleaseRef(
        UUID id,
        UUID project,
        Slug model,
        UUID versionId,
        int version,
        Slug environment,
        UUID endpointId,
        Slug endpoint,
        ReleaseState state,
        String digest,
        String unchecked,
        String requester,
        boolean emergency,
        long rowVersion) {
    /** What events, audit entries and jobs about it say. */
    public Map<String, String> subject() {
        return Map.of(
                "release", id.toString(),
                "model", model.value(),
                "version", Integer.toString(version),
                "environment", environment.value(),
                "endpoint", endpoint.value());
    }
}
