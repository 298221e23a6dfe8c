package modelport.server.tuning.web;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import modelport.contract.Slug;
import modelport.contract.tuning.TunedVersion;
import modelport.server.access.Caller;
import modelport.server.access.Projects;
import modelport.server.access.Right;
import modelport.server.tuning.Winners;

@Secured(SecurityRule.IS_AUTHENTICATED)
@Controller("/api/v1/projects/{project}/models/{model}/versions/{number}/tuning")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "Tunings")
final class VersionTuningController {
    private final Projects projects;
    private final Winners winners;

    VersionTuningController(Projects projects, Winners winners) {
        this.projects = projects;
        this.winners = winners;
    }

    /**
     * Tells how a tuned version came to be.
     *
     * @param project the project's name
     * @param model the model's name
     * @param number the version's number
     * @return the tuning with its rows, folds, metric and seed, and the setting with its scores
     */
    @Get
    TunedVersion origin(@Parameter(hidden = true) Caller caller, Slug project, Slug model, int number) {
        return winners.origin(projects.require(caller, project, Right.READ), model, number);
    }
}
