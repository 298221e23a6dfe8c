package modelport.ui.environment;

import static modelport.ui.components.Texts.t;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import modelport.contract.access.Role;
import modelport.contract.release.ApprovalRule;
import modelport.contract.release.FreezeWindow;
import modelport.contract.release.Policy;
import modelport.contract.release.Weekday;

/** The rules of an environment in words: one sentence each. */
final class PolicyText {
    private static final int DAY = 24;

    private PolicyText() {}

    /** All of it in one sentence, such as: 3 checks, 2 approvers, frozen Fri 18:00 to Mon 08:00. */
    static String summary(Policy policy) {
        if (policy.open()) {
            return t("policy.summary.open");
        }
        int approvals =
                policy.rules().stream().mapToInt(ApprovalRule::approvals).sum();
        int gates = policy.gates().size();
        if (policy.freezes().isEmpty()) {
            return t("policy.summary", gates, approvals);
        }
        String first = span(policy.freezes().getFirst());
        int more = policy.freezes().size() - 1;
        return more == 0
                ? t("policy.summary.frozen", gates, approvals, first)
                : t("policy.summary.frozenMore", gates, approvals, first, more);
    }

    /** Who must approve under a rule, and how many of them. */
    static String rule(ApprovalRule rule) {
        String who = who(rule);
        return t("policy.rule.says", rule.name().value(), rule.approvals(), who);
    }

    private static String who(ApprovalRule rule) {
        String roles = rule.roles().stream().map(PolicyText::role).collect(Collectors.joining(t("policy.or")));
        String users = String.join(t("policy.or"), rule.users());
        String both =
                Stream.of(roles, users).filter(each -> !each.isEmpty()).collect(Collectors.joining(t("policy.or")));
        return both.isEmpty() ? t("policy.nobody") : both;
    }

    static String role(Role role) {
        return t("release.role." + role);
    }

    static String window(FreezeWindow window) {
        return t("policy.freeze.says", window.title(), span(window));
    }

    /** From when to when, once or every week. */
    static String span(FreezeWindow window) {
        if (window.fromDay() == null || window.toDay() == null) {
            return t(
                    "policy.freeze.span",
                    window.from().replace('T', ' '),
                    window.to().replace('T', ' '));
        }
        return t(
                "policy.freeze.weekly",
                t("weekday.short." + window.fromDay()),
                window.from(),
                t("weekday.short." + window.toDay()),
                window.to());
    }

    static String day(Weekday day) {
        return t("weekday." + day);
    }

    static String fourEyes(boolean on) {
        return t(on ? "policy.fourEyes.on" : "policy.fourEyes.off");
    }

    static String open(boolean open) {
        return t(open ? "policy.open.on" : "policy.open.off");
    }

    static String review(int hours) {
        return t("policy.review.says", hours(hours));
    }

    static String approval(int hours) {
        return t("policy.approval.says", hours(hours));
    }

    /** Days where they come out even. */
    static String hours(int hours) {
        return hours >= DAY && hours % DAY == 0 ? t("policy.days", hours / DAY) : t("policy.hours", hours);
    }

    /** Everything that a policy says, line by line, with what tells the lines apart. */
    static List<Line> lines(Policy policy) {
        List<Line> lines = new ArrayList<>();
        lines.add(new Line("open", open(policy.open())));
        policy.gates().forEach(gate -> lines.add(new Line("gate " + gate.label(), GateText.sentence(gate))));
        policy.rules().forEach(rule -> lines.add(new Line("rule " + rule.name(), rule(rule))));
        lines.add(new Line("fourEyes", fourEyes(policy.fourEyes())));
        lines.add(new Line("review", review(policy.reviewHours())));
        lines.add(new Line("approval", approval(policy.approvalHours())));
        policy.freezes().forEach(window -> lines.add(new Line("freeze " + window.title(), window(window))));
        return List.copyOf(lines);
    }

    /** A sentence of a policy; lines with the same key say the same thing in other words. */
    record Line(String key, String text) {}
}
