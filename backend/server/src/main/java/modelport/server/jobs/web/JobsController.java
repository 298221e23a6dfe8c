package modelport.server.jobs.web;

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
import java.util.Optional;
import java.util.UUID;
import modelport.contract.Page;
import modelport.contract.Slug;
import modelport.contract.jobs.Job;
import modelport.contract.jobs.JobLine;
import modelport.contract.jobs.JobState;
import modelport.server.access.Caller;
import modelport.server.access.Projects;
import modelport.server.access.Right;
import modelport.server.http.Paging;
import modelport.server.jobs.Jobs;
import org.jspecify.annotations.Nullable;

@Secured(SecurityRule.IS_AUTHENTICATED)
@Controller("/api/v1")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "Jobs")
final class JobsController {
    private final Jobs jobs;
    private final Projects projects;

    JobsController(Jobs jobs, Projects projects) {
        this.jobs = jobs;
        this.projects = projects;
    }

    /**
     * Lists the jobs of all projects that the caller may look into.
     *
     * @param limit how many at most, 1 to 200; otherwise 50
     * @param after the next of the page before
     * @param state only those that stand there
     * @return the newest first
     */
    @Get("/jobs")
    Page<Job> list(
            @Parameter(hidden = true) Caller caller,
            @Nullable @QueryValue Integer limit,
            @Nullable @QueryValue String after,
            @Nullable @QueryValue JobState state) {
        return jobs.list(caller, Paging.request(limit, after, null), Optional.ofNullable(state));
    }

    /**
     * Lists the jobs of a project.
     *
     * @param project its name
     * @param limit how many at most, 1 to 200; otherwise 50
     * @param after the next of the page before
     * @param state only those that stand there
     * @return the newest first
     */
    @Get("/projects/{project}/jobs")
    Page<Job> listOf(
            @Parameter(hidden = true) Caller caller,
            Slug project,
            @Nullable @QueryValue Integer limit,
            @Nullable @QueryValue String after,
            @Nullable @QueryValue JobState state) {
        return jobs.list(
                projects.require(caller, project, Right.READ),
                Paging.request(limit, after, null),
                Optional.ofNullable(state));
    }

    /**
     * Finds a job.
     *
     * @param id the job
     * @return where it stands
     */
    @Get("/jobs/{id}")
    Job get(@Parameter(hidden = true) Caller caller, UUID id) {
        return jobs.get(caller, id);
    }

    /**
     * Reads a job's log.
     *
     * @param id the job
     * @param after the number of the last line that the caller knows; otherwise from the start
     * @return at most 200 lines, in order
     */
    @Get("/jobs/{id}/log")
    List<JobLine> log(@Parameter(hidden = true) Caller caller, UUID id, @QueryValue(defaultValue = "0") long after) {
        return jobs.log(caller, id, after);
    }

    /**
     * Stops a job: at once if it waits, within a moment if it runs.
     *
     * @param id the job
     * @return where it stands
     */
    @Post("/jobs/{id}/cancel")
    Job cancel(@Parameter(hidden = true) Caller caller, UUID id) {
        return jobs.cancel(caller, id);
    }

    /**
     * Queues a failed or cancelled job again.
     *
     * @param id the job
     * @return where it stands
     */
    @Post("/jobs/{id}/retry")
    Job retry(@Parameter(hidden = true) Caller caller, UUID id) {
        return jobs.retry(caller, id);
    }
}
