package modelport.server.deployment.web;

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
import java.util.Objects;
import modelport.contract.Slug;
import modelport.contract.deployment.Deployed;
import modelport.contract.deployment.NewDeployment;
import modelport.contract.release.NewRelease;
import modelport.server.access.Caller;
import modelport.server.access.ProjectRef;
import modelport.server.access.Projects;
import modelport.server.access.Right;
import modelport.server.release.Environments;
import modelport.server.release.ReleaseRequests;
import modelport.server.release.Requested;

@Secured(SecurityRule.IS_AUTHENTICATED)
@Controller("/api/v1/projects/{project}/deployments")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "Deployments")
final class DeploymentsController {
    private final Projects projects;
    private final ReleaseRequests requests;

    DeploymentsController(Projects projects, ReleaseRequests requests) {
        this.projects = projects;
        this.requests = requests;
    }

    /**
     * Makes and deploys a release where the policy is open: 202, and the job tells how it goes. What is live already is
     * not deployed again: 200, with the release that made it so.
     *
     * @param project the project's name
     * @param deployment what shall serve where
     * @return the release, its endpoint and its rollout
     */
    @Post
    HttpResponse<Deployed> deploy(
            @Parameter(hidden = true) Caller caller, Slug project, @Body NewDeployment deployment) {
        ProjectRef found = projects.require(caller, project, Right.REQUEST);
        Requested requested = requests.request(
                caller,
                found,
                new NewRelease(
                        deployment.model(),
                        deployment.version(),
                        Objects.requireNonNullElse(deployment.environment(), Environments.DEVELOPMENT),
                        deployment.endpoint(),
                        deployment.parameters(),
                        null));
        var deployed = new Deployed(requested.release(), requested.release().endpoint(), requested.job());
        if (!requested.fresh()) {
            return HttpResponse.ok(deployed);
        }
        var location = URI.create("/api/v1/projects/" + project + "/releases/"
                + deployed.release().id());
        return HttpResponse.<Deployed>accepted(location).body(deployed);
    }
}
