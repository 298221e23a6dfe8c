package modelport.server.registry.web;

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
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import modelport.contract.Page;
import modelport.contract.Problem;
import modelport.contract.ProblemException;
import modelport.contract.Slug;
import modelport.contract.registry.Model;
import modelport.contract.registry.ModelChange;
import modelport.contract.registry.NewModel;
import modelport.server.access.Caller;
import modelport.server.access.Projects;
import modelport.server.access.Right;
import modelport.server.http.EntityTags;
import modelport.server.http.Paging;
import modelport.server.registry.Models;
import org.jspecify.annotations.Nullable;

@Secured(SecurityRule.IS_AUTHENTICATED)
@Controller("/api/v1/projects/{project}/models")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "Models")
final class ModelsController {
    private final Projects projects;
    private final Models models;

    ModelsController(Projects projects, Models models) {
        this.projects = projects;
        this.models = models;
    }

    /**
     * Registers a model.
     *
     * @param project the project's name
     * @param model what it shall be
     * @return the model as it is kept, with its entity tag
     */
    @Post
    HttpResponse<Model> register(@Parameter(hidden = true) Caller caller, Slug project, @Body NewModel model) {
        Model registered = models.register(caller, projects.require(caller, project, Right.WRITE), model);
        URI location = URI.create("/api/v1/projects/" + project + "/models/" + registered.name());
        return EntityTags.tagged(registered, registered.rowVersion())
                .status(HttpStatus.CREATED)
                .headers(headers -> headers.location(location));
    }

    /**
     * Finds a model.
     *
     * @param project the project's name
     * @param model the model's name
     * @return the model, with its entity tag
     */
    @Get("/{model}")
    HttpResponse<Model> get(@Parameter(hidden = true) Caller caller, Slug project, Slug model) {
        Model found = models.find(projects.require(caller, project, Right.READ), model)
                .orElseThrow(() -> new ProblemException(new Problem.NotFound("model", model.value())));
        return EntityTags.tagged(found, found.rowVersion());
    }

    /**
     * Lists models in the order of their names.
     *
     * @param project the project's name
     * @param limit at most so many, 1 to 200; otherwise 50
     * @param after the next of the page before
     * @param query only models whose name, title or tags contain this text
     * @return a page of them
     */
    @Get
    Page<Model> list(
            @Parameter(hidden = true) Caller caller,
            Slug project,
            @QueryValue @Nullable Integer limit,
            @QueryValue @Nullable String after,
            @QueryValue @Nullable String query) {
        return models.list(projects.require(caller, project, Right.READ), Paging.request(limit, after, query));
    }

    /**
     * Changes what is said about a model; what is absent stays.
     *
     * @param project the project's name
     * @param model the model's name
     * @param change what to change
     * @return the model as it is now, with its new entity tag
     */
    @Patch("/{model}")
    @Parameter(
            name = "If-Match",
            in = ParameterIn.HEADER,
            required = true,
            description = "The entity tag that the caller has seen; an old one answers 412")
    HttpResponse<Model> change(
            @Parameter(hidden = true) Caller caller,
            Slug project,
            Slug model,
            @Body ModelChange change,
            HttpRequest<?> request) {
        Model changed = models.change(
                caller, projects.require(caller, project, Right.WRITE), model, EntityTags.required(request), change);
        return EntityTags.tagged(changed, changed.rowVersion());
    }

    /**
     * Archives a model: it is in no list any more, and its name stays taken. Refused while one of its versions serves.
     *
     * @param project the project's name
     * @param model the model's name
     */
    @Delete("/{model}")
    @Status(HttpStatus.NO_CONTENT)
    void archive(@Parameter(hidden = true) Caller caller, Slug project, Slug model) {
        models.archive(caller, projects.require(caller, project, Right.WRITE), model);
    }
}
