package modelport.server.release;

import io.micronaut.transaction.annotation.ReadOnly;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import modelport.contract.Message;
import modelport.contract.Problem;
import modelport.contract.ProblemException;
import modelport.contract.Slug;
import modelport.contract.access.Role;
import modelport.contract.release.Champion;
import modelport.contract.release.Decision;
import modelport.contract.release.Evidence;
import modelport.contract.release.GateFinding;
import modelport.contract.release.GateRule;
import modelport.contract.release.GateState;
import modelport.contract.release.Policy;
import modelport.contract.release.Release;
import modelport.contract.release.ReleaseReview;
import modelport.contract.release.ReleaseState;
import modelport.contract.release.RuleStanding;
import modelport.contract.release.Verdict;
import modelport.server.access.Caller;
import modelport.server.access.ProjectRef;
import modelport.server.access.Projects;
import modelport.server.database.Row;
import modelport.server.database.Sql;
import modelport.server.release.Approvals.Shares;
import modelport.server.release.internal.ReleaseDetail;
import org.jspecify.annotations.Nullable;

/** Gathers what a decision about a release needs. */
@Singleton
public class ReleaseReviews {
    private static final int DECISIONS = 200;

    private final Sql sql;
    private final Projects projects;
    private final Releases releases;
    private final Approvals approvals;
    private final EvidenceStore evidence;

    ReleaseReviews(Sql sql, Projects projects, Releases releases, Approvals approvals, EvidenceStore evidence) {
        this.sql = sql;
        this.projects = projects;
        this.releases = releases;
        this.approvals = approvals;
        this.evidence = evidence;
    }

    @ReadOnly
    public ReleaseReview get(Caller caller, ProjectRef project, UUID id) {
        Release release = releases.get(project, id);
        ReleaseRef ref = releases.require(project, id);
        Policy policy = approvals.policyOf(ref);
        Shares shares = approvals.sharesIn(ref);
        List<Decision> decisions = decisions(ref);
        Set<Role> roles = projects.roles(caller, project.id());
        List<RuleStanding> rules = RuleStandings.of(caller, roles, ref.state(), policy, shares, approvals.of(id));
        ReleaseDetail detail =
                sql.first(ReleaseDetail.SELECT, ReleaseDetail::of, id).orElseThrow();
        return new ReleaseReview(
                release,
                shares.author(),
                shares.planEditor(),
                policy.fourEyes(),
                detail.policyNumber(),
                detail.notes(),
                detail.plan(),
                detail.parameters(),
                champion(ref),
                findings(ref, policy),
                rules,
                decisions,
                detail.reviewUntil(),
                detail.approvedUntil(),
                detail.job(),
                ReleaseActions.of(caller, roles, ref, policy, rules, shares));
    }

    /** What a gate of the release saw. */
    @ReadOnly
    public Evidence evidence(ProjectRef project, UUID release, String digest) {
        releases.require(project, release);
        return evidence.find(release, digest)
                .orElseThrow(() -> new ProblemException(new Problem.NotFound("evidence", digest)));
    }

    private List<GateFinding> findings(ReleaseRef release, Policy policy) {
        Map<String, Run> runs = sql
                .query(
                        "select gate, state, evidence_digest, finding from gate_run "
                                + "where release_id = ? and release_digest = ?",
                        Run::of,
                        release.id(),
                        release.unchecked())
                .stream()
                .collect(Collectors.toMap(Run::gate, Function.identity()));
        GateState without = release.state() == ReleaseState.CHECKING ? GateState.RUNNING : GateState.WAITING;
        return policy.gates().stream()
                .map(rule -> finding(rule, Optional.ofNullable(runs.get(rule.label())), without))
                .toList();
    }

    private static GateFinding finding(GateRule rule, Optional<Run> run, GateState without) {
        return new GateFinding(
                rule.label(),
                rule,
                run.map(Run::state).orElse(without),
                run.flatMap(Run::finding).orElse(null),
                run.flatMap(Run::evidence).orElse(null));
    }

    private List<Decision> decisions(ReleaseRef release) {
        List<Decision> newest = new ArrayList<>(sql.query(
                "select d.id, d.verdict, d.rule, u.username, d.release_digest, d.comment, d.at from decision d "
                        + "join app_user u on u.id = d.actor_id where d.release_id = ? order by d.at desc, d.id desc limit "
                        + DECISIONS,
                row -> decision(row, release),
                release.id()));
        Collections.reverse(newest);
        return newest;
    }

    private static Decision decision(Row row, ReleaseRef release) {
        String digest = row.text("release_digest");
        return new Decision(
                row.uuid("id"),
                row.constant("verdict", Verdict.class),
                row.findText("rule")
                        .filter(rule -> !rule.isEmpty())
                        .map(Slug::new)
                        .orElse(null),
                row.text("username"),
                digest,
                digest.equals(release.digest()),
                row.text("comment"),
                row.instant("at"));
    }

    private @Nullable Champion champion(ReleaseRef release) {
        return sql.first(
                        "select r.id, v.number, v.artifact_digest from release r join model_version v on v.id = r.version_id "
                                + "where r.endpoint_id = ? and r.state = 'RELEASED' and r.id <> ?",
                        row -> new Champion(row.uuid("id"), row.integer("number"), row.text("artifact_digest")),
                        release.endpointId(),
                        release.id())
                .orElse(null);
    }

    private record Run(String gate, GateState state, Optional<String> evidence, Optional<Message> finding) {
        static Run of(Row row) {
            return new Run(
                    row.text("gate"),
                    row.constant("state", GateState.class),
                    row.findText("evidence_digest"),
                    row.findJson("finding", Message.class));
        }
    }
}
