package modelport.server.release;

import io.micronaut.transaction.annotation.ReadOnly;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import modelport.contract.Page;
import modelport.contract.PageRequest;
import modelport.contract.Slug;
import modelport.contract.release.ChampionInterval;
import modelport.server.access.ProjectRef;
import modelport.server.database.Row;
import modelport.server.database.Sql;
import modelport.server.http.Paging;
import modelport.server.release.internal.Place;
import org.jspecify.annotations.Nullable;

/** Tells what served in an environment, and when. The rows are written by a trigger of the database. */
@Singleton
public class Champions {
    private static final String SELECT = """
            select p.name as endpoint, m.name as model, v.number, r.id, r.emergency, i.released_by,
                lower(i.valid) as since, upper(i.valid) as until
            from champion_interval i
            join endpoint p on p.id = i.endpoint_id
            join release r on r.id = i.release_id
            join model m on m.id = r.model_id
            join model_version v on v.id = r.version_id
            where p.project_id = ? and p.environment_id = ? and (?::text is null or p.name = ?::text)
                and (?::timestamptz is null or (lower(i.valid), r.id) < (?::timestamptz, ?::uuid))
            order by lower(i.valid) desc, r.id desc limit ?
            """;

    private final Sql sql;
    private final Environments environments;

    Champions(Sql sql, Environments environments) {
        this.sql = sql;
        this.environments = environments;
    }

    /** The newest first; of one endpoint where it is given. */
    @ReadOnly
    public Page<ChampionInterval> list(
            ProjectRef project, Slug environment, @Nullable Slug endpoint, PageRequest page) {
        UUID id = environments.require(project, environment).id();
        String name = endpoint == null ? null : endpoint.value();
        Place place = Place.parse(page.after());
        Instant since = place == null ? null : place.since();
        List<ChampionInterval> oneMore = sql.query(
                SELECT,
                Champions::interval,
                project.id(),
                id,
                name,
                name,
                since,
                since,
                place == null ? null : place.id(),
                page.limit() + 1);
        return Paging.page(oneMore, page, one -> new Place(one.from(), one.release()).toString());
    }

    private static ChampionInterval interval(Row row) {
        return new ChampionInterval(
                new Slug(row.text("endpoint")),
                new Slug(row.text("model")),
                row.integer("number"),
                row.uuid("id"),
                row.bool("emergency"),
                row.text("released_by"),
                row.instant("since"),
                row.findInstant("until").orElse(null));
    }
}
