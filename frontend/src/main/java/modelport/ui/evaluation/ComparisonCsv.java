package modelport.ui.evaluation;

import modelport.contract.evaluation.Comparison;
import modelport.contract.evaluation.Comparison.Entry;
import modelport.contract.evaluation.Comparison.Pair;
import modelport.contract.evaluation.Measured;
import modelport.contract.evaluation.Moved;
import modelport.ui.components.Csv;

/** All figures of a comparison, one a row. */
final class ComparisonCsv {
    private ComparisonCsv() {}

    static String of(Comparison comparison) {
        var csv = new Csv("part", "group", "of", "metric", "value", "low", "high", "rows");
        for (Entry entry : comparison.versions()) {
            String version = "v" + entry.version();
            csv.row("size", "", version, "artifact-bytes", entry.size(), null, null, null);
            for (Measured each : entry.measures()) {
                csv.row("all", "", version, each.metric(), each.value(), each.low(), each.high(), each.rows());
            }
            if (entry.efficiency() != null) {
                EvaluationCsv.addEfficiency(csv, version, entry.efficiency());
            }
        }
        comparison.pairs().forEach(pair -> add(csv, pair));
        return csv.toString();
    }

    private static void add(Csv csv, Pair pair) {
        String from = "v" + pair.first();
        String to = "v" + pair.second();
        for (Moved each : pair.differences()) {
            csv.row("change", from, to, each.metric(), each.difference(), each.low(), each.high(), each.rows());
        }
        if (pair.labels() != null) {
            csv.row("labels", from, to, "same", pair.labels().same(), null, null, null);
            csv.row("labels", from, to, "right-to-wrong", pair.labels().rightToWrong(), null, null, null);
            csv.row("labels", from, to, "wrong-to-right", pair.labels().wrongToRight(), null, null, null);
            csv.row("labels", from, to, "wrong-to-wrong", pair.labels().wrongToWrong(), null, null, null);
            csv.row("labels", from, to, "p-value", pair.labels().pValue(), null, null, null);
        }
    }
}
