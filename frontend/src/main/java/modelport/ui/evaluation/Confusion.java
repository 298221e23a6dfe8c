package modelport.ui.evaluation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import modelport.contract.evaluation.ClassMeasures;
import modelport.contract.evaluation.ConfusionCell;
import modelport.contract.evaluation.EvaluationReport;

/** Which classes are taken for which: the classes with most rows, and the mistakes that happen most. */
record Confusion(List<String> labels, int others, Map<String, Map<String, Long>> counts, Map<String, Long> rows) {
    private static final int SHOWN = 12;
    private static final int MISTAKES = 3;

    /** Rows of one class that are given the label of another. */
    record Mistake(String truth, String predicted, long count, long of) {}

    static Confusion of(EvaluationReport report) {
        Map<String, Map<String, Long>> counts = new HashMap<>();
        Map<String, Long> rows = new HashMap<>();
        for (ConfusionCell cell : report.confusion()) {
            counts.computeIfAbsent(cell.truth(), _ -> new HashMap<>()).merge(cell.predicted(), cell.count(), Long::sum);
            rows.merge(cell.truth(), cell.count(), Long::sum);
        }
        // Only the largest cells are told: the classes know how many rows there are of each.
        for (ClassMeasures each : report.classes()) {
            rows.merge(each.label(), each.support(), Math::max);
        }
        List<String> all = new ArrayList<>(names(report));
        return new Confusion(all.stream().limit(SHOWN).toList(), Math.max(0, all.size() - SHOWN), counts, rows);
    }

    long count(String truth, String predicted) {
        return counts.getOrDefault(truth, Map.of()).getOrDefault(predicted, 0L);
    }

    /** The share of a class that is given a label. */
    double share(String truth, String predicted) {
        long of = rows.getOrDefault(truth, 0L);
        return of == 0 ? 0 : (double) count(truth, predicted) / of;
    }

    /** The largest, whatever is shown. */
    List<Mistake> mistakes() {
        return counts.entrySet().stream()
                .flatMap(row -> row.getValue().entrySet().stream()
                        .filter(cell -> !cell.getKey().equals(row.getKey()) && cell.getValue() > 0)
                        .map(cell -> new Mistake(
                                row.getKey(), cell.getKey(), cell.getValue(), rows.getOrDefault(row.getKey(), 0L))))
                .sorted(Comparator.comparingLong(Mistake::count)
                        .reversed()
                        .thenComparing(Mistake::truth)
                        .thenComparing(Mistake::predicted))
                .limit(MISTAKES)
                .toList();
    }

    private static Set<String> names(EvaluationReport report) {
        Set<String> names = new LinkedHashSet<>();
        report.classes().forEach(each -> names.add(each.label()));
        report.confusion().forEach(cell -> {
            names.add(cell.truth());
            names.add(cell.predicted());
        });
        return names;
    }
}
