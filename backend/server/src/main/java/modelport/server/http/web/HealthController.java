package modelport.server.http.web;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.util.Map;
import modelport.server.http.Readiness;

/** Whether this node lives and can work; for load balancers, so bare and open. */
@Controller("/health")
@Secured(SecurityRule.IS_ANONYMOUS)
@io.swagger.v3.oas.annotations.tags.Tag(name = "Operating")
final class HealthController {
    private final Readiness readiness;

    HealthController(Readiness readiness) {
        this.readiness = readiness;
    }

    /**
     * Says that the process lives.
     *
     * @return always UP
     */
    @Get("/live")
    Map<String, String> live() {
        return Map.of("status", "UP");
    }

    /**
     * Says whether the database answers.
     *
     * @return UP, or DOWN with status 503
     */
    @Get("/ready")
    @ExecuteOn(TaskExecutors.BLOCKING)
    HttpResponse<Map<String, String>> ready() {
        return readiness.isUp()
                ? HttpResponse.ok(Map.of("status", "UP"))
                : HttpResponse.<Map<String, String>>status(HttpStatus.SERVICE_UNAVAILABLE)
                        .body(Map.of("status", "DOWN"));
    }
}
