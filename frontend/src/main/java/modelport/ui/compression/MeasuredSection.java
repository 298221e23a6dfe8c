package modelport.ui.compression;

import static modelport.ui.components.Texts.t;

import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import modelport.contract.compression.MeasuredModel;
import modelport.contract.evaluation.BatchTiming;
import modelport.contract.evaluation.Measured;
import modelport.ui.components.DataTable;
import modelport.ui.components.DataTable.Column;
import modelport.ui.components.Formats;
import modelport.ui.components.Section;
import modelport.ui.compression.Study.Point;
import org.jspecify.annotations.Nullable;

/** A candidate's figures beside its parent's. */
final class MeasuredSection {
    private static final String NONE = "\u2013";

    private final @Nullable MeasuredModel parent;
    private final MeasuredModel own;
    private final DataTable table;

    private MeasuredSection(Study study, Point point) {
        parent = study.search().parent();
        own = point.figures();
        table = new DataTable(
                t("compression.figures"),
                Column.text(t("compression.figure")),
                Column.figures("v" + study.search().version()),
                Column.figures(t("compression.candidate")),
                Column.figures(t("compression.ratio")));
    }

    static Section of(Study study, Point point) {
        var section = new MeasuredSection(study, point);
        section.addSizes();
        section.addMeasures();
        section.addTimes();
        section.addRest();
        return new Section(t("compression.figures"), section.table).explained(t("compression.figures.explain"));
    }

    private void addSizes() {
        bytes(t("compression.size"), MeasuredModel::size);
        bytes(t("compression.zipped"), MeasuredModel::zippedSize);
    }

    private void addMeasures() {
        measure(own.quality());
        own.measures().stream()
                .filter(each -> !each.metric().equals(own.quality().metric()))
                .forEach(this::measure);
    }

    private void measure(Measured measured) {
        String before = parent == null
                ? NONE
                : find(parent, measured.metric())
                        .map(each -> CompressionText.value(each.value()))
                        .orElse(NONE);
        table.row(
                CompressionText.metric(measured.metric()),
                before,
                CompressionText.value(measured.value()),
                CompressionText.interval(measured));
    }

    private static Optional<Measured> find(MeasuredModel model, String metric) {
        return java.util.stream.Stream.concat(java.util.stream.Stream.of(model.quality()), model.measures().stream())
                .filter(each -> each.metric().equals(metric))
                .findFirst();
    }

    private void addTimes() {
        row(t("compression.latency"), MeasuredModel::latencyMs, CompressionText::time);
        for (BatchTiming timing : own.batches()) {
            Optional<BatchTiming> before = parent == null ? Optional.empty() : find(parent.batches(), timing.batch());
            row(
                    t("compression.latency.p50", timing.batch()),
                    before.map(BatchTiming::p50Ms).orElse(null),
                    timing.p50Ms());
            row(
                    t("compression.latency.p95", timing.batch()),
                    before.map(BatchTiming::p95Ms).orElse(null),
                    timing.p95Ms());
        }
    }

    private static Optional<BatchTiming> find(List<BatchTiming> timings, int batch) {
        return timings.stream().filter(each -> each.batch() == batch).findFirst();
    }

    private void addRest() {
        if (own.memoryBytes() != null) {
            Long before = parent == null ? null : parent.memoryBytes();
            table.row(
                    t("compression.memory"),
                    before == null ? NONE : Formats.bytes(before),
                    Formats.bytes(own.memoryBytes()),
                    before == null || before == 0
                            ? NONE
                            : CompressionText.percent((double) own.memoryBytes() / before));
        }
        table.row(t("compression.rowsAlone"), parent == null ? NONE : alone(parent), alone(own), "");
    }

    private static String alone(MeasuredModel model) {
        return t(model.batchInvariant() ? "compression.rowsAlone.yes" : "compression.rowsAlone.no");
    }

    private void bytes(String name, ToDoubleFunction<MeasuredModel> figure) {
        row(name, figure, value -> Formats.bytes(Math.round(value)));
    }

    private void row(
            String name, ToDoubleFunction<MeasuredModel> figure, java.util.function.DoubleFunction<String> format) {
        double after = figure.applyAsDouble(own);
        if (parent == null) {
            table.row(name, NONE, format.apply(after), NONE);
            return;
        }
        double before = figure.applyAsDouble(parent);
        table.row(name, format.apply(before), format.apply(after), ratio(before, after));
    }

    private void row(String name, @Nullable Double before, double after) {
        table.row(
                name,
                before == null ? NONE : CompressionText.time(before),
                CompressionText.time(after),
                before == null ? NONE : ratio(before, after));
    }

    private static String ratio(double before, double after) {
        return before == 0 ? NONE : CompressionText.percent(after / before);
    }
}
