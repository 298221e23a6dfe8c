package modelport.server.release.web;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import modelport.contract.Page;
import modelport.contract.Slug;
import modelport.contract.release.ChampionInterval;
import modelport.contract.release.Environment;
import modelport.contract.release.EnvironmentPolicy;
import modelport.contract.release.NewEnvironment;
import modelport.contract.release.Policy;
import modelport.contract.release.PolicyEffect;
import modelport.server.access.Caller;
import modelport.server.access.ProjectRef;
import modelport.server.access.Projects;
import modelport.server.access.Right;
import modelport.server.http.EntityTags;
import modelport.server.http.Paging;
import modelport.server.release.Champions;
import modelport.server.release.Environments;
import modelport.server.release.Policies;
import modelport.server.release.PolicyTrials;
import org.jspecify.annotations.Nullable;

@Secured(SecurityRule.IS_AUTHENTICATED)
@Controller("/api/v1/projects/{project}/environments")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "Environments")
final class EnvironmentsController {
    private final Projects projects;
    private final Environments environments;
    private final Policies policies;
    private final PolicyTrials trials;
    private final Champions champions;

    EnvironmentsController(
            Projects projects, Environments environments, Policies policies, PolicyTrials trials, Champions champions) {
        this.projects = projects;
        this.environments = environments;
        this.policies = policies;
        this.trials = trials;
        this.champions = champions;
    }

    /**
     * Lists where releases go.
     *
     * @param project the project's name
     * @return on the way to production
     */
    @Get
    List<Environment> list(@Parameter(hidden = true) Caller caller, Slug project) {
        return environments.list(projects.require(caller, project, Right.READ));
    }

    /**
     * Makes a further environment, with gates and one approver to begin with.
     *
     * @param project the project's name
     * @param environment its name and place
     * @return the environment
     */
    @Post
    HttpResponse<Environment> add(
            @Parameter(hidden = true) Caller caller, Slug project, @Body NewEnvironment environment) {
        ProjectRef found = projects.require(caller, project, Right.ADMINISTER);
        return HttpResponse.created(environments.add(caller, found, environment));
    }

    /**
     * Shows the rules of an environment; the entity tag is the policy's number.
     *
     * @param project the project's name
     * @param environment the environment's name
     * @param number an earlier policy; otherwise the newest
     * @return the policy
     */
    @Get("/{environment}/policy")
    HttpResponse<EnvironmentPolicy> policy(
            @Parameter(hidden = true) Caller caller,
            Slug project,
            Slug environment,
            @QueryValue @Nullable Integer number) {
        ProjectRef found = projects.require(caller, project, Right.READ);
        return tagged(number == null ? policies.get(found, environment) : policies.get(found, environment, number));
    }

    /**
     * Writes the next policy of an environment; If-Match names the newest one's number. Open releases come under it at
     * once: those that were handed in go back to drafts, and their approvals are void.
     *
     * @param project the project's name
     * @param environment the environment's name
     * @param policy the rules
     * @return the policy with its number and digest
     */
    @Put("/{environment}/policy")
    HttpResponse<EnvironmentPolicy> set(
            @Parameter(hidden = true) Caller caller,
            Slug project,
            Slug environment,
            @Body Policy policy,
            @Parameter(hidden = true) HttpRequest<?> request) {
        ProjectRef found = projects.require(caller, project, Right.ADMINISTER);
        return tagged(policies.set(caller, found, environment, EntityTags.required(request), policy));
    }

    /**
     * Says which open releases a policy would change, and how; changes nothing.
     *
     * @param project the project's name
     * @param environment the environment's name
     * @param policy the rules
     * @return one entry for each release, the newest first
     */
    @Post("/{environment}/policy/dry-run")
    List<PolicyEffect> tryOut(
            @Parameter(hidden = true) Caller caller, Slug project, Slug environment, @Body Policy policy) {
        return trials.tryOut(projects.require(caller, project, Right.ADMINISTER), environment, policy);
    }

    /**
     * Lists what served in an environment, and when.
     *
     * @param project the project's name
     * @param environment the environment's name
     * @param endpoint only at this endpoint
     * @param limit at most so many, 1 to 200; otherwise 50
     * @param after the {@code next} of the page before
     * @return the newest first
     */
    @Get("/{environment}/champions")
    Page<ChampionInterval> champions(
            @Parameter(hidden = true) Caller caller,
            Slug project,
            Slug environment,
            @QueryValue @Nullable Slug endpoint,
            @QueryValue @Nullable Integer limit,
            @QueryValue @Nullable String after) {
        ProjectRef found = projects.require(caller, project, Right.READ);
        return champions.list(found, environment, endpoint, Paging.request(limit, after, null));
    }

    private static HttpResponse<EnvironmentPolicy> tagged(EnvironmentPolicy policy) {
        return EntityTags.tagged(policy, policy.number());
    }
}
