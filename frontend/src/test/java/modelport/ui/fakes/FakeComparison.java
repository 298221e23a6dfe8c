package modelport.ui.fakes;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import modelport.contract.Message;
import modelport.contract.evaluation.Comparison.LabelChanges;
import modelport.contract.evaluation.Comparison.Pair;
import modelport.contract.evaluation.Evaluation;
import modelport.contract.evaluation.EvaluationKind;
import modelport.contract.evaluation.EvaluationReport;
import modelport.contract.evaluation.Measured;
import modelport.contract.evaluation.Moved;
import org.jspecify.annotations.Nullable;

/** Pairs of evaluations, as far as their figures alone can tell. */
final class FakeComparison {
    private static final Set<String> LOWER =
            Set.of("log-loss", "brier", "calibration-error", "mae", "rmse", "median-absolute-error", "mape", "max-error", "l2-error");

    private FakeComparison() {}

    static List<Pair> pairs(int first, List<Evaluation> found) {
        return found.stream()
                .filter(each -> each.version() == first)
                .findFirst()
                .map(base -> found.stream()
                        .filter(each -> each.version() != first)
                        .map(each -> pair(base, each))
                        .toList())
                .orElse(List.of());
    }

    private static Pair pair(Evaluation first, Evaluation second) {
        EvaluationReport one = first.report();
        EvaluationReport other = second.report();
        if (one == null || other == null || first.kind() != second.kind()) {
            return new Pair(
                    first.version(), second.version(), Message.of("datasets.label-constant", "column", "queue"), List.of(), null);
        }
        List<Moved> moved = new ArrayList<>();
        for (Measured from : one.measures()) {
            other.measures().stream()
                    .filter(to -> to.metric().equals(from.metric()))
                    .forEach(to -> moved.add(FakeFigures.moved(
                            from.metric(),
                            from.value(),
                            to.value(),
                            0.6 * Math.hypot(half(from), half(to)),
                            Math.min(from.rows(), to.rows()),
                            LOWER.contains(from.metric()))));
        }
        return new Pair(first.version(), second.version(), null, moved, labels(first, moved));
    }

    private static @Nullable LabelChanges labels(Evaluation first, List<Moved> moved) {
        if (first.kind() != EvaluationKind.CLASSIFICATION || first.rows() == null) {
            return null;
        }
        long rows = first.rows();
        long net = Math.round(rows * moved.getFirst().difference());
        long lost = Math.max(0, -net) + rows / 90;
        long gained = lost + net;
        long other = rows / 250;
        double z = lost + gained == 0 ? 0 : Math.abs(gained - lost) / FakeFigures.root(lost + gained);
        double chance = Math.min(1, 2 * Math.exp(-0.717 * z - 0.416 * z * z) / 2);
        return new LabelChanges(rows - lost - gained - other, lost, gained, other, chance);
    }

    private static double half(Measured measured) {
        return (FakeFigures.high(measured) - FakeFigures.low(measured)) / 2;
    }
}
