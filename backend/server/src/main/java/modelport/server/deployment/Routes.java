package modelport.server.deployment;

import io.micronaut.transaction.annotation.ReadOnly;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import modelport.contract.Slug;
import modelport.contract.registry.Signature;
import modelport.server.database.Row;
import modelport.server.database.Sql;
import tools.jackson.core.type.TypeReference;

/** What shall be served, in the whole installation. */
@Singleton
public class Routes {
    private static final TypeReference<Map<String, Object>> PARAMETERS = new TypeReference<>() {};

    private final Sql sql;

    Routes(Sql sql) {
        this.sql = sql;
    }

    /** Which revision shall answer at each endpoint, by the endpoints' names; cheap enough to ask every second. */
    @ReadOnly
    public Map<Slug, Target> live() {
        return sql
                .query(
                        "select e.name, e.restarts, t.endpoint_id, t.revision_id from route t join endpoint e on e.id = t.endpoint_id "
                                + "where t.mode = 'LIVE' and t.weight = 100 and e.deleted_at is null",
                        row -> Map.entry(
                                new Slug(row.text("name")),
                                new Target(row.uuid("endpoint_id"), row.uuid("revision_id"), row.integer("restarts"))))
                .stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Everything that is needed to answer with a revision. */
    @ReadOnly
    public Route of(UUID revision) {
        return sql.first("""
                        select e.project_id, e.id as endpoint_id, e.name as endpoint, m.name as model, r.id as revision_id,
                            r.number, v.number as version, r.artifact_digest, v.main_file, v.signature, l.parameters
                        from revision r
                        join endpoint e on e.id = r.endpoint_id
                        join model m on m.id = e.model_id
                        join model_version v on v.id = r.version_id
                        join release l on l.id = r.release_id
                        where r.id = ?
                        """, Routes::route, revision).orElseThrow();
    }

    /** The revision that traffic would go back to from this one, if this one came after {@code since}. */
    @ReadOnly
    public Optional<UUID> before(UUID revision, Instant since) {
        return sql.first("""
                select r.id from revision live
                join release now on now.id = live.release_id and now.updated_at > ?
                join revision r on r.endpoint_id = live.endpoint_id and r.number < live.number
                join release l on l.id = r.release_id and l.state = 'SUPERSEDED'
                where live.id = ? order by r.number desc limit 1
                """, row -> row.uuid("id"), since, revision);
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

    /**
     * Where an endpoint's traffic goes.
     *
     * @param endpoint identity of the endpoint; another one may come to have its name
     * @param revision what shall answer
     * @param restarts how often somebody had its engine started again
     */
    public record Target(UUID endpoint, UUID revision, int restarts) {}
}
