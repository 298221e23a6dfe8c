package modelport.server.registry;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Knows what is served; a later step implements it. Called inside the transaction of the reader. */
public interface Usage {
    /**
     * Names of the endpoints that serve any version of these models, by model; models that serve nothing are absent.
     */
    Map<UUID, List<String>> endpointsOfModels(UUID project, Collection<UUID> models);

    /** Names of the endpoints that serve these versions, by version; versions that serve nothing are absent. */
    Map<UUID, List<String>> endpointsOfVersions(UUID project, Collection<UUID> versions);
}
