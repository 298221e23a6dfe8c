package modelport.ui.evaluation;

import modelport.contract.EvaluationsApi;
import modelport.contract.Page;
import modelport.contract.PageRequest;
import modelport.contract.Slug;
import modelport.contract.evaluation.Evaluation;
import org.jspecify.annotations.Nullable;

/** Which evaluations are asked for. */
final class EvaluationListState {
    static final int PAGE = 25;

    private final EvaluationsApi evaluations;
    private final Slug project;
    private volatile @Nullable Slug model;

    EvaluationListState(EvaluationsApi evaluations, Slug project) {
        this.evaluations = evaluations;
        this.project = project;
    }

    /** Those of one model; of all where none is named. */
    void choose(@Nullable String name) {
        model = name != null && Slug.isOne(name) ? new Slug(name) : null;
    }

    @Nullable
    Slug model() {
        return model;
    }

    /** The page after a mark. */
    Page<Evaluation> page(@Nullable String after) {
        return evaluations.list(project, model, null, new PageRequest(PAGE, after, null));
    }
}
