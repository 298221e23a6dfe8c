package modelport.server.deployment;

import java.util.Map;
import java.util.UUID;
import modelport.contract.Slug;
import modelport.contract.registry.Signature;

/**
 * Where an endpoint's traffic goes, and what is needed to answer it.
 *
 * @param project the project that the endpoint belongs to
 * @param endpointId the endpoint
 * @param endpoint its name
 * @param model name of its model
 * @param revisionId what stands behind it
 * @param revision counts from 1 per endpoint
 * @param version the version's number
 * @param artifact digest of its files
 * @param mainFile the one of them that is loaded
 * @param signature what it takes and gives
 * @param parameters what it is run with
 */
public record Route(
        UUID project,
        UUID endpointId,
        Slug endpoint,
        Slug model,
        UUID revisionId,
        int revision,
        int version,
        String artifact,
        String mainFile,
        Signature signature,
        Map<String, Object> parameters) {
    public Route {
        parameters = Map.copyOf(parameters);
    }
}
