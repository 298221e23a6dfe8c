package modelport.server.release;

import io.micronaut.transaction.annotation.ReadOnly;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import modelport.contract.Message;
import modelport.contract.Problem;
import modelport.contract.ProblemException;
import modelport.contract.Slug;
import modelport.contract.release.Environment;
import modelport.contract.release.NewEnvironment;
import modelport.contract.release.Policy;
import modelport.server.access.Caller;
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

    private static final int MAX_TITLE = 200;
    private static final int MAX_ENVIRONMENTS = 20;
    private static final List<First> FIRST = List.of(
            new First(DEVELOPMENT, "Development", Policy.free()),
            new First(new Slug("staging"), "Staging", UsualPolicies.checked()),
            new First(PRODUCTION, "Production", UsualPolicies.reviewed()));
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

    /** The environment under its newest policy, which nobody changes until the transaction ends. */
    @Transactional(TxType.MANDATORY)
    public EnvironmentRef hold(ProjectRef project, Slug name) {
        return held(project, name, "for share");
    }

    /** The same for somebody who changes the policy. */
    @Transactional(TxType.MANDATORY)
    EnvironmentRef holdAlone(ProjectRef project, Slug name) {
        return held(project, name, "for no key update");
    }

    private EnvironmentRef held(ProjectRef project, Slug name, String how) {
        // Its own statement: the next one sees what whoever had it before has written.
        sql.query(
                "select id from environment where project_id = ? and name = ? " + how,
                row -> row.uuid("id"),
                project.id(),
                name.value());
        return require(project, name);
    }

    /** A further environment; it begins with the policy of production. */
    @Transactional
    public Environment add(Caller caller, ProjectRef project, NewEnvironment wanted) {
        String title = wanted.title() == null || wanted.title().isBlank()
                ? wanted.name().value()
                : wanted.title().strip();
        if (title.length() > MAX_TITLE) {
            throw new ProblemException(
                    Problem.Invalid.field("title", "release.too-long", "max", Integer.toString(MAX_TITLE)));
        }
        int count = sql.first(
                        "select count(*)::integer as n from environment where project_id = ?",
                        row -> row.integer("n"),
                        project.id())
                .orElse(0);
        if (count >= MAX_ENVIRONMENTS) {
            throw new ProblemException(new Problem.Conflict(
                    Message.of("release.environments-full", "max", Integer.toString(MAX_ENVIRONMENTS))));
        }
        int rank = wanted.rank() == null ? lastRank(project) + 1 : Math.clamp(wanted.rank(), 0, MAX_ENVIRONMENTS);
        var first = new First(wanted.name(), title, UsualPolicies.reviewed());
        if (!create(project, caller.actor(), rank, first)) {
            throw new ProblemException(new Problem.Conflict(Message.of(
                    "release.environment-taken", "environment", wanted.name().value())));
        }
        return new Environment(wanted.name(), title, rank, false);
    }

    private int lastRank(ProjectRef project) {
        return sql.first(
                        "select coalesce(max(rank), -1) as last from environment where project_id = ?",
                        row -> row.integer("last"),
                        project.id())
                .orElseThrow();
    }

    @Override
    public void created(ProjectRef project, Audit.Actor actor) {
        for (int rank = 0; rank < FIRST.size(); rank++) {
            create(project, actor, rank, FIRST.get(rank));
        }
    }

    private boolean create(ProjectRef project, Audit.Actor actor, int rank, First first) {
        var id = ids.next();
        int made = sql.update(
                "insert into environment (id, project_id, name, title, rank) values (?, ?, ?, ?, ?) "
                        + "on conflict (project_id, name) do nothing",
                id,
                project.id(),
                first.name().value(),
                first.title(),
                rank);
        if (made == 0) {
            return false;
        }
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
        return true;
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
