package modelport.server.release;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import modelport.contract.access.Role;
import modelport.contract.release.ApprovalRule;
import modelport.contract.release.Policy;
import modelport.server.access.Caller;
import modelport.server.audit.Audit;
import modelport.server.database.Sql;
import org.jspecify.annotations.Nullable;

/** Counts who said yes to exactly this release. */
@Singleton
class Approvals {
    /** Whatever could not wait is deployed by then, or was no emergency. */
    private static final int EMERGENCY_HOURS = 4;

    private final Sql sql;
    private final Clock clock;
    private final ReleaseSteps steps;

    Approvals(Sql sql, Clock clock, ReleaseSteps steps) {
        this.sql = sql;
        this.clock = clock;
        this.steps = steps;
    }

    /** Approves a release in review whose rules are met, or that two people let pass. */
    @Transactional(TxType.MANDATORY)
    void settle(ReleaseRef release, Policy policy, Audit.Actor actor) {
        Map<String, List<String>> said = of(release.id());
        boolean met = policy.rules().stream().allMatch(rule -> isMet(rule, said));
        if (!met && !isEmergency(release)) {
            return;
        }
        int hours = met ? policy.approvalHours() : Math.min(policy.approvalHours(), EMERGENCY_HOURS);
        sql.update(
                "update release set approved_until = ?, emergency = emergency or ? where id = ?",
                clock.instant().plus(Duration.ofHours(hours)),
                !met,
                release.id());
        steps.take(release, ReleaseStep.APPROVE, actor, null);
    }

    /** Usernames of those whose yes to the release as it is counts, by rule. */
    @Transactional(TxType.MANDATORY)
    Map<String, List<String>> of(UUID release) {
        return sql
                .query(
                        "select rule, username from release_voices(?, 'APPROVE') where counts order by at",
                        row -> Map.entry(row.text("rule"), row.text("username")),
                        release)
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey,
                        TreeMap::new,
                        Collectors.mapping(Map.Entry::getValue, Collectors.toUnmodifiableList())));
    }

    static boolean isMet(ApprovalRule rule, Map<String, List<String>> said) {
        return said.getOrDefault(rule.name().value(), List.of()).size() >= rule.approvals();
    }

    /** Whether the rule is for somebody with these roles. */
    static boolean isFor(ApprovalRule rule, Caller caller, Set<Role> roles) {
        return isFor(rule, caller.username(), roles);
    }

    static boolean isFor(ApprovalRule rule, String username, Set<Role> roles) {
        boolean byRole = !rule.roles().isEmpty()
                && (roles.contains(Role.ADMIN) || rule.roles().stream().anyMatch(roles::contains));
        return byRole || rule.users().contains(username);
    }

    /** The policy that a release is under. */
    @Transactional(TxType.MANDATORY)
    Policy policyOf(ReleaseRef release) {
        return sql.first(
                        "select p.document from release r join policy p on p.environment_id = r.environment_id "
                                + "and p.number = r.policy_number where r.id = ?",
                        row -> row.json("document", Policy.class),
                        release.id())
                .orElseThrow();
    }

    /** Those whose own work the release is. */
    @Transactional(TxType.MANDATORY)
    Shares sharesIn(ReleaseRef release) {
        return sql.first(
                        "select v.created_by, r.requester, r.plan_editor from release r "
                                + "join model_version v on v.id = r.version_id where r.id = ?",
                        row -> new Shares(
                                row.text("created_by"),
                                row.text("requester"),
                                row.findText("plan_editor").orElse(null)),
                        release.id())
                .orElseThrow();
    }

    /** Two people said that it cannot wait, and one of them has no share in it. */
    private boolean isEmergency(ReleaseRef release) {
        return sql.first(
                        "select count(distinct username) >= 2 and coalesce(bool_or(counts), false) as urgent "
                                + "from release_voices(?, 'EMERGENCY')",
                        row -> row.bool("urgent"),
                        release.id())
                .orElse(false);
    }

    /**
     * Usernames of those whose own work a release is.
     *
     * @param author who made the version
     * @param requester who asked
     * @param planEditor who last changed what was asked for
     */
    record Shares(String author, String requester, @Nullable String planEditor) {
        boolean has(String username) {
            return username.equals(author) || username.equals(requester) || username.equals(planEditor);
        }
    }
}
