package modelport.server.maintenance.internal;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import modelport.contract.Slug;
import modelport.server.database.Row;

/**
 * An endpoint that clients may call.
 *
 * @param serving the version that it was released with, if any
 */
public record ServedEndpoint(
        UUID id, UUID project, Slug name, UUID modelId, Slug model, Slug environment, Optional<UUID> serving) {
    private static final String SELECT = """
            select e.id, e.project_id, e.name, e.model_id, m.name as model, n.name as environment, live.version_id
            from endpoint e
            join model m on m.id = e.model_id
            join environment n on n.id = e.environment_id
            left join release live on live.endpoint_id = e.id and live.state = 'RELEASED'
            where e.deleted_at is null
            """;

    /** By its project and its name. */
    public static final String BY_NAME = SELECT + " and e.project_id = ? and e.name = ?";

    /** By its identity. */
    public static final String BY_ID = SELECT + " and e.id = ?";

    /** As the statements find it. */
    public static ServedEndpoint of(Row row) {
        return new ServedEndpoint(
                row.uuid("id"),
                row.uuid("project_id"),
                new Slug(row.text("name")),
                row.uuid("model_id"),
                new Slug(row.text("model")),
                new Slug(row.text("environment")),
                row.findUuid("version_id"));
    }

    /** What events and audit entries about its maintenance say. */
    public Map<String, String> subject() {
        return Map.of("endpoint", name.value(), "model", model.value(), "environment", environment.value());
    }
}
