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
import java.time.Instant;
import java.util.UUID;
import modelport.contract.Page;
import modelport.contract.Slug;
import modelport.contract.monitoring.ColumnHistory;
import modelport.contract.monitoring.DriftReport;
import modelport.contract.monitoring.MonitorHistory;
import modelport.server.access.Caller;
import modelport.server.access.ProjectRef;
import modelport.server.access.Projects;
import modelport.server.access.Right;
import modelport.server.http.Paging;
import modelport.server.monitoring.ColumnHistories;
import modelport.server.monitoring.DriftReports;
import modelport.server.monitoring.MonitorHistories;
import org.jspecify.annotations.Nullable;

@Secured(SecurityRule.IS_AUTHENTICATED)
@Controller("/api/v1/projects/{project}/monitors/{monitor}")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "Monitoring")
final class MonitorReportsController {
    private final Projects projects;
    private final DriftReports reports;
    private final MonitorHistories histories;
    private final ColumnHistories columns;

    MonitorReportsController(
            Projects projects, DriftReports reports, MonitorHistories histories, ColumnHistories columns) {
        this.projects = projects;
        this.reports = reports;
        this.histories = histories;
        this.columns = columns;
    }

    /**
     * Lists what windows said against the reference.
     *
     * @param project the project's name
     * @param monitor the monitor
     * @param limit at most so many, 1 to 200; otherwise 50
     * @param after the {@code next} of the page before
     * @return the newest window first
     */
    @Get("/reports")
    Page<DriftReport> list(
            @Parameter(hidden = true) Caller caller,
            Slug project,
            UUID monitor,
            @QueryValue @Nullable Integer limit,
            @QueryValue @Nullable String after) {
        return reports.list(read(caller, project), monitor, Paging.request(limit, after, null));
    }

    /**
     * Finds what a window said.
     *
     * @param project the project's name
     * @param monitor the monitor
     * @param from when the window starts
     * @return its findings, the most consequential first
     */
    @Get("/reports/{from}")
    DriftReport get(@Parameter(hidden = true) Caller caller, Slug project, UUID monitor, Instant from) {
        return reports.get(read(caller, project), monitor, from);
    }

    /**
     * Tells what a monitor saw over time: windows, quality, releases and alerts.
     *
     * @param project the project's name
     * @param monitor the monitor
     * @param from start
     * @param to end
     * @return at most 400 windows; more are joined
     */
    @Get("/history")
    MonitorHistory history(
            @Parameter(hidden = true) Caller caller,
            Slug project,
            UUID monitor,
            @QueryValue Instant from,
            @QueryValue Instant to) {
        return histories.of(read(caller, project), monitor, from, to);
    }

    /**
     * Tells how a column was spread over time, against the reference.
     *
     * @param project the project's name
     * @param monitor the monitor
     * @param name the column
     * @param from start
     * @param to end
     * @return its cells, and at most 400 windows; more are joined
     */
    @Get("/column")
    ColumnHistory column(
            @Parameter(hidden = true) Caller caller,
            Slug project,
            UUID monitor,
            @QueryValue String name,
            @QueryValue Instant from,
            @QueryValue Instant to) {
        return columns.of(read(caller, project), monitor, name, from, to);
    }

    private ProjectRef read(Caller caller, Slug project) {
        return projects.require(caller, project, Right.READ);
    }
}
