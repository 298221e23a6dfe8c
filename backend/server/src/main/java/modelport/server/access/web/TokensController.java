package modelport.server.access.web;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Parameter;
import java.util.List;
import java.util.UUID;
import modelport.contract.access.IssuedToken;
import modelport.contract.access.NewToken;
import modelport.contract.access.Token;
import modelport.server.access.Caller;
import modelport.server.access.Credentials;

@Secured(SecurityRule.IS_AUTHENTICATED)
@Controller("/api/v1/tokens")
@ExecuteOn(TaskExecutors.BLOCKING)
@io.swagger.v3.oas.annotations.tags.Tag(name = "Access")
final class TokensController {
    private final Credentials credentials;

    TokensController(Credentials credentials) {
        this.credentials = credentials;
    }

    /**
     * Lists the caller's tokens for programs.
     *
     * @return the newest first, without their secrets
     */
    @Get
    List<Token> list(@Parameter(hidden = true) Caller caller) {
        return credentials.list(caller);
    }

    /**
     * Makes a token for a program; its secret is shown this one time.
     *
     * @param token what it shall be good for
     * @return the token and its secret
     */
    @Post
    HttpResponse<IssuedToken> issue(@Parameter(hidden = true) Caller caller, @Body NewToken token) {
        return HttpResponse.created(credentials.issue(caller, token));
    }

    /**
     * Makes one of the caller's tokens worthless, within five seconds everywhere.
     *
     * @param id the token
     */
    @Delete("/{id}")
    @Status(HttpStatus.NO_CONTENT)
    void revoke(@Parameter(hidden = true) Caller caller, UUID id) {
        credentials.revoke(caller, id);
    }
}
