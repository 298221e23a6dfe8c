package modelport.server.deployment;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.UUID;
import modelport.contract.Message;
import modelport.contract.Problem;
import modelport.contract.ProblemException;
import modelport.contract.Slug;
import modelport.server.access.Caller;
import modelport.server.access.ProjectRef;
import modelport.server.access.Projects;
import modelport.server.access.Right;
import modelport.server.database.Sql;
import modelport.server.release.Environments;

/** Endpoints that somebody is about to change, and may. */
@Singleton
class HeldEndpoints {
    private final Sql sql;
    private final Projects projects;
    private final Environments environments;

    HeldEndpoints(Sql sql, Projects projects, Environments environments) {
        this.sql = sql;
        this.projects = projects;
        this.environments = environments;
    }

    /** An endpoint that stays as it is until the transaction ends. */
    record Held(UUID id, Slug environment, Slug model) {}

    @Transactional(TxType.MANDATORY)
    Held hold(Caller caller, ProjectRef project, Slug name) {
        Held held = sql.first(
                        "select e.id, n.name as environment, m.name as model from endpoint e "
                                + "join environment n on n.id = e.environment_id join model m on m.id = e.model_id "
                                + "where e.project_id = ? and e.name = ? and e.deleted_at is null for no key update of e",
                        row -> new Held(row.uuid("id"), new Slug(row.text("environment")), new Slug(row.text("model"))),
                        project.id(),
                        name.value())
                .orElseThrow(() -> absent(name));
        requireRight(caller, project, held);
        return held;
    }

    /** Whoever may ask for releases may also change what an open policy let in. */
    private void requireRight(Caller caller, ProjectRef project, Held endpoint) {
        boolean open =
                environments.require(project, endpoint.environment()).policy().open();
        boolean may = projects.may(caller, project.id(), Right.DEPLOY)
                || (open && projects.may(caller, project.id(), Right.REQUEST));
        if (!may) {
            throw new ProblemException(new Problem.Forbidden(Message.of("forbidden")));
        }
    }

    static ProblemException absent(Slug endpoint) {
        return new ProblemException(new Problem.NotFound("endpoint", endpoint.value()));
    }
}
