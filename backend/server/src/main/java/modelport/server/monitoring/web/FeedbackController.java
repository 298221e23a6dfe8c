package modelport.server.monitoring.web;

import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import modelport.contract.Slug;
import modelport.contract.monitoring.FeedbackReceipt;
import modelport.contract.monitoring.NewFeedback;
import modelport.server.access.Caller;
import modelport.server.access.Projects;
import modelport.server.access.Right;
import modelport.server.monitoring.Feedbacks;

@Secured(SecurityRule.IS_AUTHENTICATED)
@Controller("/api/v1/projects/{project}/feedback")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "Monitoring")
final class FeedbackController {
    private final Projects projects;
    private final Feedbacks feedbacks;

    FeedbackController(Projects projects, Feedbacks feedbacks) {
        this.projects = projects;
        this.feedbacks = feedbacks;
    }

    /**
     * Takes what predictions should have been, up to 10,000 at once; the same twice is the same as once.
     *
     * @param project the project's name
     * @param feedback a list; or, as {@code text/csv}, a table with the columns prediction and label, and row,
     *     observed_at, predicted and source if wanted
     * @return how much was new, known and corrected, and what was not taken
     */
    @Post
    FeedbackReceipt tell(@Parameter(hidden = true) Caller caller, Slug project, @Body List<NewFeedback> feedback) {
        return feedbacks.tell(caller, projects.require(caller, project, Right.WRITE), feedback);
    }

    @Post
    @Consumes("text/csv")
    @Hidden
    FeedbackReceipt tellTable(@Parameter(hidden = true) Caller caller, Slug project, @Body String csv) {
        return feedbacks.tell(caller, projects.require(caller, project, Right.WRITE), csv);
    }
}
