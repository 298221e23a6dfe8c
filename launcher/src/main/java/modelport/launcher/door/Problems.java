package modelport.launcher.door;

import java.util.Locale;
import modelport.contract.Message;
import modelport.contract.Messages;
import modelport.contract.ProblemBody;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import tools.jackson.databind.json.JsonMapper;

/** Answers that the front door gives itself, in the caller's language. */
final class Problems {
    private static final JsonMapper JSON = JsonMapper.builder()
            .changeDefaultPropertyInclusion(include ->
                    include.withValueInclusion(com.fasterxml.jackson.annotation.JsonInclude.Include.NON_NULL))
            .build();

    private Problems() {}

    static void answer(int status, Message message, Request request, Response response, Callback callback) {
        Locale locale = Request.getLocales(request).stream().findFirst().orElse(Locale.ENGLISH);
        var body = new ProblemBody(
                "/problems/" + message.code(),
                HttpStatus.getMessage(status),
                status,
                Messages.render(message, locale),
                message.code(),
                message.args(),
                null);
        response.setStatus(status);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, ProblemBody.MEDIA_TYPE);
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
        Content.Sink.write(response, true, JSON.writeValueAsString(body), callback);
    }
}
