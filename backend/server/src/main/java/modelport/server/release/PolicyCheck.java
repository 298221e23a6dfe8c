package modelport.server.release;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import modelport.contract.Problem;
import modelport.contract.ProblemException;
import modelport.contract.release.ApprovalRule;
import modelport.contract.release.FreezeWindow;
import modelport.contract.release.GateRule;
import modelport.contract.release.Policy;
import org.jspecify.annotations.Nullable;

/** Refuses policies that could not mean what was meant. */
final class PolicyCheck {
    private static final int MAX_GATES = 30;
    private static final int MAX_RULES = 10;
    private static final int MAX_APPROVALS = 20;
    private static final int MAX_FREEZES = 50;
    private static final int MAX_HOURS = 24 * 365;
    private static final int MAX_WORDS = 200;

    private PolicyCheck() {}

    /** {@code people} are the usernames of those who belong to the project. */
    static void check(Policy policy, Set<String> people) {
        if (policy.open() && !(policy.gates().isEmpty() && policy.rules().isEmpty())) {
            throw refused("open", "release.policy-open");
        }
        hours("reviewHours", policy.reviewHours());
        hours("approvalHours", policy.approvalHours());
        atMost("gates", policy.gates().size(), MAX_GATES);
        atMost("rules", policy.rules().size(), MAX_RULES);
        atMost("freezes", policy.freezes().size(), MAX_FREEZES);
        gates(policy.gates());
        rules(policy.rules(), people);
        policy.freezes().forEach(PolicyCheck::window);
    }

    private static void gates(List<GateRule> gates) {
        Set<String> seen = new HashSet<>();
        for (GateRule gate : gates) {
            needs(gate);
            if (!seen.add(gate.label())) {
                throw refused("gates", "release.policy-twice", "name", gate.label());
            }
        }
    }

    private static void needs(GateRule gate) {
        switch (gate.kind()) {
            case SCAN, SIGNATURE -> {}
            case CARD, COMPRESSION_LOSS -> notNegative(gate);
            case SIZE, LATENCY -> {
                present(gate, "limit", gate.limit());
                notNegative(gate);
            }
            case METRIC_AT_LEAST, METRIC_AT_MOST -> measured(gate);
            case NOT_WORSE -> {
                measured(gate);
                notNegative(gate);
            }
        }
        if (gate.metric() != null && !gate.metric().matches("[a-z0-9][a-z0-9._-]{0,63}")) {
            throw refused("gates", "release.policy-gate", "gate", gate.label(), "needs", "metric");
        }
    }

    private static void measured(GateRule gate) {
        present(gate, "metric", gate.metric());
        present(gate, "dataset", gate.dataset());
        present(gate, "limit", gate.limit());
    }

    private static void present(GateRule gate, String member, @Nullable Object value) {
        if (value == null || (value instanceof Double number && !Double.isFinite(number))) {
            throw refused("gates", "release.policy-gate", "gate", gate.label(), "needs", member);
        }
    }

    private static void notNegative(GateRule gate) {
        if (gate.limit() != null && !(gate.limit() >= 0 && Double.isFinite(gate.limit()))) {
            throw refused("gates", "release.policy-gate", "gate", gate.label(), "needs", "limit");
        }
    }

    private static void rules(List<ApprovalRule> rules, Set<String> people) {
        Set<String> seen = new HashSet<>();
        for (ApprovalRule rule : rules) {
            String name = rule.name().value();
            if (!seen.add(name)) {
                throw refused("rules", "release.policy-twice", "name", name);
            }
            if (rule.roles().isEmpty() && rule.users().isEmpty()) {
                throw refused("rules", "release.policy-nobody", "rule", name);
            }
            if (rule.approvals() < 1 || rule.approvals() > MAX_APPROVALS) {
                String max = Integer.toString(MAX_APPROVALS);
                throw refused("rules", "release.policy-approvals", "rule", name, "max", max);
            }
            if (rule.roles().isEmpty() && Set.copyOf(rule.users()).size() < rule.approvals()) {
                throw refused("rules", "release.policy-nobody", "rule", name);
            }
            rule.users().stream()
                    .filter(user -> !people.contains(user))
                    .findFirst()
                    .ifPresent(user -> {
                        throw refused("rules", "release.policy-stranger", "rule", name, "user", user);
                    });
        }
    }

    private static void window(FreezeWindow window) {
        if (window.title().isBlank() || window.title().length() > MAX_WORDS || !Freezes.isSound(window)) {
            throw refused("freezes", "release.policy-window", "title", window.title());
        }
    }

    private static void hours(String field, int hours) {
        if (hours < 1 || hours > MAX_HOURS) {
            throw refused(field, "release.policy-hours", "max", Integer.toString(MAX_HOURS));
        }
    }

    private static void atMost(String field, int count, int max) {
        if (count > max) {
            throw refused(field, "release.policy-too-many", "max", Integer.toString(max));
        }
    }

    private static ProblemException refused(String field, String code, String... pairs) {
        return new ProblemException(Problem.Invalid.field(field, code, pairs));
    }
}
