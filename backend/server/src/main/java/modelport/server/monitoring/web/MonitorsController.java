package modelport.server.monitoring.web;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
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
import modelport.contract.monitoring.Monitor;
import modelport.contract.monitoring.MonitorChange;
import modelport.contract.monitoring.NewMonitor;
import modelport.server.access.Caller;
import modelport.server.access.Projects;
import modelport.server.access.Right;
import modelport.server.http.EntityTags;
import modelport.server.http.Paging;
import modelport.server.monitoring.Monitors;
import org.jspecify.annotations.Nullable;

@Secured(SecurityRule.IS_AUTHENTICATED)
@Controller("/api/v1/projects/{project}/monitors")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "Monitoring")
final class MonitorsController {
    private final Projects projects;
    private final Monitors monitors;

    MonitorsController(Projects projects, Monitors monitors) {
        this.projects = projects;
        this.monitors = monitors;
    }

    /**
     * Begins to watch an endpoint. A job makes cells from the reference for the version that answers, and again
     * whenever another version does.
     *
     * @param project the project's name
     * @param monitor the endpoint, rows as they should be, and how to watch
     * @return the monitor, which is being armed
     */
    @Post
    @ApiResponse(responseCode = "201", description = "The monitor, which is being armed")
    HttpResponse<Monitor> create(@Parameter(hidden = true) Caller caller, Slug project, @Body NewMonitor monitor) {
        Monitor made = monitors.create(caller, projects.require(caller, project, Right.WRITE), monitor);
        URI location = URI.create("/api/v1/projects/" + project + "/monitors/" + made.id());
        return EntityTags.tagged(made, made.rowVersion())
                .status(HttpStatus.CREATED)
                .header("Location", location.toString());
    }

    /**
     * Finds a monitor.
     *
     * @param project the project's name
     * @param monitor its identity
     * @return where it stands, and what it counts
     */
    @Get("/{monitor}")
    HttpResponse<Monitor> get(@Parameter(hidden = true) Caller caller, Slug project, UUID monitor) {
        Monitor found = monitors.get(projects.require(caller, project, Right.READ), monitor);
        return EntityTags.tagged(found, found.rowVersion());
    }

    /**
     * Lists monitors.
     *
     * @param project the project's name
     * @param endpoint only that of this endpoint
     * @param limit at most so many, 1 to 200; otherwise 50
     * @param after the {@code next} of the page before
     * @return in the order of their endpoints
     */
    @Get
    Page<Monitor> list(
            @Parameter(hidden = true) Caller caller,
            Slug project,
            @QueryValue @Nullable Slug endpoint,
            @QueryValue @Nullable Integer limit,
            @QueryValue @Nullable String after) {
        return monitors.list(
                projects.require(caller, project, Right.READ), endpoint, Paging.request(limit, after, null));
    }

    /**
     * Changes a monitor; If-Match names its row version. Another reference, and whatever changes how windows are
     * judged, arms it anew.
     *
     * @param project the project's name
     * @param monitor its identity
     * @param change what shall be different
     * @return the monitor
     */
    @Patch("/{monitor}")
    HttpResponse<Monitor> change(
            @Parameter(hidden = true) Caller caller,
            Slug project,
            UUID monitor,
            @Body MonitorChange change,
            @Parameter(hidden = true) HttpRequest<?> request) {
        Monitor changed = monitors.change(
                caller, projects.require(caller, project, Right.WRITE), monitor, EntityTags.required(request), change);
        return EntityTags.tagged(changed, changed.rowVersion());
    }

    /**
     * Stops watching for good: reports go, and alerts are resolved.
     *
     * @param project the project's name
     * @param monitor its identity
     */
    @Delete("/{monitor}")
    @Status(HttpStatus.NO_CONTENT)
    void delete(@Parameter(hidden = true) Caller caller, Slug project, UUID monitor) {
        monitors.delete(caller, projects.require(caller, project, Right.WRITE), monitor);
    }
}
