package modelport.server.release;

import io.micronaut.transaction.annotation.ReadOnly;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import modelport.contract.Slug;
import modelport.contract.release.GateFinding;
import modelport.contract.release.GateState;
import modelport.contract.release.Policy;
import modelport.contract.release.PolicyEffect;
import modelport.contract.release.ReleaseState;
import modelport.server.access.ProjectRef;
import modelport.server.database.Sql;
import modelport.server.release.GateRuns.Subject;
import modelport.server.release.Gates.Checked;
import modelport.server.release.internal.ReleaseRows;

/** Says what a policy would do, and does nothing. */
@Singleton
public class PolicyTrials {
    private static final int MOST = 200;

    private final Sql sql;
    private final Environments environments;
    private final Policies policies;
    private final GateRuns runs;
    private final Gates gates;
    private final Approvals approvals;

    PolicyTrials(
            Sql sql, Environments environments, Policies policies, GateRuns runs, Gates gates, Approvals approvals) {
        this.sql = sql;
        this.environments = environments;
        this.policies = policies;
        this.runs = runs;
        this.gates = gates;
        this.approvals = approvals;
    }

    /** The open releases that would change, and how; none where the rules are the same. */
    @ReadOnly
    public List<PolicyEffect> tryOut(ProjectRef project, Slug name, Policy policy) {
        policies.check(project, policy);
        EnvironmentRef environment = environments.require(project, name);
        if (ReleaseContent.digestOf(policy).equals(environment.policyDigest())) {
            return List.of();
        }
        return sql
                .query(
                        ReleaseRows.SELECT + " where r.environment_id = ? and " + ReleaseRows.IS_OPEN
                                + " and r.state <> 'ROLLING_OUT' order by r.id desc limit " + MOST,
                        ReleaseRows::reference,
                        environment.id())
                .stream()
                .map(release -> effect(release, policy))
                .toList();
    }

    private PolicyEffect effect(ReleaseRef release, Policy policy) {
        Subject subject = runs.subject(release);
        Map<String, List<String>> said = approvals.of(release.id());
        return new PolicyEffect(
                release.id(),
                release.model(),
                release.version(),
                release.state(),
                ReleaseState.DRAFT,
                said.values().stream().mapToInt(List::size).sum(),
                gates.check(subject.candidate(), policy).stream()
                        .map(checked -> finding(checked, subject))
                        .toList());
    }

    private static GateFinding finding(Checked checked, Subject subject) {
        return new GateFinding(
                checked.rule().label(),
                checked.rule(),
                checked.finding().passed() ? GateState.PASSED : GateState.FAILED,
                checked.finding().message(),
                ReleaseContent.digestOf(checked.document(subject.candidate())));
    }
}
