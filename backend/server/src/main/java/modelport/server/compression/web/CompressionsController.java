package modelport.server.compression.web;

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
import java.util.UUID;
import modelport.contract.Page;
import modelport.contract.Slug;
import modelport.contract.compression.Compression;
import modelport.contract.compression.Promotion;
import modelport.contract.registry.Version;
import modelport.server.access.Caller;
import modelport.server.access.Projects;
import modelport.server.access.Right;
import modelport.server.compression.Compressions;
import modelport.server.compression.Promotions;
import modelport.server.http.Paging;
import org.jspecify.annotations.Nullable;

@Secured(SecurityRule.IS_AUTHENTICATED)
@Controller("/api/v1/projects/{project}/compressions")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "Compressions")
final class CompressionsController {
    private final Projects projects;
    private final Compressions compressions;
    private final Promotions promotions;

    CompressionsController(Projects projects, Compressions compressions, Promotions promotions) {
        this.projects = projects;
        this.compressions = compressions;
        this.promotions = promotions;
    }

    /**
     * Finds a search, with its candidates as far as they are measured.
     *
     * @param project the project's name
     * @param compression the search
     * @return the search
     */
    @Get("/{compression}")
    Compression get(@Parameter(hidden = true) Caller caller, Slug project, UUID compression) {
        return compressions.get(projects.require(caller, project, Right.READ), compression);
    }

    /**
     * Lists searches, the newest first.
     *
     * @param project the project's name
     * @param model only those of this model
     * @param version only those of this version of the model
     * @param limit at most so many, 1 to 200; otherwise 50
     * @param after the next of the page before
     * @return a page of them
     */
    @Get
    Page<Compression> list(
            @Parameter(hidden = true) Caller caller,
            Slug project,
            @QueryValue @Nullable Slug model,
            @QueryValue @Nullable Integer version,
            @QueryValue @Nullable Integer limit,
            @QueryValue @Nullable String after) {
        return compressions.list(
                projects.require(caller, project, Right.READ), model, version, Paging.request(limit, after, null));
    }

    /**
     * Makes a measured candidate the next version of its model, ready at once. Asked again it answers with the same
     * version.
     *
     * @param project the project's name
     * @param compression the search
     * @param candidate the candidate
     * @param promotion what to say about the version
     * @return the version
     */
    @Post("/{compression}/candidates/{candidate}/promote")
    @ApiResponse(responseCode = "201", description = "The new version")
    @ApiResponse(responseCode = "200", description = "The version that it is already")
    HttpResponse<Version> promote(
            @Parameter(hidden = true) Caller caller,
            Slug project,
            UUID compression,
            UUID candidate,
            @Body Promotion promotion) {
        Promotions.Promoted promoted = promotions.promote(
                caller, projects.require(caller, project, Right.WRITE), compression, candidate, promotion);
        Version version = promoted.version();
        if (!promoted.made()) {
            return HttpResponse.ok(version);
        }
        URI location = URI.create(
                "/api/v1/projects/" + project + "/models/" + version.model() + "/versions/" + version.number());
        return HttpResponse.created(version, location);
    }
}
