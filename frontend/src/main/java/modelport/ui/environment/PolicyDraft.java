package modelport.ui.environment;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import modelport.contract.release.EnvironmentPolicy;
import modelport.contract.release.Policy;

/** A policy as somebody is writing it, beside the one that is in force. */
final class PolicyDraft {
    boolean open;
    boolean fourEyes;
    int reviewHours;
    int approvalHours;
    final List<GateDraft> gates = new ArrayList<>();
    final List<RuleDraft> rules = new ArrayList<>();
    final List<FreezeDraft> freezes = new ArrayList<>();
    private EnvironmentPolicy inForce;

    PolicyDraft(EnvironmentPolicy inForce) {
        this.inForce = inForce;
        Policy policy = inForce.policy();
        open = policy.open();
        fourEyes = policy.fourEyes();
        reviewHours = policy.reviewHours();
        approvalHours = policy.approvalHours();
        policy.gates().forEach(gate -> gates.add(GateDraft.of(gate)));
        policy.rules().forEach(rule -> rules.add(RuleDraft.of(rule)));
        policy.freezes().forEach(window -> freezes.add(FreezeDraft.of(window)));
    }

    /** The policy that it shall take the place of. */
    EnvironmentPolicy inForce() {
        return inForce;
    }

    /** Somebody else wrote one meanwhile; what was typed here stays. */
    void rebase(EnvironmentPolicy newer) {
        inForce = newer;
    }

    /** As far as it is written. An open one has neither checks nor approvals; they come back when it is closed. */
    Policy policy() {
        return new Policy(
                open,
                fourEyes,
                open ? List.of() : gates.stream().map(GateDraft::rule).toList(),
                open
                        ? List.of()
                        : rules.stream()
                                .map(RuleDraft::rule)
                                .flatMap(Optional::stream)
                                .toList(),
                reviewHours,
                approvalHours,
                freezes.stream().map(FreezeDraft::window).toList());
    }

    boolean isChanged() {
        return !policy().equals(inForce.policy())
                || (!open && rules.stream().anyMatch(rule -> rule.rule().isEmpty()));
    }

    /** A name that no rule has yet. */
    String freeName() {
        var taken = rules.stream().map(rule -> rule.name).collect(Collectors.toSet());
        return Stream.iterate(1, number -> number + 1)
                .map(number -> number == 1 ? "approvers" : "approvers-" + number)
                .filter(name -> !taken.contains(name))
                .findFirst()
                .orElseThrow();
    }
}
