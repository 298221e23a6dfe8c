package modelport.server.tuning.web;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
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
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import modelport.contract.Page;
import modelport.contract.Slug;
import modelport.contract.registry.Version;
import modelport.contract.tuning.NewTuning;
import modelport.contract.tuning.ParameterResponse;
import modelport.contract.tuning.Trial;
import modelport.contract.tuning.TrialOrder;
import modelport.contract.tuning.Tuning;
import modelport.contract.tuning.TuningAccepted;
import modelport.contract.tuning.WinnerPromotion;
import modelport.server.access.Caller;
import modelport.server.access.Projects;
import modelport.server.access.Right;
import modelport.server.http.Paging;
import modelport.server.registry.Maker;
import modelport.server.tuning.Trials;
import modelport.server.tuning.Tunings;
import modelport.server.tuning.Winners;
import org.jspecify.annotations.Nullable;

@Secured(SecurityRule.IS_AUTHENTICATED)
@Controller("/api/v1/projects/{project}/tunings")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "Tunings")
final class TuningsController {
    private final Projects projects;
    private final Tunings tunings;
    private final Trials trials;
    private final Winners winners;

    TuningsController(Projects projects, Tunings tunings, Trials trials, Winners winners) {
        this.projects = projects;
        this.tunings = tunings;
        this.trials = trials;
        this.winners = winners;
    }

    /**
     * Starts to try settings on the rows of a dataset, by cross-validation. Scores appear one by one; cancelling the
     * job stops the tuning and keeps them, and retrying it goes on where it was.
     *
     * @param project the project's name
     * @param tuning the model, the rows, and the settings to try
     * @return the tuning, which is running, and the job to follow
     */
    @Post
    @ApiResponse(responseCode = "202", description = "The tuning, which is running, and the job to follow")
    HttpResponse<TuningAccepted> create(@Parameter(hidden = true) Caller caller, Slug project, @Body NewTuning tuning) {
        TuningAccepted accepted =
                tunings.create(Maker.of(caller), projects.require(caller, project, Right.WRITE), tuning);
        String location =
                "/api/v1/projects/" + project + "/tunings/" + accepted.tuning().id();
        return HttpResponse.accepted().header(HttpHeaders.LOCATION, location).body(accepted);
    }

    /**
     * Finds a tuning, with its best setting as far as it is.
     *
     * @param project the project's name
     * @param tuning the tuning
     * @return the tuning
     */
    @Get("/{tuning}")
    Tuning get(@Parameter(hidden = true) Caller caller, Slug project, UUID tuning) {
        return tunings.get(projects.require(caller, project, Right.READ), tuning);
    }

    /**
     * Lists tunings, the newest first.
     *
     * @param project the project's name
     * @param model only those of this model
     * @param limit at most so many, 1 to 200; otherwise 50
     * @param after the next of the page before
     * @return a page of them
     */
    @Get
    Page<Tuning> list(
            @Parameter(hidden = true) Caller caller,
            Slug project,
            @QueryValue @Nullable Slug model,
            @QueryValue @Nullable Integer limit,
            @QueryValue @Nullable String after) {
        return tunings.list(projects.require(caller, project, Right.READ), model, Paging.request(limit, after, null));
    }

    /**
     * Lists the settings of a tuning, with the scores that are known fold by fold.
     *
     * @param project the project's name
     * @param tuning the tuning
     * @param order TRIED, as they are tried, or BEST, the best ones first; otherwise TRIED
     * @param limit at most so many, 1 to 200; otherwise 50
     * @param after the next of the page before
     * @return a page of them
     */
    @Get("/{tuning}/trials")
    Page<Trial> trials(
            @Parameter(hidden = true) Caller caller,
            Slug project,
            UUID tuning,
            @QueryValue @Nullable TrialOrder order,
            @QueryValue @Nullable Integer limit,
            @QueryValue @Nullable String after) {
        return trials.list(
                projects.require(caller, project, Right.READ),
                tuning,
                Objects.requireNonNullElse(order, TrialOrder.TRIED),
                Paging.request(limit, after, null));
    }

    /**
     * Tells how the score goes with each parameter that has more than one value, of the settings that are known on
     * every fold.
     *
     * @param project the project's name
     * @param tuning the tuning
     * @return for each parameter the mean and the spread at each value
     */
    @Get("/{tuning}/responses")
    List<ParameterResponse> responses(@Parameter(hidden = true) Caller caller, Slug project, UUID tuning) {
        return trials.responses(projects.require(caller, project, Right.READ), tuning);
    }

    /**
     * Makes the model of the best setting, which is trained on all rows, the next version of its model, ready at once.
     * Asked again it answers with the same version.
     *
     * @param project the project's name
     * @param tuning the tuning
     * @param promotion what to say about the version
     * @return the version
     */
    @Post("/{tuning}/promote")
    @ApiResponse(responseCode = "201", description = "The new version")
    @ApiResponse(responseCode = "200", description = "The version that it is already")
    HttpResponse<Version> promote(
            @Parameter(hidden = true) Caller caller, Slug project, UUID tuning, @Body WinnerPromotion promotion) {
        Winners.Promoted promoted =
                winners.promote(Maker.of(caller), projects.require(caller, project, Right.WRITE), tuning, promotion);
        Version version = promoted.version();
        if (!promoted.made()) {
            return HttpResponse.ok(version);
        }
        URI location = URI.create(
                "/api/v1/projects/" + project + "/models/" + version.model() + "/versions/" + version.number());
        return HttpResponse.created(version, location);
    }
}
