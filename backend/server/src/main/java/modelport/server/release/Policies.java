package modelport.server.release;

import io.micronaut.transaction.annotation.ReadOnly;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import modelport.contract.Message;
import modelport.contract.Problem;
import modelport.contract.ProblemException;
import modelport.contract.Slug;
import modelport.contract.access.InstanceRole;
import modelport.contract.access.Member;
import modelport.contract.release.EnvironmentPolicy;
import modelport.contract.release.Policy;
import modelport.server.access.Caller;
import modelport.server.access.Members;
import modelport.server.access.ProjectRef;
import modelport.server.audit.Audit;
import modelport.server.database.Json;
import modelport.server.database.Row;
import modelport.server.database.Sql;
import modelport.server.events.Announcements;

/** The rules of environments, and how they change. */
@Singleton
public class Policies {
    private static final String SELECT = "select e.name, p.number, p.document, p.digest, p.created_by, p.created_at "
            + "from environment e join policy p on p.environment_id = e.id where e.project_id = ? and e.name = ? ";

    private final Sql sql;
    private final Clock clock;
    private final Environments environments;
    private final Members members;
    private final ReleaseEdits edits;
    private final Audit audit;
    private final Announcements announcements;

    Policies(
            Sql sql,
            Clock clock,
            Environments environments,
            Members members,
            ReleaseEdits edits,
            Audit audit,
            Announcements announcements) {
        this.sql = sql;
        this.clock = clock;
        this.environments = environments;
        this.members = members;
        this.edits = edits;
        this.audit = audit;
        this.announcements = announcements;
    }

    /** The newest. */
    @ReadOnly
    public EnvironmentPolicy get(ProjectRef project, Slug environment) {
        return sql.first(SELECT + "order by p.number desc limit 1", Policies::policy, project.id(), environment.value())
                .orElseThrow(() -> new ProblemException(new Problem.NotFound("environment", environment.value())));
    }

    /** One that is or was in force. */
    @ReadOnly
    public EnvironmentPolicy get(ProjectRef project, Slug environment, int number) {
        return sql.first(SELECT + "and p.number = ?", Policies::policy, project.id(), environment.value(), number)
                .orElseThrow(() -> new ProblemException(new Problem.NotFound("policy", environment + "/" + number)));
    }

    /**
     * Writes a policy after the one with {@code number}. Open releases come under it at once, and those that are on
     * their way go back to drafts; the same rules again change nothing.
     *
     * @throws ProblemException Stale if another one is the newest
     */
    @Transactional
    public EnvironmentPolicy set(Caller caller, ProjectRef project, Slug name, long number, Policy policy) {
        EnvironmentRef before = environments.holdAlone(project, name);
        if (before.policyNumber() != number) {
            throw new ProblemException(new Problem.Stale(Message.of("stale")));
        }
        check(project, policy);
        refuseWeaker(caller, before.policy(), policy);
        String digest = ReleaseContent.digestOf(policy);
        if (!digest.equals(before.policyDigest())) {
            write(caller, before, policy, digest);
            journal(caller, project, before, policy);
            edits.rebind(caller, environments.require(project, name));
        }
        return get(project, name);
    }

    /** Throws where the policy could not be set by anybody. */
    @ReadOnly
    public void check(ProjectRef project, Policy policy) {
        Set<String> people =
                members.list(project).stream().map(Member::username).collect(Collectors.toSet());
        PolicyCheck.check(policy, people, datasets(project, policy));
    }

    /** Names of those of the policy's datasets that are there. */
    private Set<String> datasets(ProjectRef project, Policy policy) {
        List<String> named = policy.gates().stream()
                .flatMap(gate -> Stream.ofNullable(gate.dataset()))
                .map(Slug::value)
                .distinct()
                .toList();
        return Set.copyOf(sql.query(
                "select name from dataset where project_id = ? and name in (select jsonb_array_elements_text(?::jsonb))",
                row -> row.text("name"),
                project.id(),
                new Json(named)));
    }

    private void write(Caller caller, EnvironmentRef environment, Policy policy, String digest) {
        sql.update(
                "insert into policy (environment_id, number, document, digest, created_by, created_at) "
                        + "values (?, ?, ?, ?, ?, ?)",
                environment.id(),
                environment.policyNumber() + 1,
                new Json(policy),
                digest,
                caller.username(),
                clock.instant());
    }

    /** Whoever could turn that off in a project would approve what is their own. */
    private static void refuseWeaker(Caller caller, Policy before, Policy after) {
        boolean opens = after.open() && !before.open();
        boolean aloneNow = !after.open() && !after.fourEyes() && (before.open() || before.fourEyes());
        boolean may =
                caller.role() == InstanceRole.ADMIN && caller.onlyProject().isEmpty();
        if ((opens || aloneNow) && !may) {
            throw new ProblemException(new Problem.Forbidden(Message.of("release.policy-four-eyes")));
        }
    }

    private void journal(Caller caller, ProjectRef project, EnvironmentRef before, Policy policy) {
        Map<String, String> subject = new HashMap<>(
                Map.of("environment", before.name().value(), "policy", Integer.toString(before.policyNumber() + 1)));
        audit.record(caller.actor(), project.id(), "policy.set", subject, new Audit.Change(before.policy(), policy));
        if (before.policy().fourEyes() != policy.fourEyes()) {
            audit.record(
                    caller.actor(),
                    project.id(),
                    "policy.four-eyes",
                    subject,
                    new Audit.Change(before.policy().fourEyes(), policy.fourEyes()));
        }
        announcements.announce(project.id(), "policy.changed", subject);
    }

    private static EnvironmentPolicy policy(Row row) {
        return new EnvironmentPolicy(
                new Slug(row.text("name")),
                row.integer("number"),
                row.json("document", Policy.class),
                row.text("digest"),
                row.text("created_by"),
                row.instant("created_at"));
    }
}
