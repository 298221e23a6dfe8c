package modelport.ui.fakes;

import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import modelport.contract.access.InstanceRole;
import modelport.contract.access.Me;
import modelport.contract.access.Role;
import modelport.contract.release.ApprovalRule;
import modelport.contract.release.ReleaseAction;
import modelport.contract.release.ReleaseState;
import modelport.contract.release.RuleStanding;
import modelport.contract.release.Verdict;

/** What somebody may do about a release. */
record FakeRights(Me me, FakeRelease release) {
    private static final Set<ReleaseState> BEFORE_TRAFFIC =
            EnumSet.of(ReleaseState.DRAFT, ReleaseState.CHECKING, ReleaseState.IN_REVIEW, ReleaseState.APPROVED);
    private static final Set<ReleaseState> DECIDED_ABOUT = EnumSet.of(ReleaseState.IN_REVIEW, ReleaseState.APPROVED);

    private String name() {
        return me.person().username();
    }

    private boolean has(Role... roles) {
        boolean admin = me.person().role() == InstanceRole.ADMIN;
        return admin
                || me.projects().stream()
                        .flatMap(each -> each.roles().stream())
                        .anyMatch(each -> each == Role.ADMIN || List.of(roles).contains(each));
    }

    private boolean isFor(ApprovalRule rule) {
        boolean byRole = !rule.roles().isEmpty() && has(rule.roles().toArray(Role[]::new));
        return byRole || rule.users().contains(name());
    }

    private boolean own() {
        return release.policy.fourEyes()
                && Stream.of(release.author, release.requester, Objects.requireNonNullElse(release.planEditor, ""))
                        .anyMatch(name()::equals);
    }

    boolean decides() {
        return has(Role.APPROVER) || release.policy.rules().stream().anyMatch(this::isFor);
    }

    boolean urgent() {
        List<FakeRelease.Said> declared = release.current(Verdict.EMERGENCY);
        return release.state == ReleaseState.IN_REVIEW
                && !declared.isEmpty()
                && declared.stream().noneMatch(each -> each.actor().equals(name()));
    }

    List<RuleStanding> rules() {
        boolean said = release.current(Verdict.APPROVE).stream()
                .anyMatch(each -> each.actor().equals(name()));
        boolean open = release.state == ReleaseState.IN_REVIEW && !said && !own();
        return release.policy.rules().stream()
                .map(rule -> {
                    List<String> yes = release.current(Verdict.APPROVE).stream()
                            .filter(each -> rule.name().equals(each.rule()))
                            .map(FakeRelease.Said::actor)
                            .toList();
                    boolean met = yes.size() >= rule.approvals();
                    return new RuleStanding(rule, yes, met, open && !met && isFor(rule));
                })
                .toList();
    }

    List<ReleaseAction> actions() {
        ReleaseState state = release.state;
        boolean requests = has(Role.CONTRIBUTOR, Role.DEPLOYER);
        boolean deploys = has(Role.DEPLOYER);
        var all = EnumSet.noneOf(ReleaseAction.class);
        add(all, ReleaseAction.CHANGE, requests && BEFORE_TRAFFIC.contains(state));
        add(all, ReleaseAction.SUBMIT, requests && state == ReleaseState.DRAFT);
        add(all, ReleaseAction.APPROVE, rules().stream().anyMatch(RuleStanding::callerMay));
        add(all, ReleaseAction.REJECT, decides() && !own() && DECIDED_ABOUT.contains(state));
        add(all, ReleaseAction.ASK_FOR_CHANGES, decides() && DECIDED_ABOUT.contains(state));
        add(all, ReleaseAction.COMMENT, requests || decides());
        add(
                all,
                ReleaseAction.CANCEL,
                (release.requester.equals(name()) || has(Role.ADMIN)) && BEFORE_TRAFFIC.contains(state));
        add(all, ReleaseAction.DECLARE_EMERGENCY, (deploys || decides()) && state == ReleaseState.IN_REVIEW);
        add(all, ReleaseAction.DEPLOY, deploys && state == ReleaseState.APPROVED);
        add(
                all,
                ReleaseAction.ROLL_BACK,
                deploys && (state == ReleaseState.RELEASED || state == ReleaseState.ROLLING_OUT));
        return List.copyOf(all);
    }

    private static void add(Set<ReleaseAction> all, ReleaseAction action, boolean may) {
        if (may) {
            all.add(action);
        }
    }
}
