package modelport.server.maintenance.web;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import modelport.contract.Page;
import modelport.contract.Slug;
import modelport.contract.maintenance.MaintenancePolicy;
import modelport.contract.maintenance.NewMaintenancePolicy;
import modelport.server.access.Caller;
import modelport.server.access.ProjectRef;
import modelport.server.access.Projects;
import modelport.server.access.Right;
import modelport.server.http.EntityTags;
import modelport.server.http.Paging;
import modelport.server.maintenance.MaintenancePolicies;
import org.jspecify.annotations.Nullable;

@Secured(SecurityRule.IS_AUTHENTICATED)
@Controller("/api/v1/projects/{project}")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "Maintenance")
final class MaintenancePoliciesController {
    private final Projects projects;
    private final MaintenancePolicies policies;

    MaintenancePoliciesController(Projects projects, MaintenancePolicies policies) {
        this.projects = projects;
        this.policies = policies;
    }

    /**
     * Lists what is done for the project's endpoints by itself.
     *
     * @param project the project's name
     * @param limit at most so many, 1 to 200; otherwise 50
     * @param after the {@code next} of the page before
     * @return in the order of the endpoints' names
     */
    @Get("/maintenance-policies")
    Page<MaintenancePolicy> list(
            @Parameter(hidden = true) Caller caller,
            Slug project,
            @QueryValue @Nullable Integer limit,
            @QueryValue @Nullable String after) {
        return policies.list(projects.require(caller, project, Right.READ), Paging.request(limit, after, null));
    }

    /**
     * Shows what is done for an endpoint by itself.
     *
     * @param project the project's name
     * @param endpoint the endpoint's name
     * @return the policy
     */
    @Get("/endpoints/{endpoint}/maintenance")
    HttpResponse<MaintenancePolicy> get(@Parameter(hidden = true) Caller caller, Slug project, Slug endpoint) {
        return tagged(policies.get(projects.require(caller, project, Right.READ), endpoint));
    }

    /**
     * Says what is done for an endpoint by itself; If-Match is 0 where nothing was said before. What cases make is made
     * for the caller, who is kept from approving it. A policy that stopped after too many failures goes on.
     *
     * @param project the project's name
     * @param endpoint the endpoint's name
     * @param policy what is done
     * @return the policy
     */
    @Put("/endpoints/{endpoint}/maintenance")
    HttpResponse<MaintenancePolicy> set(
            @Parameter(hidden = true) Caller caller,
            Slug project,
            Slug endpoint,
            @Body NewMaintenancePolicy policy,
            @Parameter(hidden = true) HttpRequest<?> request) {
        ProjectRef found = projects.require(caller, project, Right.WRITE);
        return tagged(policies.set(caller, found, endpoint, EntityTags.required(request), policy));
    }

    /**
     * Does nothing for an endpoint by itself any more; its open case is withdrawn.
     *
     * @param project the project's name
     * @param endpoint the endpoint's name
     */
    @Delete("/endpoints/{endpoint}/maintenance")
    @Status(HttpStatus.NO_CONTENT)
    void delete(@Parameter(hidden = true) Caller caller, Slug project, Slug endpoint) {
        policies.delete(caller, projects.require(caller, project, Right.WRITE), endpoint);
    }

    private static HttpResponse<MaintenancePolicy> tagged(MaintenancePolicy policy) {
        return EntityTags.tagged(policy, policy.rowVersion());
    }
}
