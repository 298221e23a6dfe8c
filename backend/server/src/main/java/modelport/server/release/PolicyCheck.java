package modelport.server.release;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import modelport.contract.Problem;
import modelport.contract.ProblemException;
import modelport.contract.Slug;
import modelport.contract.release.ApprovalRule;
import modelport.contract.release.FreezeWindow;
import modelport.contract.release.GateRule;
import modelport.contract.release.Policy;
import modelport.statistics.Metric;
import modelport.statistics.Unit;
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

    /**
     * {@code people} are the usernames of those who belong to the project, {@code datasets} the names of those datasets
     * of the policy that the project has.
     */
    static void check(Policy policy, Set<String> people, Set<String> datasets) {
        if (policy.open() && !(policy.gates().isEmpty() && policy.rules().isEmpty())) {
            throw refused("open", "release.policy-open");
        }
        hours("reviewHours", policy.reviewHours());
        hours("approvalHours", policy.approvalHours());
        atMost("gates", policy.gates().size(), MAX_GATES);
        atMost("rules", policy.rules().size(), MAX_RULES);
        atMost("freezes", policy.freezes().size(), MAX_FREEZES);
        gates(policy.gates(), datasets);
        rules(policy.rules(), people);
        policy.freezes().forEach(PolicyCheck::window);
    }

    private static void gates(List<GateRule> gates, Set<String> datasets) {
        Set<String> seen = new HashSet<>();
        for (GateRule gate : gates) {
            needs(gate);
            known(gate, datasets);
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
    }

    private static void known(GateRule gate, Set<String> datasets) {
        if (gate.metric() != null) {
            reachable(gate, metric(gate, gate.metric()));
        }
        Slug dataset = gate.dataset();
        if (dataset != null && !datasets.contains(dataset.value())) {
            throw refused("gates", "release.policy-dataset", "gate", gate.label(), "dataset", dataset.value());
        }
    }

    private static Metric metric(GateRule gate, String code) {
        return measurable()
                .filter(metric -> metric.code().equals(code))
                .findFirst()
                .orElseThrow(() -> refused(
                        "gates",
                        "release.policy-metric",
                        "gate",
                        gate.label(),
                        "metric",
                        code,
                        "known",
                        measurable().map(Metric::code).collect(Collectors.joining(", "))));
    }

    /** Time is a gate of its own. */
    private static Stream<Metric> measurable() {
        return Arrays.stream(Metric.values()).filter(metric -> metric.unit() != Unit.NANOSECONDS);
    }

    /** A limit that no version could keep to is a slip. */
    private static void reachable(GateRule gate, Metric metric) {
        Double limit = gate.limit();
        boolean never = limit != null
                && switch (gate.kind()) {
                    case METRIC_AT_LEAST -> limit > metric.highest();
                    case METRIC_AT_MOST -> limit < metric.lowest();
                    case NOT_WORSE, SCAN, SIGNATURE, CARD, SIZE, LATENCY, COMPRESSION_LOSS -> false;
                };
        if (never) {
            throw refused(
                    "gates",
                    "release.policy-limit",
                    "gate",
                    gate.label(),
                    "metric",
                    metric.code(),
                    "lowest",
                    bound(metric.lowest()),
                    "highest",
                    bound(metric.highest()));
        }
    }

    private static String bound(double value) {
        return Double.isInfinite(value) ? (value < 0 ? "-∞" : "∞") : Figures.shown(value);
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
