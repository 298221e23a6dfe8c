package modelport.ui.environment;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import modelport.contract.Slug;
import modelport.contract.access.Role;
import modelport.contract.release.ApprovalRule;

/** Who must approve, as somebody is writing it down. */
final class RuleDraft {
    String name;
    final Set<Role> roles = new LinkedHashSet<>();
    final Set<String> users = new LinkedHashSet<>();
    int approvals = 1;

    RuleDraft(String name) {
        this.name = name;
    }

    static RuleDraft of(ApprovalRule rule) {
        var draft = new RuleDraft(rule.name().value());
        draft.roles.addAll(rule.roles());
        draft.users.addAll(rule.users());
        draft.approvals = rule.approvals();
        return draft;
    }

    /** Empty as long as it has no proper name. */
    Optional<ApprovalRule> rule() {
        return Slug.isOne(name)
                ? Optional.of(new ApprovalRule(new Slug(name), List.copyOf(roles), List.copyOf(users), approvals))
                : Optional.empty();
    }
}
