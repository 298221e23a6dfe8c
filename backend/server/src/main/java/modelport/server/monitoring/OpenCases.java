package modelport.server.monitoring;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/** Where maintenance is going on; asked for what is shown beside an endpoint's health. */
public interface OpenCases {
    /** The open case of each of these endpoints that has one. */
    Map<UUID, UUID> ofEndpoints(Collection<UUID> endpoints);
}
