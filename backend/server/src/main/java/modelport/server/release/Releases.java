package modelport.server.release;

import io.micronaut.transaction.annotation.ReadOnly;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import modelport.contract.Page;
import modelport.contract.PageRequest;
import modelport.contract.Problem;
import modelport.contract.ProblemException;
import modelport.contract.Slug;
import modelport.contract.release.Release;
import modelport.contract.release.ReleaseFilter;
import modelport.server.access.ProjectRef;
import modelport.server.database.Sql;
import modelport.server.http.Paging;
import modelport.server.release.internal.ReleaseRows;
import org.jspecify.annotations.Nullable;

/** What was asked to go where, and what became of it. */
@Singleton
public class Releases {
    private final Sql sql;

    Releases(Sql sql) {
        this.sql = sql;
    }

    @ReadOnly
    public Release get(ProjectRef project, UUID release) {
        return sql.first(
                        ReleaseRows.SELECT + " where r.project_id = ? and r.id = ?",
                        ReleaseRows::release,
                        project.id(),
                        release)
                .orElseThrow(() -> new ProblemException(new Problem.NotFound("release", release.toString())));
    }

    /** As the use cases need it, not locked. */
    @ReadOnly
    ReleaseRef require(ProjectRef project, UUID release) {
        return sql.first(
                        ReleaseRows.SELECT + " where r.project_id = ? and r.id = ?",
                        ReleaseRows::reference,
                        project.id(),
                        release)
                .orElseThrow(() -> new ProblemException(new Problem.NotFound("release", release.toString())));
    }

    /** A release that needs the version: it serves, or is on its way. */
    @ReadOnly
    public Optional<ReleaseRef> needing(UUID version) {
        return sql.first(
                ReleaseRows.SELECT + " where r.version_id = ? and (r.state = 'RELEASED' or " + ReleaseRows.IS_OPEN
                        + ") order by p.name",
                ReleaseRows::reference,
                version);
    }

    /** The newest first. */
    @ReadOnly
    public Page<Release> list(ProjectRef project, ReleaseFilter filter, PageRequest page) {
        List<Release> oneMore = sql.query(
                ReleaseRows.SELECT + """
                 where r.project_id = ? and (?::uuid is null or r.id < ?::uuid) and (?::text is null or m.name = ?::text)
                    and (?::text is null or e.name = ?::text) and (?::text is null or r.state = ?::text)
                order by r.id desc limit ?
                """,
                ReleaseRows::release,
                project.id(),
                page.after(),
                page.after(),
                text(filter.model()),
                text(filter.model()),
                text(filter.environment()),
                text(filter.environment()),
                filter.state(),
                filter.state(),
                page.limit() + 1);
        return Paging.page(oneMore, page, release -> release.id().toString());
    }

    private static @Nullable String text(@Nullable Slug name) {
        return name == null ? null : name.value();
    }
}
