package modelport.server.release;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;
import static java.util.stream.Collectors.toUnmodifiableList;

import io.micronaut.transaction.annotation.ReadOnly;
import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import modelport.contract.access.Role;
import modelport.contract.release.ApprovalRule;
import modelport.contract.release.Policy;
import modelport.contract.release.Verdict;
import modelport.server.access.Members;
import modelport.server.access.Right;
import modelport.server.database.Row;
import modelport.server.database.Sql;
import modelport.server.release.Approvals.Shares;

/** Knows by username whom something about a release concerns; members of its project, and nobody else. */
@Singleton
class ReleaseAudience {
    private final Sql sql;
    private final Members members;

    ReleaseAudience(Sql sql, Members members) {
        this.sql = sql;
        this.members = members;
    }

    /** Those whose yes is still needed. */
    @ReadOnly
    Set<String> mayApproveNow(ReleaseRef release) {
        Asked asked = asked(release);
        Map<String, List<String>> said = said(release);
        List<ApprovalRule> open = asked.policy().rules().stream()
                .filter(rule -> !Approvals.isMet(rule, said))
                .toList();
        var names = new HashSet<>(named(release, open));
        said.values().forEach(names::removeAll);
        names.removeIf(name -> asked.policy().fourEyes() && asked.shares().has(name));
        return names;
    }

    /** Those who could ever approve it, and the project's administrators. */
    @ReadOnly
    Set<String> watchers(ReleaseRef release) {
        var names = new HashSet<>(named(release, asked(release).policy().rules()));
        names.addAll(members.holding(release.project(), Right.APPROVE));
        names.addAll(administrators(release));
        return names;
    }

    @ReadOnly
    Set<String> administrators(ReleaseRef release) {
        return members.holding(release.project(), Right.ADMINISTER);
    }

    @ReadOnly
    Set<String> deployers(ReleaseRef release) {
        return members.holding(release.project(), Right.DEPLOY);
    }

    /** Those who let it pass, as the release is that they are told about. */
    @ReadOnly
    Set<String> approvers(ReleaseRef release) {
        return Set.copyOf(sql.query(
                "select distinct u.username from decision d join app_user u on u.id = d.actor_id "
                        + "where d.release_id = ? and d.release_digest = ? and d.verdict in ('APPROVE', 'EMERGENCY')",
                row -> row.text("username"),
                release.id(),
                release.digest()));
    }

    /** Those who have said anything about it so far. */
    @ReadOnly
    Set<String> participants(ReleaseRef release) {
        return Set.copyOf(sql.query(
                "select distinct u.username from decision d join app_user u on u.id = d.actor_id where d.release_id = ?",
                row -> row.text("username"),
                release.id()));
    }

    /** Who sent it on its way. */
    @ReadOnly
    Optional<String> deployer(ReleaseRef release) {
        return sql.first(
                        "select j.created_by from release r join job j on j.id = r.job_id and j.kind = 'rollout' "
                                + "where r.id = ?",
                        row -> row.findText("created_by"),
                        release.id())
                .flatMap(name -> name);
    }

    /** The newest word of that kind. */
    @ReadOnly
    String words(ReleaseRef release, Verdict verdict) {
        return sql.first(
                        "select comment from decision where release_id = ? and verdict = ? order by at desc, id desc limit 1",
                        row -> row.text("comment"),
                        release.id(),
                        verdict)
                .orElse("");
    }

    private Set<String> named(ReleaseRef release, List<ApprovalRule> rules) {
        return members.roles(release.project()).entrySet().stream()
                .filter(member -> rules.stream().anyMatch(rule -> isFor(rule, member)))
                .map(Map.Entry::getKey)
                .collect(toSet());
    }

    private static boolean isFor(ApprovalRule rule, Map.Entry<String, Set<Role>> member) {
        return Approvals.isFor(rule, member.getKey(), member.getValue());
    }

    private Map<String, List<String>> said(ReleaseRef release) {
        return sql
                .query(
                        "select rule, username from release_voices(?, 'APPROVE') where counts",
                        row -> Map.entry(row.text("rule"), row.text("username")),
                        release.id())
                .stream()
                .collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toUnmodifiableList())));
    }

    private Asked asked(ReleaseRef release) {
        return sql.first("""
                        select p.document, v.created_by, r.requester, r.plan_editor
                        from release r
                        join policy p on p.environment_id = r.environment_id and p.number = r.policy_number
                        join model_version v on v.id = r.version_id
                        where r.id = ?
                        """, Asked::of, release.id()).orElseThrow();
    }

    /** Under which rules, and whose work it is. */
    private record Asked(Policy policy, Shares shares) {
        static Asked of(Row row) {
            return new Asked(
                    row.json("document", Policy.class),
                    new Shares(
                            row.text("created_by"),
                            row.text("requester"),
                            row.findText("plan_editor").orElse(null)));
        }
    }
}
