package modelport.server.registry.web;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Patch;
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
import modelport.contract.Page;
import modelport.contract.Slug;
import modelport.contract.registry.NewVersion;
import modelport.contract.registry.Version;
import modelport.contract.registry.VersionAccepted;
import modelport.contract.registry.VersionChange;
import modelport.server.access.Caller;
import modelport.server.access.ProjectRef;
import modelport.server.access.Projects;
import modelport.server.access.Right;
import modelport.server.http.EntityTags;
import modelport.server.http.Paging;
import modelport.server.registry.Submissions;
import modelport.server.registry.VersionRefs;
import modelport.server.registry.Versions;
import org.jspecify.annotations.Nullable;

@Secured(SecurityRule.IS_AUTHENTICATED)
@Controller("/api/v1/projects/{project}/models/{model}/versions")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "Versions")
final class VersionsController {
    private final Projects projects;
    private final Submissions submissions;
    private final Versions versions;
    private final VersionRefs refs;
    private final AcceptedAnswers answers;

    VersionsController(
            Projects projects, Submissions submissions, Versions versions, VersionRefs refs, AcceptedAnswers answers) {
        this.projects = projects;
        this.submissions = submissions;
        this.versions = versions;
        this.refs = refs;
        this.answers = answers;
    }

    /**
     * Makes a version of finished uploads and starts its import.
     *
     * @param project the project's name
     * @param model the model's name
     * @param version the uploads, and what is said about them
     * @return the version, which is being imported, and the job to follow
     */
    @Post
    @ApiResponse(responseCode = "202", description = "The version, which is being imported, and the job to follow")
    @Parameter(
            name = "Prefer",
            in = ParameterIn.HEADER,
            description = "wait=30 holds the answer until the import is over, for at most so many seconds")
    HttpResponse<VersionAccepted> create(
            @Parameter(hidden = true) Caller caller,
            Slug project,
            Slug model,
            @Body NewVersion version,
            HttpRequest<?> request) {
        ProjectRef where = projects.require(caller, project, Right.WRITE);
        return answers.of(request, where, submissions.create(caller, where, model, version));
    }

    /**
     * Finds a version.
     *
     * @param project the project's name
     * @param model the model's name
     * @param number the version's number
     * @return the version with its files, and its entity tag
     */
    @Get("/{number}")
    HttpResponse<Version> get(@Parameter(hidden = true) Caller caller, Slug project, Slug model, int number) {
        Version found = versions.get(projects.require(caller, project, Right.READ), model, number);
        return EntityTags.tagged(found, found.rowVersion());
    }

    /**
     * Lists versions, the newest first. Their files are left out.
     *
     * @param project the project's name
     * @param model the model's name
     * @param limit at most so many, 1 to 200; otherwise 50
     * @param after the next of the page before
     * @return a page of them
     */
    @Get
    Page<Version> list(
            @Parameter(hidden = true) Caller caller,
            Slug project,
            Slug model,
            @QueryValue @Nullable Integer limit,
            @QueryValue @Nullable String after) {
        return versions.list(projects.require(caller, project, Right.READ), model, Paging.request(limit, after, null));
    }

    /**
     * Changes what is said about a version, or puts it away; what it is made of never changes. A version that serves
     * cannot be put away.
     *
     * @param project the project's name
     * @param model the model's name
     * @param number the version's number
     * @param change what to change; what is absent stays
     * @return the version as it is now, with its new entity tag
     */
    @Patch("/{number}")
    @Parameter(
            name = "If-Match",
            in = ParameterIn.HEADER,
            required = true,
            description = "The entity tag that the caller has seen; an old one answers 412")
    HttpResponse<Version> change(
            @Parameter(hidden = true) Caller caller,
            Slug project,
            Slug model,
            int number,
            @Body VersionChange change,
            HttpRequest<?> request) {
        ProjectRef where = projects.require(caller, project, Right.WRITE);
        Version changed =
                versions.change(caller, refs.require(where, model, number), EntityTags.required(request), change);
        return EntityTags.tagged(changed, changed.rowVersion());
    }
}
