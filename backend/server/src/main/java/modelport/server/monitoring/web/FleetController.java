package modelport.server.monitoring.web;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Set;
import modelport.contract.Slug;
import modelport.contract.monitoring.EndpointHealth;
import modelport.server.access.Caller;
import modelport.server.access.Projects;
import modelport.server.access.Right;
import modelport.server.monitoring.EndpointHealths;
import org.jspecify.annotations.Nullable;

@Secured(SecurityRule.IS_AUTHENTICATED)
@Controller("/api/v1/fleet")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "Monitoring")
final class FleetController {
    private final Projects projects;
    private final EndpointHealths healths;

    FleetController(Projects projects, EndpointHealths healths) {
        this.projects = projects;
        this.healths = healths;
    }

    /**
     * Tells how all endpoints of the caller's projects do.
     *
     * @param project only of this project
     * @return the worst first
     */
    @Get
    List<EndpointHealth> fleet(@Parameter(hidden = true) Caller caller, @QueryValue @Nullable Slug project) {
        return healths.of(
                project == null
                        ? projects.roles(caller).keySet()
                        : Set.of(projects.require(caller, project, Right.READ).id()));
    }
}
