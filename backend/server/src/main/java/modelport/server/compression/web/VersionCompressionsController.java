package modelport.server.compression.web;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import modelport.contract.Slug;
import modelport.contract.compression.CompressionAccepted;
import modelport.contract.compression.Derivation;
import modelport.contract.compression.NewCompression;
import modelport.server.access.Caller;
import modelport.server.access.Projects;
import modelport.server.access.Right;
import modelport.server.compression.Compressions;
import modelport.server.compression.Promotions;

@Secured(SecurityRule.IS_AUTHENTICATED)
@Controller("/api/v1/projects/{project}/models/{model}/versions/{number}")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "Compressions")
final class VersionCompressionsController {
    private final Projects projects;
    private final Compressions compressions;
    private final Promotions promotions;

    VersionCompressionsController(Projects projects, Compressions compressions, Promotions promotions) {
        this.projects = projects;
        this.compressions = compressions;
        this.promotions = promotions;
    }

    /**
     * Starts to try recipes on a version that is ready, and to measure what they make of it. Candidates appear one by
     * one; cancelling the job stops the search and keeps them.
     *
     * @param project the project's name
     * @param model the model's name
     * @param number the version's number
     * @param compression the rows to measure on, the recipes to try, and what a candidate must keep to
     * @return the search, which is running, and the job to follow
     */
    @Post("/compressions")
    @ApiResponse(responseCode = "202", description = "The search, which is running, and the job to follow")
    HttpResponse<CompressionAccepted> create(
            @Parameter(hidden = true) Caller caller,
            Slug project,
            Slug model,
            int number,
            @Body NewCompression compression) {
        CompressionAccepted accepted =
                compressions.create(caller, projects.require(caller, project, Right.WRITE), model, number, compression);
        String location = "/api/v1/projects/" + project + "/compressions/"
                + accepted.compression().id();
        return HttpResponse.accepted().header(HttpHeaders.LOCATION, location).body(accepted);
    }

    /**
     * Tells how a compressed version came to be.
     *
     * @param project the project's name
     * @param model the model's name
     * @param number the version's number
     * @return the search, the candidate with its figures, and how much worse it may be
     */
    @Get("/derivation")
    Derivation derivation(@Parameter(hidden = true) Caller caller, Slug project, Slug model, int number) {
        return promotions.derivation(projects.require(caller, project, Right.READ), model, number);
    }
}
