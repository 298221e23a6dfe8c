package modelport.server.release.web;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.UUID;
import modelport.contract.Slug;
import modelport.contract.deployment.Deployed;
import modelport.contract.release.NewDecision;
import modelport.contract.release.Release;
import modelport.server.access.Caller;
import modelport.server.access.ProjectRef;
import modelport.server.access.Projects;
import modelport.server.access.Right;
import modelport.server.http.EntityTags;
import modelport.server.release.Decisions;
import modelport.server.release.ReleaseDeployments;
import modelport.server.release.ReleaseEdits;
import modelport.server.release.ReleaseSubmissions;
import modelport.server.release.Requested;

/** What people do about releases; whatever it is, it names the digest that they have seen. */
@Secured(SecurityRule.IS_AUTHENTICATED)
@Controller("/api/v1/projects/{project}/releases/{release}")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "Releases")
final class DecisionsController {
    private final Projects projects;
    private final ReleaseEdits edits;
    private final ReleaseSubmissions submissions;
    private final Decisions decisions;
    private final ReleaseDeployments deployments;

    DecisionsController(
            Projects projects,
            ReleaseEdits edits,
            ReleaseSubmissions submissions,
            Decisions decisions,
            ReleaseDeployments deployments) {
        this.projects = projects;
        this.edits = edits;
        this.submissions = submissions;
        this.decisions = decisions;
        this.deployments = deployments;
    }

    /**
     * Hands a draft in: its checks begin to run.
     *
     * @param project the project's name
     * @param release its identity
     * @param decision the digest that it is about, and why
     * @return the release
     */
    @Post("/submit")
    HttpResponse<Release> submit(
            @Parameter(hidden = true) Caller caller, Slug project, UUID release, @Body NewDecision decision) {
        ProjectRef found = current(caller, project, release, Right.REQUEST);
        return tagged(submissions.submit(caller, found, release, decision));
    }

    /**
     * Approves a release under one rule; whoever made, asked for or changed it cannot, while the policy says fourEyes.
     *
     * @param project the project's name
     * @param release its identity
     * @param decision the digest that it is about, and why
     * @return the release
     */
    @Post("/approve")
    HttpResponse<Release> approve(
            @Parameter(hidden = true) Caller caller, Slug project, UUID release, @Body NewDecision decision) {
        ProjectRef found = current(caller, project, release, Right.READ);
        return tagged(decisions.approve(caller, found, release, decision));
    }

    /**
     * Rejects a release for good, with a reason.
     *
     * @param project the project's name
     * @param release its identity
     * @param decision the digest that it is about, and why
     * @return the release
     */
    @Post("/reject")
    HttpResponse<Release> reject(
            @Parameter(hidden = true) Caller caller, Slug project, UUID release, @Body NewDecision decision) {
        ProjectRef found = current(caller, project, release, Right.READ);
        return tagged(decisions.reject(caller, found, release, decision));
    }

    /**
     * Asks for changes, with a reason: back to a draft that has to change before it is handed in again.
     *
     * @param project the project's name
     * @param release its identity
     * @param decision the digest that it is about, and why
     * @return the release
     */
    @Post("/changes")
    HttpResponse<Release> askForChanges(
            @Parameter(hidden = true) Caller caller, Slug project, UUID release, @Body NewDecision decision) {
        ProjectRef found = current(caller, project, release, Right.READ);
        return tagged(decisions.askForChanges(caller, found, release, decision));
    }

    /**
     * Comments on a release.
     *
     * @param project the project's name
     * @param release its identity
     * @param decision the digest that it is about, and why
     * @return the release
     */
    @Post("/comment")
    HttpResponse<Release> comment(
            @Parameter(hidden = true) Caller caller, Slug project, UUID release, @Body NewDecision decision) {
        ProjectRef found = current(caller, project, release, Right.READ);
        return tagged(decisions.comment(caller, found, release, decision));
    }

    /**
     * Takes a release back before it serves.
     *
     * @param project the project's name
     * @param release its identity
     * @param decision the digest that it is about, and why
     * @return the release
     */
    @Post("/cancel")
    HttpResponse<Release> cancel(
            @Parameter(hidden = true) Caller caller, Slug project, UUID release, @Body NewDecision decision) {
        ProjectRef found = current(caller, project, release, Right.REQUEST);
        return tagged(submissions.cancel(caller, found, release, decision));
    }

    /**
     * Says, with a reason, that a release cannot wait for approvals; the second of two people lets it pass, marked for
     * good.
     *
     * @param project the project's name
     * @param release its identity
     * @param decision the digest that it is about, and why
     * @return the release
     */
    @Post("/emergency")
    HttpResponse<Release> declareEmergency(
            @Parameter(hidden = true) Caller caller, Slug project, UUID release, @Body NewDecision decision) {
        ProjectRef found = current(caller, project, release, Right.READ);
        return tagged(decisions.declareEmergency(caller, found, release, decision));
    }

    /**
     * Sends the traffic back to what served before.
     *
     * @param project the project's name
     * @param release its identity
     * @param decision the digest that it is about, and why
     * @return the release
     */
    @Post("/rollback")
    HttpResponse<Release> rollBack(
            @Parameter(hidden = true) Caller caller, Slug project, UUID release, @Body NewDecision decision) {
        ProjectRef found = current(caller, project, release, Right.DEPLOY);
        return tagged(deployments.rollBack(caller, found, release, decision));
    }

    /**
     * Starts the rollout of an approved release: 202, and the job tells how it goes. Where another version serves by
     * now than the one that it was checked against, the job checks it again, and the release is CHECKING.
     *
     * @param project the project's name
     * @param release its identity
     * @param decision the digest that it is about
     * @return the release, its endpoint and the job
     */
    @Post("/deploy")
    HttpResponse<Deployed> deploy(
            @Parameter(hidden = true) Caller caller, Slug project, UUID release, @Body NewDecision decision) {
        ProjectRef found = current(caller, project, release, Right.DEPLOY);
        Requested requested = deployments.deploy(caller, found, release, decision);
        Release released = requested.release();
        return HttpResponse.accepted(URI.create("/api/v1/jobs/" + requested.job()))
                .body(new Deployed(released, released.endpoint(), requested.job()));
    }

    /** Comes under the newest truth first, in a transaction of its own: what has changed stays noticed. */
    private ProjectRef current(Caller caller, Slug project, UUID release, Right right) {
        ProjectRef found = projects.require(caller, project, right);
        edits.refresh(found, release);
        return found;
    }

    private static HttpResponse<Release> tagged(Release release) {
        return EntityTags.tagged(release, release.rowVersion());
    }
}
