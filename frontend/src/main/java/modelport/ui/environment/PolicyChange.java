package modelport.ui.environment;

import static modelport.ui.components.Texts.t;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import modelport.contract.release.GateRule;
import modelport.contract.release.Policy;
import modelport.ui.environment.PolicyText.Line;

/** One line in which two policies differ. */
sealed interface PolicyChange {
    record Added(String text) implements PolicyChange {}

    record Removed(String text) implements PolicyChange {}

    record Changed(String before, String after) implements PolicyChange {}

    /** What has to happen to {@code before} until it is {@code after}, in the order of the latter. */
    static List<PolicyChange> between(Policy before, Policy after) {
        List<Line> old = PolicyText.lines(before);
        List<Line> now = PolicyText.lines(after);
        Map<String, String> known =
                old.stream().collect(Collectors.toMap(Line::key, Line::text, (first, second) -> first));
        Set<String> kept = now.stream().map(Line::key).collect(Collectors.toSet());
        List<PolicyChange> changes = new ArrayList<>();
        old.stream().filter(line -> !kept.contains(line.key())).forEach(line -> changes.add(new Removed(line.text())));
        Set<String> seen = new HashSet<>();
        for (Line line : now) {
            String was = seen.add(line.key()) ? known.get(line.key()) : null;
            if (was == null) {
                changes.add(new Added(line.text()));
            } else if (!was.equals(line.text())) {
                changes.add(new Changed(was, line.text()));
            }
        }
        if (changes.isEmpty() && !before.equals(after)) {
            changes.add(order(before, after));
        }
        return List.copyOf(changes);
    }

    private static PolicyChange order(Policy before, Policy after) {
        return new Changed(order(before), order(after));
    }

    private static String order(Policy policy) {
        Function<GateRule, String> name = gate -> GateText.name(gate.kind());
        return t(
                "policy.order",
                policy.gates().stream().map(name).collect(Collectors.joining(t("policy.then"))),
                policy.rules().stream().map(rule -> rule.name().value()).collect(Collectors.joining(t("policy.then"))));
    }
}
