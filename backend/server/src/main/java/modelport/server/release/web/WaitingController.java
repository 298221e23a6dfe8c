package modelport.server.release.web;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import modelport.contract.Page;
import modelport.contract.release.WaitingRelease;
import modelport.server.access.Caller;
import modelport.server.http.Paging;
import modelport.server.release.WaitingReleases;
import org.jspecify.annotations.Nullable;

@Secured(SecurityRule.IS_AUTHENTICATED)
@Controller("/api/v1/releases")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "Releases")
final class WaitingController {
    private final WaitingReleases waiting;

    WaitingController(WaitingReleases waiting) {
        this.waiting = waiting;
    }

    /**
     * Lists what waits for the caller in all projects: to be approved, to be the second voice in an emergency, to be
     * deployed, or to be changed because it came back.
     *
     * @param limit at most so many, 1 to 200; otherwise 50
     * @param after the {@code next} of the page before
     * @return what has waited longest first
     */
    @Get("/waiting")
    Page<WaitingRelease> list(
            @Parameter(hidden = true) Caller caller,
            @QueryValue @Nullable Integer limit,
            @QueryValue @Nullable String after) {
        return waiting.list(caller, Paging.request(limit, after, null));
    }
}
