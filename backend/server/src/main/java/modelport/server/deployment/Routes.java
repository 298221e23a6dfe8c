package modelport.server.deployment;

import io.micronaut.transaction.annotation.ReadOnly;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import modelport.contract.Slug;
import modelport.contract.registry.Signature;
import modelport.server.database.Row;
import modelport.server.database.Sql;
import tools.jackson.core.type.TypeReference;

/** What shall be served, in the whole installation. */
@Singleton
public class Routes {
    private static final TypeReference<Map<String, String>> PARAMETERS = new TypeReference<>() {};

    private final Sql sql;

    Routes(Sql sql) {
        this.sql = sql;
    }

    /** Every live route; nodes compare it with what they have. */
    @ReadOnly
    public List<Route> live() {
        return sql.query(
                """
                select e.project_id, e.id as endpoint_id, e.name as endpoint, m.name as model, r.id as revision_id, r.number,
                    v.number as version, r.artifact_digest, v.main_file, v.signature, l.parameters
                from route t
                join revision r on r.id = t.revision_id
                join endpoint e on e.id = t.endpoint_id
                join model m on m.id = e.model_id
                join model_version v on v.id = r.version_id
                join release l on l.id = r.release_id
                where t.mode = 'LIVE' and t.weight = 100 and e.deleted_at is null
                order by e.name
                """,
                Routes::route);
    }

    /** The project of the endpoint that has this name, if there is one. */
    @ReadOnly
    public Optional<UUID> projectOf(String endpoint) {
        return sql.first(
                "select project_id from endpoint where name = ? and deleted_at is null",
                row -> row.uuid("project_id"),
                endpoint);
    }

    private static Route route(Row row) {
        return new Route(
                row.uuid("project_id"),
                row.uuid("endpoint_id"),
                new Slug(row.text("endpoint")),
                new Slug(row.text("model")),
                row.uuid("revision_id"),
                row.integer("number"),
                row.integer("version"),
                row.text("artifact_digest"),
                row.text("main_file"),
                row.json("signature", Signature.class),
                row.json("parameters", PARAMETERS));
    }
}
