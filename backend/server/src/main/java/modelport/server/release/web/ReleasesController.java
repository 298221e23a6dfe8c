package modelport.server.release.web;

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
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.UUID;
import modelport.contract.Page;
import modelport.contract.Slug;
import modelport.contract.release.Evidence;
import modelport.contract.release.NewRelease;
import modelport.contract.release.Release;
import modelport.contract.release.ReleaseChange;
import modelport.contract.release.ReleaseFilter;
import modelport.contract.release.ReleaseReview;
import modelport.contract.release.ReleaseState;
import modelport.server.access.Caller;
import modelport.server.access.ProjectRef;
import modelport.server.access.Projects;
import modelport.server.access.Right;
import modelport.server.http.EntityTags;
import modelport.server.http.Paging;
import modelport.server.release.ReleaseDrafts;
import modelport.server.release.ReleaseEdits;
import modelport.server.release.ReleaseReviews;
import modelport.server.release.Releases;
import org.jspecify.annotations.Nullable;

@Secured(SecurityRule.IS_AUTHENTICATED)
@Controller("/api/v1/projects/{project}/releases")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "Releases")
final class ReleasesController {
    private final Projects projects;
    private final Releases releases;
    private final ReleaseDrafts drafts;
    private final ReleaseEdits edits;
    private final ReleaseReviews reviews;

    ReleasesController(
            Projects projects, Releases releases, ReleaseDrafts drafts, ReleaseEdits edits, ReleaseReviews reviews) {
        this.projects = projects;
        this.releases = releases;
        this.drafts = drafts;
        this.edits = edits;
        this.reviews = reviews;
    }

    /**
     * Writes a draft of a release; a model has one open release for each environment.
     *
     * @param project the project's name
     * @param release what shall go where
     * @return the release
     */
    @Post
    HttpResponse<Release> request(@Parameter(hidden = true) Caller caller, Slug project, @Body NewRelease release) {
        ProjectRef found = projects.require(caller, project, Right.REQUEST);
        Release made = drafts.draft(caller, found, release);
        var location = URI.create("/api/v1/projects/" + project + "/releases/" + made.id());
        return tagged(made).status(201).header("Location", location.toString());
    }

    /**
     * Lists releases.
     *
     * @param project the project's name
     * @param model only of this model
     * @param environment only to this environment
     * @param state only those that stand there
     * @param limit at most so many, 1 to 200; otherwise 50
     * @param after the {@code next} of the page before
     * @return the newest first
     */
    @Get
    Page<Release> list(
            @Parameter(hidden = true) Caller caller,
            Slug project,
            @QueryValue @Nullable Slug model,
            @QueryValue @Nullable Slug environment,
            @QueryValue @Nullable ReleaseState state,
            @QueryValue @Nullable Integer limit,
            @QueryValue @Nullable UUID after) {
        ProjectRef found = projects.require(caller, project, Right.READ);
        String key = after == null ? null : after.toString();
        return releases.list(found, new ReleaseFilter(model, environment, state), Paging.request(limit, key, null));
    }

    /**
     * Finds a release; its entity tag counts its changes.
     *
     * @param project the project's name
     * @param release its identity
     * @return where it stands
     */
    @Get("/{release}")
    HttpResponse<Release> get(@Parameter(hidden = true) Caller caller, Slug project, UUID release) {
        ProjectRef found = projects.require(caller, project, Right.READ);
        edits.refresh(found, release);
        return tagged(releases.get(found, release));
    }

    /**
     * Changes what a release is about; If-Match names its newest entity tag. Another content takes it back to a draft
     * and makes approvals void; equal content leaves it where it stands.
     *
     * @param project the project's name
     * @param release its identity
     * @param change what shall be another
     * @return the release
     */
    @Patch("/{release}")
    HttpResponse<Release> change(
            @Parameter(hidden = true) Caller caller,
            Slug project,
            UUID release,
            @Body ReleaseChange change,
            @Parameter(hidden = true) HttpRequest<?> request) {
        ProjectRef found = projects.require(caller, project, Right.REQUEST);
        return tagged(drafts.change(caller, found, release, EntityTags.required(request), change));
    }

    /**
     * Shows a release with everything that a decision about it needs, for whoever asks.
     *
     * @param project the project's name
     * @param release its identity
     * @return gates, rules, decisions, and what the caller can do
     */
    @Get("/{release}/review")
    ReleaseReview review(@Parameter(hidden = true) Caller caller, Slug project, UUID release) {
        ProjectRef found = projects.require(caller, project, Right.READ);
        edits.refresh(found, release);
        return reviews.get(caller, found, release);
    }

    /**
     * Shows what a gate of a release saw.
     *
     * @param project the project's name
     * @param release its identity
     * @param digest of the evidence
     * @return the evidence
     */
    @Get("/{release}/evidence/{digest}")
    Evidence evidence(@Parameter(hidden = true) Caller caller, Slug project, UUID release, String digest) {
        return reviews.evidence(projects.require(caller, project, Right.READ), release, digest);
    }

    private static io.micronaut.http.MutableHttpResponse<Release> tagged(Release release) {
        return EntityTags.tagged(release, release.rowVersion());
    }
}
