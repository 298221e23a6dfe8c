package modelport.ui.fakes;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
    private static final Set<String> LOWER = Set.of(
            "log-loss",
            "brier",
            "calibration-error",
            "mae",
            "rmse",
            "median-absolute-error",
            "mape",
            "max-error",
            "l2-error");

    private FakeComparison() {}

    static List<Pair> pairs(List<Integer> versions, List<Evaluation> found) {
        int first = versions.getFirst();
        return versions.stream()
                .skip(1)
                .map(second -> of(found, first)
                        .flatMap(base -> of(found, second).map(other -> pair(base, other)))
                        .orElseGet(() -> unpaired(
                                first,
                                second,
                                Message.of("evaluation.not-evaluated", "version", Integer.toString(second)))))
                .toList();
    }

    private static Optional<Evaluation> of(List<Evaluation> found, int version) {
        return found.stream().filter(each -> each.version() == version).findFirst();
    }

    private static Pair unpaired(int first, int second, Message reason) {
        return new Pair(first, second, reason, List.of(), null);
    }

    private static Pair pair(Evaluation first, Evaluation second) {
        EvaluationReport one = first.report();
        EvaluationReport other = second.report();
        if (one == null || other == null || first.kind() != second.kind()) {
            return unpaired(first.version(), second.version(), Message.of("evaluation.other-kind"));
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
