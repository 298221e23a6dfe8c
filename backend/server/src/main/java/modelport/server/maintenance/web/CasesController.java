package modelport.server.maintenance.web;

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
import modelport.contract.maintenance.CaseFilter;
import modelport.contract.maintenance.CaseNote;
import modelport.contract.maintenance.MaintenanceCase;
import modelport.contract.maintenance.NewCase;
import modelport.server.access.Caller;
import modelport.server.access.Projects;
import modelport.server.access.Right;
import modelport.server.http.Paging;
import modelport.server.maintenance.Cases;
import org.jspecify.annotations.Nullable;

@Secured(SecurityRule.IS_AUTHENTICATED)
@Controller("/api/v1/projects/{project}/cases")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "Maintenance")
final class CasesController {
    private final Projects projects;
    private final Cases cases;

    CasesController(Projects projects, Cases cases) {
        this.projects = projects;
        this.cases = cases;
    }

    /**
     * Lists cases, without what happened in them.
     *
     * @param project the project's name
     * @param open only those that go on, or only those that are over
     * @param endpoint only of this endpoint
     * @param limit at most so many, 1 to 200; otherwise 50
     * @param after the {@code next} of the page before
     * @return the newest first
     */
    @Get
    Page<MaintenanceCase> list(
            @Parameter(hidden = true) Caller caller,
            Slug project,
            @QueryValue @Nullable Boolean open,
            @QueryValue @Nullable Slug endpoint,
            @QueryValue @Nullable Integer limit,
            @QueryValue @Nullable String after) {
        return cases.list(
                projects.require(caller, project, Right.READ),
                new CaseFilter(open, endpoint),
                Paging.request(limit, after, null));
    }

    /**
     * Opens a case by hand, whatever cool-down there is. The endpoint needs a policy, which says what to do. What the
     * case makes is made for the caller, who is kept from approving it.
     *
     * @param project the project's name
     * @param wanted the endpoint, and why
     * @return the case
     */
    @Post
    @ApiResponse(responseCode = "201", description = "The case")
    HttpResponse<MaintenanceCase> open(@Parameter(hidden = true) Caller caller, Slug project, @Body NewCase wanted) {
        MaintenanceCase opened = cases.open(caller, projects.require(caller, project, Right.WRITE), wanted);
        return HttpResponse.created(opened, URI.create("/api/v1/projects/" + project + "/cases/" + opened.id()));
    }

    /**
     * Finds a case, with what happened in it.
     *
     * @param project the project's name
     * @param maintenanceCase the case
     * @return the case
     */
    @Get("/{maintenanceCase}")
    MaintenanceCase get(@Parameter(hidden = true) Caller caller, Slug project, UUID maintenanceCase) {
        return cases.get(projects.require(caller, project, Right.READ), maintenanceCase);
    }

    /**
     * Says something in a case.
     *
     * @param project the project's name
     * @param maintenanceCase the case
     * @param note the words
     * @return the case
     */
    @Post("/{maintenanceCase}/comment")
    MaintenanceCase comment(
            @Parameter(hidden = true) Caller caller, Slug project, UUID maintenanceCase, @Body CaseNote note) {
        return cases.comment(caller, projects.require(caller, project, Right.WRITE), maintenanceCase, note);
    }

    /**
     * Lets the step that failed run again, under the policy as it is now. From here on the case works for the caller.
     *
     * @param project the project's name
     * @param maintenanceCase the case
     * @param note why
     * @return the case
     */
    @Post("/{maintenanceCase}/retry")
    MaintenanceCase retry(
            @Parameter(hidden = true) Caller caller, Slug project, UUID maintenanceCase, @Body CaseNote note) {
        return cases.retry(caller, projects.require(caller, project, Right.WRITE), maintenanceCase, note);
    }

    /**
     * Ends a case; what it has running is cancelled, and a release that it asked for is taken back.
     *
     * @param project the project's name
     * @param maintenanceCase the case
     * @param note why
     * @return the case
     */
    @Post("/{maintenanceCase}/close")
    MaintenanceCase close(
            @Parameter(hidden = true) Caller caller, Slug project, UUID maintenanceCase, @Body CaseNote note) {
        return cases.close(caller, projects.require(caller, project, Right.WRITE), maintenanceCase, note);
    }
}
