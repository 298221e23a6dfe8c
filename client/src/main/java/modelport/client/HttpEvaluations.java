package modelport.client;

import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import modelport.contract.EvaluationsApi;
import modelport.contract.Page;
import modelport.contract.PageRequest;
import modelport.contract.Slug;
import modelport.contract.datasets.DatasetChoice;
import modelport.contract.evaluation.Comparison;
import modelport.contract.evaluation.Evaluation;
import modelport.contract.evaluation.EvaluationAccepted;
import modelport.contract.evaluation.NewEvaluation;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/** {@link EvaluationsApi} over HTTP. */
record HttpEvaluations(Http http) implements EvaluationsApi {
    @Override
    public EvaluationAccepted create(Slug project, Slug model, int version, NewEvaluation evaluation) {
        return http.post(
                "projects/" + project + "/models/" + model + "/versions/" + version + "/evaluations",
                evaluation,
                EvaluationAccepted.class);
    }

    @Override
    public Evaluation get(Slug project, UUID evaluation) {
        return http.get("projects/" + project + "/evaluations/" + evaluation, Evaluation.class);
    }

    @Override
    public Page<Evaluation> list(Slug project, @Nullable Slug model, @Nullable Integer version, PageRequest page) {
        return http.get(
                "projects/" + project + "/evaluations?" + Http.paging(page) + Http.of(model, version),
                new TypeReference<Page<Evaluation>>() {});
    }

    @Override
    public Comparison compare(Slug project, Slug model, List<Integer> versions, DatasetChoice dataset) {
        String numbers = versions.stream().map(String::valueOf).collect(Collectors.joining(","));
        String version = dataset.version() == null ? "" : "&datasetVersion=" + dataset.version();
        return http.get(
                "projects/" + project + "/models/" + model + "/compare?versions=" + numbers + "&dataset="
                        + dataset.dataset() + version,
                Comparison.class);
    }
}
