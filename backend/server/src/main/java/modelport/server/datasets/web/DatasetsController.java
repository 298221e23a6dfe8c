package modelport.server.datasets.web;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
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
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.Optional;
import modelport.contract.Page;
import modelport.contract.Problem;
import modelport.contract.ProblemException;
import modelport.contract.Slug;
import modelport.contract.datasets.Dataset;
import modelport.contract.datasets.DatasetChange;
import modelport.contract.datasets.DatasetRole;
import modelport.contract.datasets.NewDataset;
import modelport.server.access.Caller;
import modelport.server.access.Projects;
import modelport.server.access.Right;
import modelport.server.datasets.Datasets;
import modelport.server.http.EntityTags;
import modelport.server.http.Paging;
import org.jspecify.annotations.Nullable;

@Secured(SecurityRule.IS_AUTHENTICATED)
@Controller("/api/v1/projects/{project}/datasets")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "Datasets")
final class DatasetsController {
    private final Projects projects;
    private final Datasets datasets;

    DatasetsController(Projects projects, Datasets datasets) {
        this.projects = projects;
        this.datasets = datasets;
    }

    /**
     * Makes a dataset, which has no versions yet.
     *
     * @param project the project's name
     * @param dataset what it shall be
     * @return the dataset as it is kept, with its entity tag
     */
    @Post
    HttpResponse<Dataset> create(@Parameter(hidden = true) Caller caller, Slug project, @Body NewDataset dataset) {
        Dataset made = datasets.create(caller, projects.require(caller, project, Right.WRITE), dataset);
        URI location = URI.create("/api/v1/projects/" + project + "/datasets/" + made.name());
        return EntityTags.tagged(made, made.rowVersion())
                .status(HttpStatus.CREATED)
                .headers(headers -> headers.location(location));
    }

    /**
     * Finds a dataset, one that is put away too.
     *
     * @param project the project's name
     * @param dataset the dataset's name
     * @return the dataset, with its entity tag
     */
    @Get("/{dataset}")
    HttpResponse<Dataset> get(@Parameter(hidden = true) Caller caller, Slug project, Slug dataset) {
        Dataset found = datasets.find(projects.require(caller, project, Right.READ), dataset)
                .orElseThrow(() -> new ProblemException(new Problem.NotFound("dataset", dataset.value())));
        return EntityTags.tagged(found, found.rowVersion());
    }

    /**
     * Lists datasets in the order of their names.
     *
     * @param project the project's name
     * @param limit at most so many, 1 to 200; otherwise 50
     * @param after the next of the page before
     * @param query only datasets whose name, title or tags contain this text
     * @param role only datasets that have a ready version with this role
     * @param archived true for those that are put away; otherwise those that are in use
     * @return a page of them
     */
    @Get
    Page<Dataset> list(
            @Parameter(hidden = true) Caller caller,
            Slug project,
            @QueryValue @Nullable Integer limit,
            @QueryValue @Nullable String after,
            @QueryValue @Nullable String query,
            @QueryValue @Nullable DatasetRole role,
            @QueryValue(defaultValue = "false") boolean archived) {
        return datasets.list(
                projects.require(caller, project, Right.READ),
                Paging.request(limit, after, query),
                Optional.ofNullable(role),
                archived);
    }

    /**
     * Changes what is said about a dataset, puts it away, or brings it back; what is absent stays.
     *
     * @param project the project's name
     * @param dataset the dataset's name
     * @param change what to change
     * @return the dataset as it is now, with its new entity tag
     */
    @Patch("/{dataset}")
    @Parameter(
            name = "If-Match",
            in = ParameterIn.HEADER,
            required = true,
            description = "The entity tag that the caller has seen; an old one answers 412")
    HttpResponse<Dataset> change(
            @Parameter(hidden = true) Caller caller,
            Slug project,
            Slug dataset,
            @Body DatasetChange change,
            HttpRequest<?> request) {
        Dataset changed = datasets.change(
                caller, projects.require(caller, project, Right.WRITE), dataset, EntityTags.required(request), change);
        return EntityTags.tagged(changed, changed.rowVersion());
    }
}
