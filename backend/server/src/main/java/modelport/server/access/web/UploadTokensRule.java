package modelport.server.access.web;

import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.security.rules.SecurityRuleResult;
import jakarta.inject.Singleton;
import modelport.server.access.Caller;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/** A token for one upload opens the uploads' routes and nothing else, whatever other rules would say. */
@Singleton
final class UploadTokensRule implements SecurityRule<HttpRequest<?>> {
    private static final String UPLOADS = "/api/v1/uploads/";

    @Override
    public Publisher<SecurityRuleResult> check(
            @Nullable HttpRequest<?> request, @Nullable Authentication authentication) {
        boolean bound = authentication != null
                && authentication.getAttributes().get(OpaqueTokens.CALLER) instanceof Caller caller
                && caller.onlyUpload().isPresent();
        boolean elsewhere = request == null || !request.getPath().startsWith(UPLOADS);
        return Mono.just(bound && elsewhere ? SecurityRuleResult.REJECTED : SecurityRuleResult.UNKNOWN);
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }
}
