package modelport.server.http;

import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.util.regex.Pattern;
import modelport.server.database.Ids;
import org.slf4j.MDC;

/** Gives every request a number that its answer and its lines in the log carry. */
@ServerFilter("/**")
final class RequestIds implements Ordered {
    static final String HEADER = "X-Request-Id";
    static final String KEY = "request";
    private static final Pattern GIVEN = Pattern.compile("[A-Za-z0-9._-]{8,64}");

    private final Ids ids;

    RequestIds(Ids ids) {
        this.ids = ids;
    }

    @RequestFilter
    void before(HttpRequest<?> request, io.micronaut.core.propagation.MutablePropagatedContext context) {
        String given = request.getHeaders().get(HEADER);
        String id = given != null && GIVEN.matcher(given).matches()
                ? given
                : ids.next().toString();
        request.setAttribute(KEY, id);
        MDC.put(KEY, id);
        try {
            context.add(new io.micronaut.context.propagation.slf4j.MdcPropagationContext(MDC.getCopyOfContextMap()));
        } finally {
            MDC.remove(KEY);
        }
    }

    @ResponseFilter
    void after(HttpRequest<?> request, MutableHttpResponse<?> response) {
        request.getAttribute(KEY, String.class).ifPresent(id -> response.header(HEADER, id));
        response.header("X-Content-Type-Options", "nosniff");
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }
}
