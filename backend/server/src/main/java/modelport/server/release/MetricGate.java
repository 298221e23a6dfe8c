package modelport.server.release;

import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import modelport.contract.Message;
import modelport.contract.release.GateKind;
import modelport.contract.release.GateRule;
import modelport.server.release.Figures.Figure;

/** What a version is worth on a dataset has to reach a limit, or stay below one. */
@Singleton
class MetricGate implements Gate {
    private final Figures figures;

    MetricGate(Figures figures) {
        this.figures = figures;
    }

    @Override
    public Set<GateKind> kinds() {
        return Set.of(GateKind.METRIC_AT_LEAST, GateKind.METRIC_AT_MOST);
    }

    @Override
    public Finding check(Candidate candidate, GateRule rule) {
        String metric = Objects.requireNonNull(rule.metric());
        return figures.metric(candidate.version(), Objects.requireNonNull(rule.dataset()), metric)
                .then(figure -> judge(figure, candidate, rule));
    }

    private static Finding judge(Figure figure, Candidate candidate, GateRule rule) {
        double limit = Objects.requireNonNull(rule.limit());
        boolean least = rule.kind() == GateKind.METRIC_AT_LEAST;
        boolean passed = least ? figure.value() >= limit : figure.value() <= limit;
        Map<String, Object> evidence = figure.evidence();
        evidence.put("limit", limit);
        Untuned untuned = Untuned.of(candidate);
        evidence.putAll(untuned.evidence());
        String code = "release.metric-" + (least ? "least-" : "most-") + (passed ? untuned.passed() : "failed");
        Message message = Message.of(
                code,
                "metric",
                figure.metric(),
                "value",
                Figures.shown(figure.value()),
                "rows",
                Long.toString(figure.rows()),
                "dataset",
                figure.table().dataset().value(),
                "limit",
                Figures.shown(limit),
                "parameters",
                untuned.names());
        return new Finding(passed, message, evidence);
    }
}
