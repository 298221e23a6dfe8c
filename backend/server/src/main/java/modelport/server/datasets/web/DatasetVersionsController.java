package modelport.server.datasets.web;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import modelport.contract.Page;
import modelport.contract.Slug;
import modelport.contract.datasets.DatasetVersion;
import modelport.contract.datasets.DatasetVersionAccepted;
import modelport.contract.datasets.DatasetVersionChange;
import modelport.contract.datasets.NewDatasetVersion;
import modelport.server.access.Caller;
import modelport.server.access.ProjectRef;
import modelport.server.access.Projects;
import modelport.server.access.Right;
import modelport.server.datasets.DatasetRefs;
import modelport.server.datasets.DatasetSubmissions;
import modelport.server.datasets.DatasetVersions;
import modelport.server.http.EntityTags;
import modelport.server.http.Paging;
import modelport.server.http.Preferences;
import modelport.server.jobs.Jobs;
import org.jspecify.annotations.Nullable;

@Secured(SecurityRule.IS_AUTHENTICATED)
@Controller("/api/v1/projects/{project}/datasets/{dataset}/versions")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "Datasets")
final class DatasetVersionsController {
    private final Projects projects;
    private final DatasetSubmissions submissions;
    private final DatasetVersions versions;
    private final DatasetRefs refs;
    private final Jobs jobs;

    DatasetVersionsController(
            Projects projects, DatasetSubmissions submissions, DatasetVersions versions, DatasetRefs refs, Jobs jobs) {
        this.projects = projects;
        this.submissions = submissions;
        this.versions = versions;
        this.refs = refs;
        this.jobs = jobs;
    }

    /**
     * Makes a version of a finished upload, or of another version's file read another way, and starts to read it.
     *
     * @param project the project's name
     * @param dataset the dataset's name
     * @param version the upload or the other version, and what is said about it
     * @return the version, which is being read, and the job to follow
     */
    @Post
    @ApiResponse(responseCode = "202", description = "The version, which is being read, and the job to follow")
    @Parameter(
            name = "Prefer",
            in = ParameterIn.HEADER,
            description = "wait=30 holds the answer until the file is read, for at most so many seconds")
    HttpResponse<DatasetVersionAccepted> create(
            @Parameter(hidden = true) Caller caller,
            Slug project,
            Slug dataset,
            @Body NewDatasetVersion version,
            HttpRequest<?> request) {
        ProjectRef where = projects.require(caller, project, Right.WRITE);
        DatasetVersionAccepted accepted = submissions.create(caller, where, dataset, version);
        int number = accepted.version().number();
        String location = "/api/v1/projects/" + project + "/datasets/" + dataset + "/versions/" + number;
        Duration wait = Preferences.wait(request);
        if (wait.isZero()) {
            return HttpResponse.accepted()
                    .header(HttpHeaders.LOCATION, location)
                    .body(accepted);
        }
        boolean over = jobs.await(accepted.job(), wait);
        var now = new DatasetVersionAccepted(versions.get(where, dataset, number), accepted.job());
        MutableHttpResponse<DatasetVersionAccepted> answer = over ? HttpResponse.created(now) : HttpResponse.accepted();
        return answer.header(HttpHeaders.LOCATION, location)
                .header("Preference-Applied", "wait=" + wait.toSeconds())
                .body(now);
    }

    /**
     * Finds a version.
     *
     * @param project the project's name
     * @param dataset the dataset's name
     * @param number the version's number
     * @return the version with its columns and the first of its bad rows, and its entity tag
     */
    @Get("/{number}")
    HttpResponse<DatasetVersion> get(@Parameter(hidden = true) Caller caller, Slug project, Slug dataset, int number) {
        DatasetVersion found = versions.get(projects.require(caller, project, Right.READ), dataset, number);
        return EntityTags.tagged(found, found.rowVersion());
    }

    /**
     * Lists versions, the newest first. Bad rows are counted, not named.
     *
     * @param project the project's name
     * @param dataset the dataset's name
     * @param limit at most so many, 1 to 200; otherwise 50
     * @param after the next of the page before
     * @return a page of them
     */
    @Get
    Page<DatasetVersion> list(
            @Parameter(hidden = true) Caller caller,
            Slug project,
            Slug dataset,
            @QueryValue @Nullable Integer limit,
            @QueryValue @Nullable String after) {
        return versions.list(
                projects.require(caller, project, Right.READ), dataset, Paging.request(limit, after, null));
    }

    /**
     * Changes what is said about a version, or puts it away; what it is made of never changes. Another label or schema
     * makes another version, based on this one.
     *
     * @param project the project's name
     * @param dataset the dataset's name
     * @param number the version's number
     * @param change what to change; what is absent stays
     * @return the version as it is now, with its new entity tag
     */
    @Patch("/{number}")
    @Parameter(
            name = "If-Match",
            in = ParameterIn.HEADER,
            required = true,
            description = "The entity tag that the caller has seen; an old one answers 412")
    HttpResponse<DatasetVersion> change(
            @Parameter(hidden = true) Caller caller,
            Slug project,
            Slug dataset,
            int number,
            @Body DatasetVersionChange change,
            HttpRequest<?> request) {
        ProjectRef where = projects.require(caller, project, Right.WRITE);
        DatasetVersion changed =
                versions.change(caller, refs.require(where, dataset, number), EntityTags.required(request), change);
        return EntityTags.tagged(changed, changed.rowVersion());
    }
}
