package modelport.server.evaluation.web;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import modelport.contract.Page;
import modelport.contract.Slug;
import modelport.contract.datasets.DatasetChoice;
import modelport.contract.evaluation.Comparison;
import modelport.contract.evaluation.Evaluation;
import modelport.contract.evaluation.EvaluationAccepted;
import modelport.contract.evaluation.NewEvaluation;
import modelport.server.access.Caller;
import modelport.server.access.ProjectRef;
import modelport.server.access.Projects;
import modelport.server.access.Right;
import modelport.server.evaluation.Comparisons;
import modelport.server.evaluation.Evaluations;
import modelport.server.http.Paging;
import modelport.server.http.Preferences;
import modelport.server.jobs.Jobs;
import org.jspecify.annotations.Nullable;

@Secured(SecurityRule.IS_AUTHENTICATED)
@Controller("/api/v1/projects/{project}")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "Evaluations")
final class EvaluationsController {
    private final Projects projects;
    private final Evaluations evaluations;
    private final Comparisons comparisons;
    private final Jobs jobs;

    EvaluationsController(Projects projects, Evaluations evaluations, Comparisons comparisons, Jobs jobs) {
        this.projects = projects;
        this.evaluations = evaluations;
        this.comparisons = comparisons;
        this.jobs = jobs;
    }

    /**
     * Starts to measure a ready version on a ready version of a dataset.
     *
     * @param project the project's name
     * @param model the model's name
     * @param version the version's number
     * @param evaluation the dataset, and what else shall be measured
     * @return the evaluation, which is running, and the job to follow
     */
    @Post("/models/{model}/versions/{version}/evaluations")
    @ApiResponse(responseCode = "202", description = "The evaluation, which is running, and the job to follow")
    @Parameter(
            name = "Prefer",
            in = ParameterIn.HEADER,
            description = "wait=30 holds the answer until it is measured, for at most so many seconds")
    HttpResponse<EvaluationAccepted> create(
            @Parameter(hidden = true) Caller caller,
            Slug project,
            Slug model,
            int version,
            @Body NewEvaluation evaluation,
            HttpRequest<?> request) {
        ProjectRef where = projects.require(caller, project, Right.WRITE);
        EvaluationAccepted accepted = evaluations.create(caller, where, model, version, evaluation);
        UUID id = accepted.evaluation().id();
        String location = "/api/v1/projects/" + project + "/evaluations/" + id;
        Duration wait = Preferences.wait(request);
        if (wait.isZero()) {
            return HttpResponse.accepted()
                    .header(HttpHeaders.LOCATION, location)
                    .body(accepted);
        }
        boolean over = jobs.await(accepted.job(), wait);
        var now = new EvaluationAccepted(evaluations.get(where, id), accepted.job());
        MutableHttpResponse<EvaluationAccepted> answer = over ? HttpResponse.created(now) : HttpResponse.accepted();
        return answer.header(HttpHeaders.LOCATION, location)
                .header("Preference-Applied", "wait=" + wait.toSeconds())
                .body(now);
    }

    /**
     * Finds an evaluation.
     *
     * @param project the project's name
     * @param evaluation its identity
     * @return the evaluation, with its report once it is ready
     */
    @Get("/evaluations/{evaluation}")
    Evaluation get(@Parameter(hidden = true) Caller caller, Slug project, UUID evaluation) {
        return evaluations.get(projects.require(caller, project, Right.READ), evaluation);
    }

    /**
     * Lists evaluations, the newest first. Their reports are left out.
     *
     * @param project the project's name
     * @param model only evaluations of this model
     * @param version only evaluations of this version of the model
     * @param limit at most so many, 1 to 200; otherwise 50
     * @param after the next of the page before
     * @return a page of them
     */
    @Get("/evaluations")
    Page<Evaluation> list(
            @Parameter(hidden = true) Caller caller,
            Slug project,
            @QueryValue @Nullable Slug model,
            @QueryValue @Nullable Integer version,
            @QueryValue @Nullable Integer limit,
            @QueryValue @Nullable String after) {
        return evaluations.list(
                projects.require(caller, project, Right.READ), model, version, Paging.request(limit, after, null));
    }

    /**
     * Compares versions by their newest evaluations on a dataset.
     *
     * @param project the project's name
     * @param model the model's name
     * @param versions two to eight numbers, such as 3,1,2; the first is what the others are held against
     * @param dataset the dataset's name
     * @param datasetVersion its version; otherwise the newest that is ready
     * @return the versions side by side, and the first against each other one, row by row
     */
    @Get("/models/{model}/compare")
    Comparison compare(
            @Parameter(hidden = true) Caller caller,
            Slug project,
            Slug model,
            @QueryValue List<Integer> versions,
            @QueryValue Slug dataset,
            @QueryValue @Nullable Integer datasetVersion) {
        return comparisons.compare(
                projects.require(caller, project, Right.READ),
                model,
                versions,
                new DatasetChoice(dataset, datasetVersion));
    }
}
