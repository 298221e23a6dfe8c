package modelport.server.deployment;

import io.micronaut.transaction.annotation.ReadOnly;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;
import modelport.contract.Message;
import modelport.contract.Page;
import modelport.contract.PageRequest;
import modelport.contract.Problem;
import modelport.contract.ProblemException;
import modelport.contract.Slug;
import modelport.contract.deployment.Endpoint;
import modelport.server.access.Caller;
import modelport.server.access.ProjectRef;
import modelport.server.access.Projects;
import modelport.server.access.Right;
import modelport.server.database.Sql;
import modelport.server.deployment.internal.EndpointRows;
import modelport.server.http.Paging;
import modelport.server.release.Environments;
import modelport.server.release.ReleaseStep;
import modelport.server.release.ReleaseSteps;

/** What answers, and how it is taken down. */
@Singleton
public class Endpoints {
    private final Sql sql;
    private final Clock clock;
    private final RolloutConfig config;
    private final Projects projects;
    private final Environments environments;
    private final ReleaseSteps steps;
    private final Journal journal;

    Endpoints(
            Sql sql,
            Clock clock,
            RolloutConfig config,
            Projects projects,
            Environments environments,
            ReleaseSteps steps,
            Journal journal) {
        this.sql = sql;
        this.clock = clock;
        this.config = config;
        this.projects = projects;
        this.environments = environments;
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
                .orElseThrow(() -> absent(endpoint));
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
        Found found = lock(project, name);
        requireRight(caller, project, found);
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

    private Found lock(ProjectRef project, Slug name) {
        return sql.first(
                        "select e.id, n.name as environment, m.name as model from endpoint e "
                                + "join environment n on n.id = e.environment_id join model m on m.id = e.model_id "
                                + "where e.project_id = ? and e.name = ? and e.deleted_at is null for no key update of e",
                        row -> new Found(
                                row.uuid("id"), new Slug(row.text("environment")), new Slug(row.text("model"))),
                        project.id(),
                        name.value())
                .orElseThrow(() -> absent(name));
    }

    /** Whoever may ask for releases may also take down what an open policy let in. */
    private void requireRight(Caller caller, ProjectRef project, Found endpoint) {
        boolean open =
                environments.require(project, endpoint.environment()).policy().open();
        boolean may = projects.may(caller, project.id(), Right.DEPLOY)
                || (open && projects.may(caller, project.id(), Right.REQUEST));
        if (!may) {
            throw new ProblemException(new Problem.Forbidden(Message.of("forbidden")));
        }
    }

    private static ProblemException absent(Slug endpoint) {
        return new ProblemException(new Problem.NotFound("endpoint", endpoint.value()));
    }

    private record Found(UUID id, Slug environment, Slug model) {}
}
