package modelport.server.tuning.web;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.tags.Tag;
import modelport.contract.tuning.TrainerCatalogue;
import modelport.server.tuning.Tunings;

@Secured(SecurityRule.IS_AUTHENTICATED)
@Controller("/api/v1/trainers")
@Tag(name = "Tunings")
final class TrainersController {
    private final Tunings tunings;

    TrainersController(Tunings tunings) {
        this.tunings = tunings;
    }

    /**
     * Tells what can be tuned: the trainers with their parameters, and the metrics that settings can be judged by.
     *
     * @return trainers, metrics and limits
     */
    @Get
    TrainerCatalogue list() {
        return tunings.trainers();
    }
}
