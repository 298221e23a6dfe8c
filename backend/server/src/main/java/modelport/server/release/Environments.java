package modelport.server.release;

import io.micronaut.transaction.annotation.ReadOnly;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import modelport.contract.Problem;
import modelport.contract.ProblemException;
import modelport.contract.Slug;
import modelport.contract.release.Environment;
import modelport.server.access.NewProjectHook;
import modelport.server.access.ProjectRef;
import modelport.server.audit.Audit;
import modelport.server.database.Ids;
import modelport.server.database.Json;
import modelport.server.database.Row;
import modelport.server.database.Sql;

/** Where releases of a project go, and under which rules. */
@Singleton
public class Environments implements NewProjectHook {
    /** Where versions go unless somebody says otherwise; its first policy is open. */
    public static final Slug DEVELOPMENT = new Slug("development");

    /** Where endpoints have the short names. */
    public static final Slug PRODUCTION = new Slug("production");

    private static final List<First> FIRST = List.of(
            new First(DEVELOPMENT, "Development", Policy.free()),
            new First(new Slug("staging"), "Staging", Policy.reviewed(1)),
            new First(PRODUCTION, "Production", Policy.reviewed(2)));
    private static final String NEWEST_POLICY = """
            select e.id, e.name, e.title, e.rank, p.number, p.document, p.digest
            from environment e
            join lateral (select number, document, digest from policy
                where environment_id = e.id order by number desc limit 1) p on true
            where e.project_id = ?
            """;

    private final Sql sql;
    private final Ids ids;
    private final Clock clock;
    private final Audit audit;

    Environments(Sql sql, Ids ids, Clock clock, Audit audit) {
        this.sql = sql;
        this.ids = ids;
        this.clock = clock;
        this.audit = audit;
    }

    /** On the way to production. */
    @ReadOnly
    public List<Environment> list(ProjectRef project) {
        return sql.query(NEWEST_POLICY + " order by e.rank, e.name", Environments::environment, project.id());
    }

    /** The environment of that name, under its newest policy. */
    @ReadOnly
    public EnvironmentRef require(ProjectRef project, Slug name) {
        return sql.first(NEWEST_POLICY + " and e.name = ?", Environments::reference, project.id(), name.value())
                .orElseThrow(() -> new ProblemException(new Problem.NotFound("environment", name.value())));
    }

    @Override
    public void created(ProjectRef project, Audit.Actor actor) {
        for (int rank = 0; rank < FIRST.size(); rank++) {
            create(project, actor, rank, FIRST.get(rank));
        }
    }

    private void create(ProjectRef project, Audit.Actor actor, int rank, First first) {
        var id = ids.next();
        sql.update(
                "insert into environment (id, project_id, name, title, rank) values (?, ?, ?, ?, ?)",
                id,
                project.id(),
                first.name().value(),
                first.title(),
                rank);
        sql.update(
                "insert into policy (environment_id, number, document, digest, created_by, created_at) "
                        + "values (?, 1, ?, ?, ?, ?)",
                id,
                new Json(first.policy()),
                ReleaseContent.digestOf(first.policy()),
                actor.name(),
                clock.instant());
        var subject = Map.of("environment", first.name().value(), "policy", "1");
        audit.record(actor, project.id(), "policy.set", subject, new Audit.Change(null, first.policy()));
    }

    private static Environment environment(Row row) {
        return new Environment(
                new Slug(row.text("name")),
                row.text("title"),
                row.integer("rank"),
                row.json("document", Policy.class).open());
    }

    private static EnvironmentRef reference(Row row) {
        return new EnvironmentRef(
                row.uuid("id"),
                new Slug(row.text("name")),
                row.integer("number"),
                row.json("document", Policy.class),
                row.text("digest"));
    }

    private record First(Slug name, String title, Policy policy) {}
}
