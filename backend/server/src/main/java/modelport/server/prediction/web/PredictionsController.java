package modelport.server.prediction.web;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import modelport.contract.Page;
import modelport.contract.Slug;
import modelport.contract.prediction.StoredPrediction;
import modelport.server.access.Caller;
import modelport.server.access.Projects;
import modelport.server.access.Right;
import modelport.server.http.Paging;
import modelport.server.prediction.Predictions;
import org.jspecify.annotations.Nullable;

@Secured(SecurityRule.IS_AUTHENTICATED)
@Controller("/api/v1/projects/{project}/endpoints/{endpoint}/predictions")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "Predictions")
final class PredictionsController {
    private final Projects projects;
    private final Predictions predictions;

    PredictionsController(Projects projects, Predictions predictions) {
        this.projects = projects;
        this.predictions = predictions;
    }

    /**
     * Lists what an endpoint was asked and what it answered, row by row: a sample of it, as far as it is kept.
     *
     * @param project the project's name
     * @param endpoint the endpoint's name
     * @param limit at most so many rows, 1 to 200; otherwise 50
     * @param after the {@code next} of the page before
     * @return the newest first
     */
    @Get
    Page<StoredPrediction> list(
            @Parameter(hidden = true) Caller caller,
            Slug project,
            Slug endpoint,
            @QueryValue @Nullable Integer limit,
            @QueryValue @Nullable String after) {
        return predictions.list(
                projects.require(caller, project, Right.READ), endpoint, Paging.request(limit, after, null));
    }

    /**
     * Finds a prediction by the id that came with its answer, if it was kept.
     *
     * @param project the project's name
     * @param endpoint the endpoint's name
     * @param prediction the prediction's id
     * @return its rows, in their order
     */
    @Get("/{prediction}")
    List<StoredPrediction> get(@Parameter(hidden = true) Caller caller, Slug project, Slug endpoint, UUID prediction) {
        return predictions.get(projects.require(caller, project, Right.READ), endpoint, prediction);
    }
}
