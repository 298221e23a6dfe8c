package modelport.server.release.web;

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
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import modelport.contract.Page;
import modelport.contract.Slug;
import modelport.contract.release.Environment;
import modelport.contract.release.NewRelease;
import modelport.contract.release.Release;
import modelport.server.access.Caller;
import modelport.server.access.ProjectRef;
import modelport.server.access.Projects;
import modelport.server.access.Right;
import modelport.server.http.Paging;
import modelport.server.release.Environments;
import modelport.server.release.ReleaseRequests;
import modelport.server.release.Releases;
import modelport.server.release.Requested;
import org.jspecify.annotations.Nullable;

@Secured(SecurityRule.IS_AUTHENTICATED)
@Controller("/api/v1/projects/{project}")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "Releases")
final class ReleasesController {
    private final Projects projects;
    private final Environments environments;
    private final Releases releases;
    private final ReleaseRequests requests;

    ReleasesController(Projects projects, Environments environments, Releases releases, ReleaseRequests requests) {
        this.projects = projects;
        this.environments = environments;
        this.releases = releases;
        this.requests = requests;
    }

    /**
     * Lists where releases go.
     *
     * @param project the project's name
     * @return on the way to production
     */
    @Get("/environments")
    List<Environment> environments(@Parameter(hidden = true) Caller caller, Slug project) {
        return environments.list(projects.require(caller, project, Right.READ));
    }

    /**
     * Asks for a release. An open policy approves it at once and its rollout begins; what is live already is not made
     * again, and the release that made it so is the answer.
     *
     * @param project the project's name
     * @param release what shall go where
     * @return the release
     */
    @Post("/releases")
    HttpResponse<Release> request(@Parameter(hidden = true) Caller caller, Slug project, @Body NewRelease release) {
        ProjectRef found = projects.require(caller, project, Right.REQUEST);
        Requested requested = requests.request(caller, found, release);
        if (!requested.fresh()) {
            return HttpResponse.ok(requested.release());
        }
        var location = "/api/v1/projects/" + project + "/releases/"
                + requested.release().id();
        return HttpResponse.created(requested.release(), URI.create(location));
    }

    /**
     * Lists releases.
     *
     * @param project the project's name
     * @param limit at most so many, 1 to 200; otherwise 50
     * @param after the {@code next} of the page before
     * @return the newest first
     */
    @Get("/releases")
    Page<Release> list(
            @Parameter(hidden = true) Caller caller,
            Slug project,
            @QueryValue @Nullable Integer limit,
            @QueryValue @Nullable UUID after) {
        String key = after == null ? null : after.toString();
        return releases.list(projects.require(caller, project, Right.READ), Paging.request(limit, key, null));
    }

    /**
     * Finds a release.
     *
     * @param project the project's name
     * @param release its identity
     * @return where it stands
     */
    @Get("/releases/{release}")
    Release get(@Parameter(hidden = true) Caller caller, Slug project, UUID release) {
        return releases.get(projects.require(caller, project, Right.READ), release);
    }
}
