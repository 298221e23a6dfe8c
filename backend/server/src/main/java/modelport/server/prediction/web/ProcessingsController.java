package modelport.server.prediction.web;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import modelport.contract.Slug;
import modelport.contract.processing.NewProcessing;
import modelport.contract.processing.ProcessingPreset;
import modelport.contract.processing.VersionProcessing;
import modelport.server.access.Caller;
import modelport.server.access.Projects;
import modelport.server.access.Right;
import modelport.server.http.EntityTags;
import modelport.server.http.Languages;
import modelport.server.prediction.Processings;

@Secured(SecurityRule.IS_AUTHENTICATED)
@Controller("/api/v1")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "Processings")
final class ProcessingsController {
    private static final String OF_VERSION = "/projects/{project}/models/{model}/versions/{version}/processing";

    private final Projects projects;
    private final Processings processings;

    ProcessingsController(Projects projects, Processings processings) {
        this.projects = projects;
        this.processings = processings;
    }

    /**
     * Lists processings of well-known models, to begin with.
     *
     * @return all of them
     */
    @Get("/processing-presets")
    List<ProcessingPreset> presets(@Parameter(hidden = true) Caller caller) {
        return processings.presets();
    }

    /**
     * Tells how a version reads requests and what its answers hold.
     *
     * @param project the project's name
     * @param model the model's name
     * @param version the version's number
     * @return its processing, what it looks like, and its entity tag
     */
    @Get(OF_VERSION)
    HttpResponse<VersionProcessing> get(
            @Parameter(hidden = true) Caller caller, Slug project, Slug model, int version) {
        VersionProcessing found = processings.get(projects.require(caller, project, Right.READ), model, version);
        return EntityTags.tagged(found, found.rowVersion());
    }

    /**
     * Answers an example as the version would with another processing, and keeps nothing.
     *
     * @param project the project's name
     * @param model the model's name
     * @param version the version's number
     * @param wanted the processing, and an example
     * @return what predict would answer
     */
    @Post(OF_VERSION + "/try")
    HttpResponse<String> tryOut(
            @Parameter(hidden = true) Caller caller,
            HttpRequest<?> request,
            Slug project,
            Slug model,
            int version,
            @Body NewProcessing wanted) {
        return TrialsController.answer(processings.tryOut(
                projects.require(caller, project, Right.WRITE), model, version, wanted, Languages.of(request)));
    }

    /**
     * Declares how a version reads requests, as long as no release is about it. An example has to go through it first:
     * the one that is given, or one that is made up.
     *
     * @param project the project's name
     * @param model the model's name
     * @param version the version's number
     * @param wanted the processing, and an example
     * @return its processing as it is now, with its new entity tag
     */
    @Put(OF_VERSION)
    @Parameter(
            name = "If-Match",
            in = ParameterIn.HEADER,
            required = true,
            description = "The entity tag that the caller has seen; an old one answers 412")
    HttpResponse<VersionProcessing> change(
            @Parameter(hidden = true) Caller caller,
            HttpRequest<?> request,
            Slug project,
            Slug model,
            int version,
            @Body NewProcessing wanted) {
        VersionProcessing changed = processings.change(
                caller,
                projects.require(caller, project, Right.WRITE),
                model,
                version,
                EntityTags.required(request),
                wanted);
        return EntityTags.tagged(changed, changed.rowVersion());
    }
}
