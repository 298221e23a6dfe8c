package modelport.server.http.web;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.net.URI;

/** Leads from the short address to the page that shows this API. */
@Hidden
@Controller("/openapi")
@Secured(SecurityRule.IS_ANONYMOUS)
final class OpenApiController {
    private static final URI PAGE = URI.create("/openapi/index.html");

    @Get
    HttpResponse<?> page() {
        return HttpResponse.redirect(PAGE);
    }
}
