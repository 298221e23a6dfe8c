package modelport.ui.evaluation;

import static modelport.ui.components.Texts.t;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import modelport.contract.evaluation.BatchTiming;
import modelport.contract.evaluation.Efficiency;
import modelport.ui.components.Box;
import modelport.ui.components.DataTable;
import modelport.ui.components.DataTable.Column;
import modelport.ui.components.Formats;
import modelport.ui.components.Section;
import modelport.ui.components.StatTile;

/** What answers cost: time, memory, bytes. */
final class EfficiencySection extends Box {
    EfficiencySection(Efficiency efficiency) {
        super("div", "");
        add(new Section(t("evaluation.efficiency"), tiles(efficiency), table(efficiency.batches()))
                .explained(t("evaluation.efficiency.explain", efficiency.machine())));
    }

    /** The median time of one row. */
    static Optional<BatchTiming> single(Efficiency efficiency) {
        return efficiency.batches().stream().filter(each -> each.batch() == 1).findFirst();
    }

    /** The batch size that answers most rows in a second. */
    static Optional<BatchTiming> fastest(Efficiency efficiency) {
        return efficiency.batches().stream().max(Comparator.comparingDouble(BatchTiming::rowsPerSecond));
    }

    private static Box tiles(Efficiency efficiency) {
        List<StatTile> tiles = new ArrayList<>();
        single(efficiency)
                .ifPresent(one -> tiles.add(tile(
                        "evaluation.latency",
                        Formats.millis(one.p50Ms()),
                        t("evaluation.latency.note", Formats.millis(one.p95Ms())))));
        fastest(efficiency)
                .ifPresent(most -> tiles.add(new StatTile(
                        t("evaluation.throughput"),
                        Formats.large(Math.round(most.rowsPerSecond())),
                        "/s",
                        t("evaluation.throughput.note", most.batch()))));
        if (efficiency.memoryBytes() != null) {
            tiles.add(tile("evaluation.memory", Formats.bytes(efficiency.memoryBytes()), t("evaluation.memory.note")));
        }
        tiles.add(tile("evaluation.load", Formats.millis(efficiency.loadMs()), t("evaluation.load.note")));
        tiles.add(tile("evaluation.size", Formats.bytes(efficiency.artifactBytes()), t("evaluation.size.note")));
        if (efficiency.trainingMs() != null) {
            tiles.add(tile(
                    "evaluation.training", Formats.millis(efficiency.trainingMs()), t("evaluation.training.note")));
        }
        return StatTile.row(tiles.toArray(StatTile[]::new));
    }

    private static StatTile tile(String label, String value, String note) {
        String[] parts = value.split("\u00a0", 2);
        return new StatTile(t(label), parts[0], parts.length > 1 ? parts[1] : "", note);
    }

    private static DataTable table(List<BatchTiming> batches) {
        var table = new DataTable(
                t("evaluation.efficiency.table"),
                Column.text(t("evaluation.batch")),
                Column.figures("p50"),
                Column.figures("p95"),
                Column.figures("p99"),
                Column.figures(t("evaluation.mean")),
                Column.figures(t("evaluation.throughput")),
                Column.figures(t("evaluation.calls")));
        batches.forEach(each -> table.row(
                t("evaluation.batch.rows", each.batch()),
                Formats.millis(each.p50Ms()),
                Formats.millis(each.p95Ms()),
                Formats.millis(each.p99Ms()),
                Formats.millis(each.meanMs()),
                Formats.large(Math.round(each.rowsPerSecond())) + " /s",
                Formats.count(each.calls())));
        return table;
    }
}
