package modelport.server.deployment.web;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import modelport.contract.Page;
import modelport.contract.Slug;
import modelport.contract.deployment.Endpoint;
import modelport.contract.deployment.EndpointMetrics;
import modelport.server.access.Caller;
import modelport.server.access.ProjectRef;
import modelport.server.access.Projects;
import modelport.server.access.Right;
import modelport.server.deployment.Endpoints;
import modelport.server.deployment.Measurements;
import modelport.server.deployment.Quarantines;
import modelport.server.http.EntityTags;
import modelport.server.http.Paging;
import org.jspecify.annotations.Nullable;

@Secured(SecurityRule.IS_AUTHENTICATED)
@Controller("/api/v1/projects/{project}/endpoints")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "Deployments")
final class EndpointsController {
    private static final Duration LAST = Duration.ofMinutes(15);
    private static final long STEP_MS = 10_000;

    private final Projects projects;
    private final Endpoints endpoints;
    private final Quarantines quarantines;
    private final Measurements measurements;
    private final Clock clock;

    EndpointsController(
            Projects projects, Endpoints endpoints, Quarantines quarantines, Measurements measurements, Clock clock) {
        this.projects = projects;
        this.endpoints = endpoints;
        this.quarantines = quarantines;
        this.measurements = measurements;
        this.clock = clock;
    }

    /**
     * Lists endpoints.
     *
     * @param project the project's name
     * @param limit at most so many, 1 to 200; otherwise 50
     * @param after the {@code next} of the page before
     * @param query only those whose name or model contains this
     * @return in the order of their names
     */
    @Get
    Page<Endpoint> list(
            @Parameter(hidden = true) Caller caller,
            Slug project,
            @QueryValue @Nullable Integer limit,
            @QueryValue @Nullable String after,
            @QueryValue @Nullable String query) {
        return endpoints.list(projects.require(caller, project, Right.READ), Paging.request(limit, after, query));
    }

    /**
     * Finds an endpoint.
     *
     * @param project the project's name
     * @param endpoint its name
     * @return what stands behind it
     */
    @Get("/{endpoint}")
    HttpResponse<Endpoint> get(@Parameter(hidden = true) Caller caller, Slug project, Slug endpoint) {
        Endpoint found = endpoints.get(projects.require(caller, project, Right.READ), endpoint);
        return EntityTags.tagged(found, found.rowVersion());
    }

    /**
     * Takes an endpoint down for good; callers get 404 from then on. For deployers, and for contributors where the
     * environment's policy is open.
     *
     * @param project the project's name
     * @param endpoint its name
     */
    @Delete("/{endpoint}")
    @Status(HttpStatus.NO_CONTENT)
    void delete(@Parameter(hidden = true) Caller caller, Slug project, Slug endpoint) {
        endpoints.delete(caller, projects.require(caller, project, Right.READ), endpoint);
    }

    /**
     * Has an engine started again that ended too often, on every node. For deployers, and for contributors where the
     * environment's policy is open; 409 where no engine waits for that.
     *
     * @param project the project's name
     * @param endpoint its name
     * @return what stands behind it
     */
    @Post("/{endpoint}/restart")
    Endpoint restart(@Parameter(hidden = true) Caller caller, Slug project, Slug endpoint) {
        ProjectRef found = projects.require(caller, project, Right.READ);
        quarantines.lift(caller, found, endpoint);
        return endpoints.get(found, endpoint);
    }

    /**
     * Tells an endpoint's rate, errors and latency over time.
     *
     * @param project the project's name
     * @param endpoint its name
     * @param from start; otherwise a quarter of an hour before the end
     * @param to end; otherwise now
     * @param step length of a point in milliseconds; otherwise ten seconds
     * @return at most 2,000 points
     */
    @Get("/{endpoint}/metrics")
    EndpointMetrics metrics(
            @Parameter(hidden = true) Caller caller,
            Slug project,
            Slug endpoint,
            @QueryValue @Nullable Instant from,
            @QueryValue @Nullable Instant to,
            @QueryValue @Nullable Long step) {
        Instant end = Optional.ofNullable(to).orElseGet(clock::instant);
        Instant start = Optional.ofNullable(from).orElseGet(() -> end.minus(LAST));
        Duration length = Duration.ofMillis(step == null ? STEP_MS : step);
        return measurements.of(projects.require(caller, project, Right.READ), endpoint, start, end, length);
    }
}
