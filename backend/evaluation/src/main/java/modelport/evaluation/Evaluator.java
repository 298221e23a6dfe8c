package modelport.evaluation;

import java.io.IOException;
import java.util.List;
import modelport.contract.evaluation.EvaluationKind;
import modelport.evaluation.EvaluatorOptions.Reference;
import modelport.statistics.classification.ScoreKind;

/** Runs a model over rows and says what its answers are worth. */
public final class Evaluator {
    private Evaluator() {}

    /**
     * Goes through the rows once, and through some columns before. Memory does not grow with the rows.
     *
     * @throws EvaluationException if rows and model do not fit
     * @throws modelport.inference.InferenceException if the model cannot answer
     * @throws java.util.concurrent.CancellationException if {@code progress} says so
     */
    public static Findings evaluate(RowModel model, ModelRows rows, EvaluatorOptions options, Progress progress)
            throws IOException {
        Reference reference = options.reference();
        if (!rows.isLabelled() && reference == null) {
            throw EvaluationException.of(rows.kind() == EvaluationKind.EMBEDDING ? "no-reference" : "no-label");
        }
        if (!rows.isLabelled() && reference != null && reference.rows().kind() != rows.kind()) {
            throw EvaluationException.of("reference-kind");
        }
        if (rows.rows() == 0) {
            throw EvaluationException.of("no-rows");
        }
        Survey survey = Survey.of(rows, options.noise() > 0 ? rows.noisy() : List.of(), options.slices(), progress);
        ScoreKind scores = scores(rows);
        try {
            return new Pass(model, rows, options, survey, scores).run(progress);
        } catch (NoProbabilitiesException _) {
            return new Pass(model, rows, options, survey, ScoreKind.MARGIN).run(progress);
        }
    }

    /** What scores are taken for until a row proves otherwise. */
    private static ScoreKind scores(ModelRows rows) {
        if (rows.kind() != EvaluationKind.CLASSIFICATION || rows.form().values() == null) {
            return ScoreKind.NONE;
        }
        return rows.form().logits() ? ScoreKind.MARGIN : ScoreKind.PROBABILITY;
    }
}
