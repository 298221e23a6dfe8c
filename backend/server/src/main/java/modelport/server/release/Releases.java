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
import modelport.contract.release.Release;
import modelport.server.access.ProjectRef;
import modelport.server.database.Sql;
import modelport.server.http.Paging;
import modelport.server.release.internal.ReleaseRows;

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
    public Page<Release> list(ProjectRef project, PageRequest page) {
        List<Release> oneMore = sql.query(
                ReleaseRows.SELECT
                        + " where r.project_id = ? and (?::uuid is null or r.id < ?::uuid) order by r.id desc limit ?",
                ReleaseRows::release,
                project.id(),
                page.after(),
                page.after(),
                page.limit() + 1);
        return Paging.page(oneMore, page, release -> release.id().toString());
    }
}
