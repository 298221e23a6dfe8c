package modelport.server.evaluation.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import modelport.contract.Message;
import modelport.contract.evaluation.Efficiency;
import modelport.contract.evaluation.EvaluationKind;
import modelport.contract.evaluation.GeneralisationGap;
import modelport.evaluation.Evaluator;
import modelport.evaluation.EvaluatorOptions;
import modelport.evaluation.Findings;
import modelport.evaluation.ModelFile;
import modelport.evaluation.ModelRows;
import modelport.evaluation.ModelRowsOptions;
import modelport.evaluation.Progress;
import modelport.evaluation.RowModel;
import modelport.evaluation.Timing;
import modelport.evaluation.TimingOptions;
import modelport.server.jobs.ChildTask;
import modelport.tables.Table;
import modelport.tables.TableFile;
import org.jspecify.annotations.Nullable;

/** One evaluation, step by step. Time and memory come first, while nothing else has been in this process. */
final class EvaluationRun {
    private static final double TIMED = 0.05;
    private static final double MEASURED = 0.95;

    private final EvaluationOrder order;
    private final ChildTask.Report report;

    EvaluationRun(EvaluationOrder order, ChildTask.Report report) {
        this.order = order;
        this.report = report;
    }

    EvaluationResult measure() throws Exception {
        report.progress(0, Message.of("evaluation.loading"));
        ModelFile file = file(order.model());
        try (TableFile table = open(order.data())) {
            ModelRows rows = bind(order.model(), table, order.data());
            Efficiency efficiency = isTimed() ? efficiency(file, rows) : null;
            boolean referenced = rows.kind() == EvaluationKind.EMBEDDING || !rows.isLabelled();
            EvaluationOrder.Model other = referenced ? order.reference() : null;
            try (RowModel model = file.load();
                    RowModel reference = other == null ? null : file(other).load()) {
                double seen = order.gap() == null ? MEASURED : (TIMED + MEASURED) / 2;
                EvaluatorOptions options =
                        against(reference, table, order.data(), options()).withAnswers(answers());
                Findings findings = Evaluator.evaluate(model, rows, options, new Steps(report, TIMED, seen));
                GeneralisationGap gap = order.gap() == null
                        ? null
                        : gap(model, reference, findings, order.gap(), new Steps(report, seen, MEASURED));
                return new EvaluationResult(
                        findings.kind(),
                        reference != null,
                        findings.rows(),
                        findings.headline(),
                        findings.report(gap, efficiency),
                        CodeVersion.CURRENT);
            }
        }
    }

    private GeneralisationGap gap(
            RowModel model, @Nullable RowModel reference, Findings findings, EvaluationOrder.Data data, Steps steps)
            throws IOException {
        try (TableFile table = open(data)) {
            ModelRows rows = bind(order.model(), table, data);
            var plain = new EvaluatorOptions(order.manner().seed(), List.of(), 0, null, null);
            Findings seen = Evaluator.evaluate(model, rows, against(reference, table, data, plain), steps);
            return new GeneralisationGap(data.use(), findings.gap(seen));
        }
    }

    private EvaluatorOptions against(
            @Nullable RowModel reference, Table table, EvaluationOrder.Data data, EvaluatorOptions options) {
        EvaluationOrder.Model other = order.reference();
        if (reference == null || other == null) {
            return options;
        }
        return options.withReference(new EvaluatorOptions.Reference(reference, bind(other, table, data)));
    }

    private Efficiency efficiency(ModelFile file, ModelRows rows) throws Exception {
        report.progress(0, Message.of("evaluation.timing"));
        // The first model of a process loads the engine as well, which is not this model's time and memory.
        file.load().close();
        Timing timing = report.quietly(() -> Timing.measure(file, rows, timing(), Progress.none()));
        return timing.efficiency(order.model().bytes(), null);
    }

    private TimingOptions timing() {
        return TimingOptions.lasting(Duration.ofMillis(order.manner().timedMillis()));
    }

    private boolean isTimed() {
        return !Boolean.FALSE.equals(order.request().efficiency());
    }

    private Path answers() {
        return report.folder().resolve(EvaluationResult.ANSWERS);
    }

    private EvaluatorOptions options() {
        return new EvaluatorOptions(
                order.manner().seed(),
                Objects.requireNonNullElse(order.request().slices(), List.of()),
                Objects.requireNonNull(order.request().noise()),
                null,
                null);
    }

    private ModelRows bind(EvaluationOrder.Model model, Table table, EvaluationOrder.Data data) {
        String label = data.label();
        ModelRowsOptions options = label == null ? ModelRowsOptions.unlabelled() : ModelRowsOptions.labelled(label);
        Map<String, String> columns = Objects.requireNonNullElse(order.request().columns(), Map.of());
        return ModelRows.bind(
                model.signature(), table, options.withColumns(columns).withTask(order.task()));
    }

    private static ModelFile file(EvaluationOrder.Model model) {
        Path folder = Path.of(model.folder());
        return new ModelFile(folder.resolve(model.mainFile()), folder, model.signature());
    }

    private static TableFile open(EvaluationOrder.Data data) throws IOException {
        return TableFile.open(Path.of(data.table()));
    }
}
