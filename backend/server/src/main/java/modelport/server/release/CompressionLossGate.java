package modelport.server.release;

import io.micronaut.transaction.annotation.ReadOnly;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import modelport.contract.Message;
import modelport.contract.evaluation.Moved;
import modelport.contract.release.GateKind;
import modelport.contract.release.GateRule;
import modelport.server.database.Row;
import modelport.server.database.Sql;
import org.jspecify.annotations.Nullable;

/**
 * Compression may cost so much of the quality: all steps together where the policy has a limit, otherwise each step as
 * much as it was allowed when it was made.
 */
@Singleton
class CompressionLossGate implements Gate {
    private static final int MOST_ANCESTORS = 100;
    private static final double ROUNDING = 1e-12;

    /** Of the version and all that it comes from, those that a search has made. */
    private static final String STEPS = """
            with recursive line (id, parent_id, number, artifact_digest, depth) as (
                select id, parent_id, number, artifact_digest, 0 from model_version where project_id = ? and id = ?
                union all
                select v.id, v.parent_id, v.number, v.artifact_digest, line.depth + 1
                from line join model_version v on v.id = line.parent_id where line.depth < ?)
            select line.number, line.artifact_digest, c.id as candidate, c.recipe, c.loss_budget,
                (c.figures ->> 'qualityLoss')::double precision as loss,
                case when jsonb_typeof(c.figures -> 'quality') = 'object' then c.figures -> 'quality' end as quality
            from line join candidate c on c.promoted_version_id = line.id order by line.depth
            """;

    private final Sql sql;

    CompressionLossGate(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Set<GateKind> kinds() {
        return Set.of(GateKind.COMPRESSION_LOSS);
    }

    @Override
    @ReadOnly
    public Finding check(Candidate candidate, GateRule rule) {
        List<Step> steps = sql.query(
                STEPS, Step::of, candidate.project(), candidate.version().id(), MOST_ANCESTORS);
        if (steps.isEmpty()) {
            return Finding.passed(Message.of("release.loss-none"), Map.of());
        }
        return rule.limit() == null ? byBudgets(steps) : byLimit(steps, rule.limit());
    }

    private static Finding byLimit(List<Step> steps, double limit) {
        // A step that made the answers better by chance pays for no other one.
        double loss =
                steps.stream().mapToDouble(step -> Math.max(0, step.loss())).sum();
        boolean passed = loss <= limit + ROUNDING;
        Map<String, Object> evidence = new TreeMap<>(evidence(steps));
        evidence.put("value", loss);
        evidence.put("limit", limit);
        return new Finding(passed, message(passed ? "passed" : "over", loss, limit, steps), evidence);
    }

    private static Finding byBudgets(List<Step> steps) {
        Map<String, Object> evidence = evidence(steps);
        for (Step step : steps) {
            Double budget = step.budget();
            if (budget != null && step.loss() > budget + ROUNDING) {
                return Finding.failed(message("over", step.loss(), budget, List.of(step)), evidence);
            }
        }
        Step last = steps.getFirst();
        return Finding.passed(
                last.budget() == null
                        ? message("unlimited", last.loss(), 0, steps)
                        : message("passed", last.loss(), last.budget(), steps),
                evidence);
    }

    private static Message message(String ending, double loss, double limit, List<Step> steps) {
        return Message.of(
                "release.loss-" + ending,
                "loss",
                Figures.shown(Math.max(0, loss)),
                "limit",
                Figures.shown(limit),
                "version",
                Integer.toString(steps.getFirst().number()),
                "recipe",
                steps.getFirst().recipe());
    }

    private static Map<String, Object> evidence(List<Step> steps) {
        return Map.of("steps", steps.stream().map(Step::evidence).toList());
    }

    /** A version that is a candidate of a search. */
    private record Step(
            int number,
            String artifact,
            UUID candidate,
            String recipe,
            double loss,
            @Nullable Double budget,
            Optional<Moved> quality) {
        static Step of(Row row) {
            return new Step(
                    row.integer("number"),
                    row.text("artifact_digest"),
                    row.uuid("candidate"),
                    row.text("recipe"),
                    row.real("loss"),
                    row.findText("loss_budget").map(Double::valueOf).orElse(null),
                    row.findJson("quality", Moved.class));
        }

        Map<String, Object> evidence() {
            Map<String, Object> evidence = new TreeMap<>(Map.of(
                    "version", number,
                    "artifact", artifact,
                    "candidate", candidate.toString(),
                    "recipe", recipe,
                    "loss", loss));
            if (budget != null) {
                evidence.put("budget", budget);
            }
            quality.ifPresent(moved -> {
                evidence.put("metric", moved.metric());
                evidence.put("from", moved.first());
                evidence.put("to", moved.second());
                evidence.put("low", moved.low());
                evidence.put("high", moved.high());
                evidence.put("rows", moved.rows());
            });
            return evidence;
        }
    }
}
