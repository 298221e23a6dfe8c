package modelport.server.datasets.web;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import modelport.contract.Page;
import modelport.contract.Problem;
import modelport.contract.ProblemException;
import modelport.contract.Slug;
import modelport.contract.datasets.ColumnSummary;
import modelport.contract.datasets.DatasetRows;
import modelport.server.access.Caller;
import modelport.server.access.ProjectRef;
import modelport.server.access.Projects;
import modelport.server.access.Right;
import modelport.server.artifacts.Artifacts;
import modelport.server.datasets.DatasetPages;
import modelport.server.datasets.DatasetRef;
import modelport.server.datasets.DatasetRefs;
import modelport.server.datasets.DatasetVersions;
import modelport.server.http.FileAnswers;
import modelport.server.http.Paging;
import org.jspecify.annotations.Nullable;

/** Shows what is in a version: rows, distributions, and the file that it came in. */
@Secured(SecurityRule.IS_AUTHENTICATED)
@Controller("/api/v1/projects/{project}/datasets/{dataset}/versions/{number}")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "Datasets")
final class DatasetContentsController {
    private final Projects projects;
    private final DatasetRefs refs;
    private final DatasetPages pages;
    private final DatasetVersions versions;
    private final Artifacts artifacts;

    DatasetContentsController(
            Projects projects, DatasetRefs refs, DatasetPages pages, DatasetVersions versions, Artifacts artifacts) {
        this.projects = projects;
        this.refs = refs;
        this.pages = pages;
        this.versions = versions;
        this.artifacts = artifacts;
    }

    /**
     * Shows rows in the order of the file. Texts of more than 2,000 characters are cut, and tables with many columns
     * have shorter pages.
     *
     * @param project the project's name
     * @param dataset the dataset's name
     * @param number the version's number
     * @param limit at most so many, 1 to 200; otherwise 50
     * @param after the number of a row, counted from 1: the page begins behind it
     * @return a page of rows, each with a value for each column
     */
    @Get("/rows")
    DatasetRows rows(
            @Parameter(hidden = true) Caller caller,
            Slug project,
            Slug dataset,
            int number,
            @QueryValue @Nullable Integer limit,
            @QueryValue @Nullable String after) {
        ProjectRef where = projects.require(caller, project, Right.READ);
        return pages.rows(refs.require(where, dataset, number), Paging.request(limit, after, null));
    }

    /**
     * Shows how the cells of each column are distributed, in the order of the file.
     *
     * @param project the project's name
     * @param dataset the dataset's name
     * @param number the version's number
     * @param limit at most so many, 1 to 200; otherwise 50
     * @param after the next of the page before
     * @return a page of columns
     */
    @Get("/columns")
    Page<ColumnSummary> columns(
            @Parameter(hidden = true) Caller caller,
            Slug project,
            Slug dataset,
            int number,
            @QueryValue @Nullable Integer limit,
            @QueryValue @Nullable String after) {
        return versions.columns(
                projects.require(caller, project, Right.READ), dataset, number, Paging.request(limit, after, null));
    }

    /**
     * Downloads the file of a version as it came, or a range of its bytes.
     *
     * @param project the project's name
     * @param dataset the dataset's name
     * @param number the version's number
     * @return its bytes; the entity tag is their SHA-256
     */
    @Get("/file")
    @Parameter(name = "Range", in = ParameterIn.HEADER, description = "One range of bytes, such as bytes=0-1023")
    @ApiResponse(
            responseCode = "200",
            description = "All bytes; the entity tag is their SHA-256",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_OCTET_STREAM,
                            schema = @Schema(type = "string", format = "binary", description = "The file")))
    @ApiResponse(responseCode = "206", description = "The range that was asked for")
    @ApiResponse(responseCode = "416", description = "The file ends before that range begins")
    HttpResponse<?> file(
            @Parameter(hidden = true) Caller caller, Slug project, Slug dataset, int number, HttpRequest<?> request)
            throws IOException {
        DatasetRef version = refs.require(projects.require(caller, project, Right.READ), dataset, number);
        DatasetRef.File file = version.file()
                .orElseThrow(() -> new ProblemException(new Problem.NotFound("file", dataset + "/" + number)));
        return FileAnswers.of(
                request,
                artifacts.open(version.project(), file.artifact(), file.name()),
                file.name(),
                file.size(),
                file.sha256());
    }
}
