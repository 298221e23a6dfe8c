package modelport.server.prediction.web;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import modelport.contract.Slug;
import modelport.gateway.TrialAnswer;
import modelport.server.access.Caller;
import modelport.server.access.ProjectRef;
import modelport.server.access.Projects;
import modelport.server.access.Right;
import modelport.server.http.Languages;
import modelport.server.prediction.Trials;

@Secured(SecurityRule.IS_AUTHENTICATED)
@Controller("/api/v1/projects/{project}/models/{model}/versions/{version}/predict")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "Predictions")
final class TrialsController {
    private final Projects projects;
    private final Trials trials;

    TrialsController(Projects projects, Trials trials) {
        this.projects = projects;
        this.trials = trials;
    }

    /**
     * Tries a version that is ready: body and answer are those of an endpoint's {@code /predict}.
     *
     * @param project the project's name
     * @param model the model's name
     * @param version the version's number
     * @param body features, instances or inputs as JSON; or a JPEG, PNG or WAV file where the version's processing
     *     reads them
     * @return predictions
     */
    @Post
    @Consumes({MediaType.APPLICATION_JSON, "image/jpeg", "image/png", "audio/wav", "audio/x-wav", "audio/wave"})
    @Produces(MediaType.APPLICATION_JSON)
    HttpResponse<String> predict(
            @Parameter(hidden = true) Caller caller,
            HttpRequest<?> request,
            Slug project,
            Slug model,
            int version,
            @Body byte[] body) {
        ProjectRef found = projects.require(caller, project, Right.PREDICT);
        String type = request.getContentType().map(MediaType::getName).orElse(MediaType.APPLICATION_JSON);
        return answer(trials.predict(found, model, version, new Trials.Asked(body, type), Languages.of(request)));
    }

    static HttpResponse<String> answer(TrialAnswer answer) {
        MutableHttpResponse<String> response = HttpResponse.status(HttpStatus.valueOf(answer.status()));
        answer.headers().forEach(response::header);
        return response.body(answer.body());
    }
}
