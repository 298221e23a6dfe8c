package modelport.ui.evaluation;

import static modelport.ui.components.Texts.say;
import static modelport.ui.components.Texts.sentences;
import static modelport.ui.components.Texts.t;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import modelport.contract.evaluation.ClassMeasures;
import modelport.contract.evaluation.Evaluation;
import modelport.contract.evaluation.EvaluationReport;
import modelport.contract.evaluation.Measured;
import modelport.ui.components.Answer;
import modelport.ui.components.Formats;

/** An evaluation in a few words. */
final class EvaluationAnswer {
    private EvaluationAnswer() {}

    static Answer of(Evaluation evaluation) {
        return new Answer(EvaluationText.state(evaluation.state()), text(evaluation));
    }

    static String text(Evaluation evaluation) {
        String reason = evaluation.reason() == null ? "" : say(evaluation.reason());
        return switch (evaluation.state()) {
            case RUNNING -> t("evaluation.answer.running");
            case READY -> ready(evaluation);
            case FAILED -> sentences(t("evaluation.answer.failed"), reason);
            case CANCELLED -> sentences(t("evaluation.answer.cancelled"), reason);
        };
    }

    private static String ready(Evaluation evaluation) {
        EvaluationReport report = evaluation.report();
        List<Measured> all = report == null ? evaluation.headline() : report.measures();
        long rows = evaluation.rows() == null ? 0 : evaluation.rows();
        String first = first(evaluation, all, rows);
        return evaluation.kind() == null
                ? first
                : switch (evaluation.kind()) {
                    case CLASSIFICATION -> sentences(first, report == null ? "" : weakest(report.classes()));
                    case REGRESSION ->
                        sentences(
                                first,
                                MetricText.find(all, "r2")
                                        .map(r2 -> t("evaluation.answer.explains", MetricText.share(r2.value())))
                                        .orElse(""));
                    case EMBEDDING ->
                        sentences(
                                first,
                                MetricText.find(all, "neighbour-overlap")
                                        .map(same -> t("evaluation.answer.neighbours", MetricText.value(same)))
                                        .orElse(""));
                };
    }

    /** The metric that says it best: rows that are right, how far numbers are off, how close vectors are. */
    private static String first(Evaluation evaluation, List<Measured> all, long rows) {
        Optional<Measured> wanted = evaluation.kind() == null
                ? Optional.empty()
                : MetricText.find(
                        all,
                        switch (evaluation.kind()) {
                            case CLASSIFICATION -> "accuracy";
                            case REGRESSION -> "mae";
                            case EMBEDDING -> "cosine-mean";
                        });
        if (wanted.isEmpty()) {
            return evaluation.headline().stream()
                    .findFirst()
                    .map(any -> sentence("evaluation.answer.any", any, MetricText.name(any.metric()), rows))
                    .orElseGet(() -> t("evaluation.answer.nothing"));
        }
        String key = "evaluation.answer." + evaluation.kind();
        String reference = evaluation.reference() == null ? "" : "v" + evaluation.reference();
        return sentence(key, wanted.get(), reference, rows);
    }

    private static String sentence(String key, Measured measured, String word, long rows) {
        String value = MetricText.value(measured);
        String of = t("dataset.rows", Formats.count(rows), rows);
        if (measured.low() == null || measured.high() == null) {
            return t(key, value, word, of);
        }
        return t(
                key + ".interval",
                value,
                word,
                of,
                MetricText.value(measured.metric(), measured.low()),
                MetricText.value(measured.metric(), measured.high()));
    }

    private static String weakest(List<ClassMeasures> classes) {
        return classes.stream()
                .filter(each -> each.support() > 0)
                .min(Comparator.comparingDouble(each -> each.recall().value()))
                .filter(each -> classes.size() > 1 && each.recall().value() < 1)
                .map(each -> t("evaluation.answer.weakest", each.label(), MetricText.value(each.recall())))
                .orElse("");
    }
}
