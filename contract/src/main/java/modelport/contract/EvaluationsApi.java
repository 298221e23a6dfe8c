package modelport.contract;

import java.util.List;
import java.util.UUID;
import modelport.contract.datasets.DatasetChoice;
import modelport.contract.evaluation.Comparison;
import modelport.contract.evaluation.Evaluation;
import modelport.contract.evaluation.EvaluationAccepted;
import modelport.contract.evaluation.NewEvaluation;
import org.jspecify.annotations.Nullable;

/** Evaluations: what versions are worth on datasets. */
public interface EvaluationsApi {
    /** Starts to measure a ready version on a ready version of a dataset. */
    EvaluationAccepted create(Slug project, Slug model, int version, NewEvaluation evaluation);

    /** With its report. */
    Evaluation get(Slug project, UUID evaluation);

    /** The newest first, without reports; of one model and one of its versions where they are given. */
    Page<Evaluation> list(Slug project, @Nullable Slug model, @Nullable Integer version, PageRequest page);

    /**
     * Two to eight versions by their newest evaluations on a dataset; the first is what the others are held against.
     */
    Comparison compare(Slug project, Slug model, List<Integer> versions, DatasetChoice dataset);
}
