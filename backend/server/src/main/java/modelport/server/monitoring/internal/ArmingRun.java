package modelport.server.monitoring.internal;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import modelport.contract.Message;
import modelport.contract.monitoring.MonitorSettings;
import modelport.evaluation.EvaluationException;
import modelport.evaluation.ModelFile;
import modelport.evaluation.ModelRows;
import modelport.evaluation.ModelRowsOptions;
import modelport.evaluation.PermutationImportance;
import modelport.evaluation.Progress;
import modelport.evaluation.RowModel;
import modelport.evaluation.RowWalk;
import modelport.server.jobs.ChildTask;
import modelport.server.jobs.PermanentFailure;
import modelport.server.monitoring.internal.ReferenceColumns.Weighed;
import modelport.statistics.drift.Calibration;
import modelport.statistics.drift.Cells;
import modelport.statistics.drift.DriftRule;
import modelport.statistics.drift.SeasonalRule;
import modelport.tables.TableFile;
import org.jspecify.annotations.Nullable;

/** Arms a monitor, step by step: cells from the reference, importance, and a rule that keeps quiet while nothing is. */
final class ArmingRun {
    private static final double WALKED = 0.6;
    private static final double WEIGHED = 0.8;
    private static final double QUARTER = Duration.ofDays(91).toMinutes();
    private static final long SEED = 20_260_707;

    private final ArmingOrder order;
    private final ChildTask.Report report;

    ArmingRun(ArmingOrder order, ChildTask.Report report) {
        this.order = order;
        this.report = report;
    }

    ArmingResult arm() throws Exception {
        report.progress(0, Message.of("monitoring.step-reference"));
        Path folder = Path.of(order.folder());
        var file = new ModelFile(folder.resolve(order.mainFile()), folder, order.signature());
        try (TableFile table = TableFile.open(Path.of(order.table()));
                RowModel model = file.load()) {
            ModelRows rows = bind(table);
            requireEnough(rows.rows());
            var columns = new ReferenceColumns(rows);
            var offline = new OfflineQuality(rows);
            long seen = Math.min(rows.rows(), order.limits().rows());
            RowWalk.walk(model, rows, order.limits().rows(), progress(), some -> {
                columns.add(some);
                offline.add(some);
            });
            report.progress(WALKED, Message.of("monitoring.step-importance"));
            List<Weighed> weighed = columns.weighed(importance(model, rows));
            if (weighed.isEmpty()) {
                throw new PermanentFailure(Message.of("monitoring.nothing-to-count"));
            }
            report.progress(WEIGHED, Message.of("monitoring.step-calibration"));
            List<Weighed> judged = judged(weighed);
            Calibration calibration = calibrated(judged);
            return new ArmingResult(
                    weighed.stream().map(Weighed::result).toList(),
                    calibration.rule().effect(),
                    effects(judged, calibration),
                    calibration.falseAlarms(),
                    seen,
                    offline.metrics(),
                    offline.right(weighed));
        }
    }

    /** With labels where the table has them; a label that the model does not know is no reason not to watch. */
    private ModelRows bind(TableFile table) {
        String label = order.label();
        if (label != null) {
            try {
                return bind(table, label);
            } catch (EvaluationException e) {
                report.log("labels are left out: " + e.getMessage());
            }
        }
        return bind(table, null);
    }

    private ModelRows bind(TableFile table, @Nullable String label) {
        ModelRowsOptions options = label == null ? ModelRowsOptions.unlabelled() : ModelRowsOptions.labelled(label);
        return ModelRows.bind(order.signature(), table, options.withTask(order.task()));
    }

    private void requireEnough(long rows) {
        long needed = 2L * order.settings().leastRows();
        if (rows < needed) {
            throw new PermanentFailure(Message.of(
                    "monitoring.reference-small", "rows", Long.toString(rows), "needed", Long.toString(needed)));
        }
    }

    private Progress progress() {
        return (done, total) -> {
            report.progress(WALKED * done / Math.max(1, total), Message.of("monitoring.step-reference"));
            return true;
        };
    }

    private Optional<double[]> importance(RowModel model, ModelRows rows) {
        long end = System.nanoTime()
                + Duration.ofMillis(order.limits().permutedMillis()).toNanos();
        return PermutationImportance.of(
                model, rows, order.limits().permuted(), () -> System.nanoTime() > end, new SplittableRandom(SEED));
    }

    /**
     * Rows that stand in the order of their classes are no picture of traffic: where their order asks for an effect
     * that nothing real would reach, they are mixed.
     */
    private Calibration calibrated(List<Weighed> judged) {
        MonitorSettings settings = order.settings();
        List<Cells> cells =
                judged.stream().map(column -> column.column().cells()).toList();
        List<int[]> rows = rows(judged);
        Duration window = Duration.ofMinutes(settings.windowMinutes());
        DriftRule rule = SeasonalRule.withBudget(settings.falseAlarms(), window)
                .withLeast(settings.leastRows())
                .rule();
        double windows = QUARTER / settings.windowMinutes();
        RandomGenerator random = new SplittableRandom(SEED);
        Optional<Calibration> ordered = Calibration.of(cells, rows, rule, windows, settings.falseAlarms(), random);
        if (ordered.isPresent()
                && ordered.get().rule().effect() <= SeasonalRule.usual().alone()) {
            return ordered.get();
        }
        report.log("rows stand in an order of their own and are mixed");
        Collections.shuffle(rows, new java.util.Random(SEED));
        return Calibration.of(cells, rows, rule, windows, settings.falseAlarms(), random)
                .or(() -> ordered)
                .orElseThrow(() -> new PermanentFailure(Message.of("monitoring.no-rule")));
    }

    private List<Weighed> judged(List<Weighed> columns) {
        return columns.stream()
                .filter(column -> !order.settings()
                        .ignored()
                        .contains(column.column().head().name()))
                .toList();
    }

    private static Map<String, Double> effects(List<Weighed> judged, Calibration calibration) {
        var effects = new HashMap<String, Double>();
        for (int i = 0; i < judged.size(); i++) {
            effects.put(
                    judged.get(i).column().head().name(), calibration.effects().get(i));
        }
        return effects;
    }

    private static List<int[]> rows(List<Weighed> columns) {
        int size = columns.isEmpty() ? 0 : columns.getFirst().column().rows().length;
        var rows = new ArrayList<int[]>(size);
        for (int row = 0; row < size; row++) {
            int[] cells = new int[columns.size()];
            for (int column = 0; column < cells.length; column++) {
                cells[column] = columns.get(column).column().rows()[row];
            }
            rows.add(cells);
        }
        return rows;
    }
}
