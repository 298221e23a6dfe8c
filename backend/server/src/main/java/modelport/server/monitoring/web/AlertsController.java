package modelport.server.monitoring.web;

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
import java.util.List;
import java.util.UUID;
import modelport.contract.Page;
import modelport.contract.Slug;
import modelport.contract.monitoring.Alert;
import modelport.contract.monitoring.AlertFilter;
import modelport.contract.monitoring.AlertNote;
import modelport.contract.monitoring.AlertState;
import modelport.contract.monitoring.Severity;
import modelport.server.access.Caller;
import modelport.server.access.Projects;
import modelport.server.access.Right;
import modelport.server.http.Paging;
import modelport.server.monitoring.Alerts;
import org.jspecify.annotations.Nullable;

@Secured(SecurityRule.IS_AUTHENTICATED)
@Controller("/api/v1/projects/{project}/alerts")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "Alerts")
final class AlertsController {
    private final Projects projects;
    private final Alerts alerts;

    AlertsController(Projects projects, Alerts alerts) {
        this.projects = projects;
        this.alerts = alerts;
    }

    /**
     * Finds an alert.
     *
     * @param project the project's name
     * @param alert its identity
     * @return the alert, with what happened to it
     */
    @Get("/{alert}")
    Alert get(@Parameter(hidden = true) Caller caller, Slug project, UUID alert) {
        return alerts.get(projects.require(caller, project, Right.READ), alert);
    }

    /**
     * Lists alerts.
     *
     * @param project the project's name
     * @param state only those that stand at one of these; given more than once for several
     * @param endpoint only of this endpoint
     * @param severity only as bad as this
     * @param limit at most so many, 1 to 200; otherwise 50
     * @param after the {@code next} of the page before
     * @return the newest first
     */
    @Get
    Page<Alert> list(
            @Parameter(hidden = true) Caller caller,
            Slug project,
            @QueryValue @Nullable List<AlertState> state,
            @QueryValue @Nullable Slug endpoint,
            @QueryValue @Nullable Severity severity,
            @QueryValue @Nullable Integer limit,
            @QueryValue @Nullable String after) {
        return alerts.list(
                projects.require(caller, project, Right.READ),
                new AlertFilter(state == null ? List.of() : state, endpoint, severity),
                Paging.request(limit, after, null));
    }

    /**
     * Takes an alert on; saying so twice changes nothing.
     *
     * @param project the project's name
     * @param alert its identity
     * @param note what is to be said about it
     * @return the alert
     */
    @Post("/{alert}/acknowledge")
    Alert acknowledge(@Parameter(hidden = true) Caller caller, Slug project, UUID alert, @Body AlertNote note) {
        return alerts.acknowledge(caller, projects.require(caller, project, Right.WRITE), alert, note);
    }

    /**
     * Keeps an alert from telling anybody until a time, at most 30 days away.
     *
     * @param project the project's name
     * @param alert its identity
     * @param note until when, and why
     * @return the alert
     */
    @Post("/{alert}/silence")
    Alert silence(@Parameter(hidden = true) Caller caller, Slug project, UUID alert, @Body AlertNote note) {
        return alerts.silence(caller, projects.require(caller, project, Right.WRITE), alert, note);
    }

    /**
     * Ends an alert; what still holds opens a new one after it held for long enough again.
     *
     * @param project the project's name
     * @param alert its identity
     * @param note what is to be said about it
     * @return the alert
     */
    @Post("/{alert}/resolve")
    Alert resolve(@Parameter(hidden = true) Caller caller, Slug project, UUID alert, @Body AlertNote note) {
        return alerts.resolve(caller, projects.require(caller, project, Right.WRITE), alert, note);
    }
}
