package modelport.server.release;

import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import modelport.contract.Message;
import modelport.contract.Slug;
import modelport.contract.release.GateKind;
import modelport.contract.release.GateRule;
import modelport.server.registry.VersionRef;
import modelport.server.release.Figures.Figure;
import modelport.statistics.Metric;

/** What comes must not be much worse than what serves, on the same rows. */
@Singleton
class NotWorseGate implements Gate {
    private static final int LAST_DIGITS = 4;

    private final Figures figures;

    NotWorseGate(Figures figures) {
        this.figures = figures;
    }

    @Override
    public Set<GateKind> kinds() {
        return Set.of(GateKind.NOT_WORSE);
    }

    @Override
    public Finding check(Candidate candidate, GateRule rule) {
        String code = Objects.requireNonNull(rule.metric());
        Slug dataset = Objects.requireNonNull(rule.dataset());
        Optional<VersionRef> champion = candidate.champion();
        if (champion.isEmpty()) {
            return Finding.passed(Message.of("release.not-worse-first"), Map.of());
        }
        Optional<Metric> metric = Metric.find(code);
        if (metric.isEmpty()) {
            // Policies from before metrics were looked up may name any.
            return Finding.failed(Message.of("release.metric-unknown", "metric", code), Map.of("metric", code));
        }
        return figures.metric(candidate.version(), dataset, code)
                .then(own -> figures.metric(champion.get(), dataset, code)
                        .then(other -> judge(new Pair(metric.get(), own, other, champion.get()), candidate, rule)));
    }

    private static Finding judge(Pair pair, Candidate candidate, GateRule rule) {
        double limit = Objects.requireNonNull(rule.limit());
        boolean passed = pair.loss() <= limit + pair.rounding(limit);
        Untuned untuned = Untuned.of(candidate);
        Map<String, Object> evidence = new TreeMap<>(pair.own().evidence());
        evidence.put("champion", pair.other().evidence());
        evidence.put("championArtifact", pair.champion().files().orElseThrow().digest());
        evidence.put("worseBy", pair.loss());
        evidence.put("limit", limit);
        evidence.putAll(untuned.evidence());
        Message message = Message.of(
                "release.not-worse-" + (passed ? untuned.passed() : "failed"),
                "metric",
                pair.own().metric(),
                "value",
                Figures.shown(pair.own().value()),
                "before",
                Figures.shown(pair.other().value()),
                "version",
                Integer.toString(pair.champion().number()),
                "dataset",
                pair.own().table().dataset().value(),
                "worse",
                Figures.shown(Math.max(0, pair.loss())),
                "limit",
                Figures.shown(limit),
                "parameters",
                untuned.names());
        return new Finding(passed, message, evidence);
    }

    private record Pair(Metric metric, Figure own, Figure other, VersionRef champion) {
        /** How much worse it is; below 0 it is better. */
        double loss() {
            return switch (metric.direction()) {
                case HIGHER_IS_BETTER -> other.value() - own.value();
                case LOWER_IS_BETTER -> own.value() - other.value();
            };
        }

        /** What a subtraction makes of numbers that people wrote with a few digits: 0.9 - 0.88 is not 0.02. */
        double rounding(double limit) {
            double largest = Math.max(limit, Math.max(Math.abs(own.value()), Math.abs(other.value())));
            return LAST_DIGITS * Math.ulp(largest);
        }
    }
}
