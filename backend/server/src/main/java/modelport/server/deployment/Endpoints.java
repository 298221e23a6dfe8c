package modelport.server.deployment;

import io.micronaut.transaction.annotation.ReadOnly;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import modelport.contract.Message;
import modelport.contract.Page;
import modelport.contract.PageRequest;
import modelport.contract.Slug;
import modelport.contract.deployment.Endpoint;
import modelport.server.access.Caller;
import modelport.server.access.ProjectRef;
import modelport.server.database.Sql;
import modelport.server.deployment.HeldEndpoints.Held;
import modelport.server.deployment.internal.EndpointRows;
import modelport.server.http.Paging;
import modelport.server.release.ReleaseStep;
import modelport.server.release.ReleaseSteps;

/** What answers, and how it is taken down. */
@Singleton
public class Endpoints {
    private final Sql sql;
    private final Clock clock;
    private final RolloutConfig config;
    private final HeldEndpoints held;
    private final ReleaseSteps steps;
    private final Journal journal;

    Endpoints(Sql sql, Clock clock, RolloutConfig config, HeldEndpoints held, ReleaseSteps steps, Journal journal) {
        this.sql = sql;
        this.clock = clock;
        this.config = config;
        this.held = held;
        this.steps = steps;
        this.journal = journal;
    }

    @ReadOnly
    public Endpoint get(ProjectRef project, Slug endpoint) {
        return sql.first(
                        EndpointRows.SELECT + " and e.name = ?",
                        row -> EndpointRows.endpoint(row, project),
                        config.nodeSeenSeconds(),
                        project.id(),
                        endpoint.value())
                .orElseThrow(() -> HeldEndpoints.absent(endpoint));
    }

    /** In the order of their names. */
    @ReadOnly
    public Page<Endpoint> list(ProjectRef project, PageRequest page) {
        var oneMore = sql.query(
                EndpointRows.SELECT
                        + " and e.name > ? and strpos(e.name || ' ' || m.name, ?) > 0 order by e.name limit ?",
                row -> EndpointRows.endpoint(row, project),
                config.nodeSeenSeconds(),
                project.id(),
                page.after() == null ? "" : page.after(),
                page.query() == null ? "" : page.query(),
                page.limit() + 1);
        return Paging.page(oneMore, page, endpoint -> endpoint.name().value());
    }

    /** Takes an endpoint down for good, with whatever is on its way to it. */
    @Transactional
    public void delete(Caller caller, ProjectRef project, Slug name) {
        Held found = held.hold(caller, project, name);
        sql.update("delete from route where endpoint_id = ?", found.id());
        sql.update("update revision set state = 'RETIRED' where endpoint_id = ?", found.id());
        sql.update(
                "update endpoint set deleted_at = ?, row_version = row_version + 1 where id = ?",
                clock.instant(),
                found.id());
        steps.lockOpen(found.id()).ifPresent(open -> {
            ReleaseStep end = ReleaseStep.CANCEL.startsIn(open.state()) ? ReleaseStep.CANCEL : ReleaseStep.FAIL;
            steps.take(open, end, caller.actor(), Message.of("deployment.deleted"));
        });
        steps.lockReleased(found.id()).ifPresent(live -> steps.take(live, ReleaseStep.SUPERSEDE, caller.actor(), null));
        journal.deleted(caller, project.id(), name, found.model());
    }
}
