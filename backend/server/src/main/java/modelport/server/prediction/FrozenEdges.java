package modelport.server.prediction;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What is counted of the rows that a version answers at an endpoint.
 *
 * @param id identity; other cells have another one
 * @param project the project
 * @param endpoint the endpoint
 * @param version the version
 * @param datasetVersion the reference that the cells were chosen by
 * @param columns in the order of their counts
 * @param frozenAt when they were chosen
 */
public record FrozenEdges(
        UUID id,
        UUID project,
        UUID endpoint,
        UUID version,
        UUID datasetVersion,
        List<FrozenColumn> columns,
        Instant frozenAt) {
    public FrozenEdges {
        columns = List.copyOf(columns);
    }
}
