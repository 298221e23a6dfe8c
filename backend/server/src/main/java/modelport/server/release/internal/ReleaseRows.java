package modelport.server.release.internal;

import java.util.Arrays;
import java.util.stream.Collectors;
import modelport.contract.Message;
import modelport.contract.Slug;
import modelport.contract.release.Release;
import modelport.contract.release.ReleaseState;
import modelport.server.database.Row;
import modelport.server.release.ReleaseRef;
import modelport.server.release.ReleaseStep;

/** Reads releases with the names of what they are about. */
public final class ReleaseRows {
    /** The columns of {@link #FROM} that the mappers read. */
    public static final String COLUMNS = """
            r.id, r.project_id, r.version_id, r.endpoint_id, r.state, r.reason, r.digest, r.content_digest, r.requester, r.job_id,
                r.emergency, r.row_version,
                r.created_at, r.updated_at, m.name as model, v.number as version, e.name as environment, p.name as endpoint
            """;

    /** Releases and what they are about. */
    public static final String FROM = """
            from release r
            join model m on m.id = r.model_id
            join model_version v on v.id = r.version_id
            join environment e on e.id = r.environment_id
            join endpoint p on p.id = r.endpoint_id
            """;

    /** Everything that the mappers need; a condition follows. */
    public static final String SELECT = "select " + COLUMNS + FROM;

    /** A condition: the release is on its way. */
    public static final String IS_OPEN = Arrays.stream(ReleaseState.values())
            .filter(ReleaseStep::isOpen)
            .map(state -> "'" + state + "'")
            .collect(Collectors.joining(", ", "r.state in (", ")"));

    private ReleaseRows() {}

    /** As callers see it. */
    public static Release release(Row row) {
        return new Release(
                row.uuid("id"),
                new Slug(row.text("model")),
                row.integer("version"),
                new Slug(row.text("environment")),
                new Slug(row.text("endpoint")),
                row.constant("state", ReleaseState.class),
                row.findJson("reason", Message.class).orElse(null),
                row.text("digest"),
                row.text("requester"),
                row.instant("created_at"),
                row.instant("updated_at"),
                row.bool("emergency"),
                row.number("row_version"));
    }

    /** As the later steps see it. */
    public static ReleaseRef reference(Row row) {
        return new ReleaseRef(
                row.uuid("id"),
                row.uuid("project_id"),
                new Slug(row.text("model")),
                row.uuid("version_id"),
                row.integer("version"),
                new Slug(row.text("environment")),
                row.uuid("endpoint_id"),
                new Slug(row.text("endpoint")),
                row.constant("state", ReleaseState.class),
                row.text("digest"),
                row.text("content_digest"),
                row.text("requester"),
                row.bool("emergency"),
                row.number("row_version"));
    }
}
