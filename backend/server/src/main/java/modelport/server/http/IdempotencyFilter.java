package modelport.server.http;

import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.ServerHttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.body.ByteBody;
import io.micronaut.http.body.CloseableAvailableByteBody;
import io.micronaut.http.filter.ServerFilterPhase;
import io.micronaut.json.JsonMapper;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.Principal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import modelport.contract.Message;
import modelport.contract.Problem;
import modelport.contract.ProblemException;
import org.jspecify.annotations.Nullable;

/** Honours Idempotency-Key on every JSON POST below {@code /api/v1}, for callers who are known. */
@ServerFilter("/api/v1/**")
final class IdempotencyFilter implements Ordered {
    private static final String HEADER = "Idempotency-Key";
    private static final String REPLAYED = "Idempotency-Replayed";
    private static final String ATTRIBUTE = "modelport.idempotency";
    private static final int MAX_KEY = 200;
    private static final List<String> KEPT = List.of(HttpHeaders.LOCATION, HttpHeaders.ETAG, HttpHeaders.CONTENT_TYPE);

    private final Idempotency idempotency;
    private final JsonMapper json;

    IdempotencyFilter(Idempotency idempotency, JsonMapper json) {
        this.idempotency = idempotency;
        this.json = json;
    }

    /** Reads the body only of requests that bring a key, so that uploads stay streams. */
    @RequestFilter
    @ExecuteOn(TaskExecutors.BLOCKING)
    @Nullable
    HttpResponse<?> before(ServerHttpRequest<?> request) {
        String key = request.getHeaders().get(HEADER);
        Optional<String> principal = request.getUserPrincipal().map(Principal::getName);
        if (key == null || principal.isEmpty() || !isJsonPost(request)) {
            return null;
        }
        if (key.isBlank() || key.length() > MAX_KEY) {
            throw new ProblemException(new Problem.Invalid(Message.of("http.idempotency-key")));
        }
        var same = new Idempotency.Key(principal.get(), request.getPath(), key);
        Optional<Idempotency.Remembered> before = idempotency.begin(same, sha256(body(request)));
        if (before.isPresent()) {
            return replay(before.get());
        }
        request.setAttribute(ATTRIBUTE, same);
        return null;
    }

    @ResponseFilter
    @ExecuteOn(TaskExecutors.BLOCKING)
    void after(HttpRequest<?> request, MutableHttpResponse<?> response) throws IOException {
        Optional<Idempotency.Key> key = request.getAttribute(ATTRIBUTE, Idempotency.Key.class);
        if (key.isEmpty()) {
            return;
        }
        if (response.code() >= HttpStatus.INTERNAL_SERVER_ERROR.getCode()) {
            idempotency.forget(key.get());
            return;
        }
        idempotency.finish(key.get(), remember(response));
    }

    @Override
    public int getOrder() {
        return ServerFilterPhase.SECURITY.after();
    }

    private Idempotency.Remembered remember(MutableHttpResponse<?> response) throws IOException {
        Map<String, String> headers = new HashMap<>();
        for (String name : KEPT) {
            String value = response.getHeaders().get(name);
            if (value != null) {
                headers.put(name, value);
            }
        }
        Object body = response.body();
        Optional<String> text = body == null
                ? Optional.empty()
                : Optional.of(body instanceof String written ? written : json.writeValueAsString(body));
        return new Idempotency.Remembered(response.code(), headers, text);
    }

    private static HttpResponse<?> replay(Idempotency.Remembered answer) {
        MutableHttpResponse<Object> response = HttpResponse.status(HttpStatus.valueOf(answer.status()));
        answer.body().ifPresent(response::body);
        answer.headers().forEach(response::header);
        return response.header(REPLAYED, "true");
    }

    private static boolean isJsonPost(HttpRequest<?> request) {
        return request.getMethod() == HttpMethod.POST
                && request.getContentType()
                        .map(type -> type.getName().equals(MediaType.APPLICATION_JSON))
                        .orElse(true);
    }

    private static byte[] body(ServerHttpRequest<?> request) {
        try (CloseableAvailableByteBody body = request.byteBody()
                .split(ByteBody.SplitBackpressureMode.FASTEST)
                .buffer()
                .join()) {
            return body.toByteArray();
        }
    }

    private static byte[] sha256(byte[] body) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(body);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
