package modelport.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import modelport.contract.Message;
import modelport.contract.PageRequest;
import modelport.contract.Problem;
import modelport.contract.ProblemBody;
import modelport.contract.ProblemException;
import modelport.contract.Slug;
import modelport.contract.deployment.Answer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** JSON over HTTP; answers that are problems become {@link ProblemException}. */
final class Http {
    // A newer server may say more than this client knows.
    static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final URI root;
    private final @Nullable String token;
    private final @Nullable String callers;

    Http(URI root, @Nullable String token, @Nullable String callers) {
        this.root = root;
        this.token = token;
        this.callers = callers;
    }

    <T> T get(String path, Class<T> type) {
        return JSON.readValue(text(request(path).GET()), type);
    }

    <T> T get(String path, TypeReference<T> type) {
        return JSON.readValue(text(request(path).GET()), type);
    }

    <T> T post(String path, Object body, Class<T> type) {
        return JSON.readValue(text(json(path).POST(content(body))), type);
    }

    <T> T post(String path, String contentType, HttpRequest.BodyPublisher body, Class<T> type) {
        return JSON.readValue(
                text(request(path).header("Content-Type", contentType).POST(body)), type);
    }

    <T> T post(String path, Class<T> type) {
        return JSON.readValue(text(request(path).POST(HttpRequest.BodyPublishers.noBody())), type);
    }

    void post(String path) {
        text(request(path).POST(HttpRequest.BodyPublishers.noBody()));
    }

    <T> T patch(String path, long rowVersion, Object body, Class<T> type) {
        HttpRequest.Builder request = json(path).header("If-Match", "\"" + rowVersion + "\"");
        return JSON.readValue(text(request.method("PATCH", content(body))), type);
    }

    <T> T put(String path, Object body, Class<T> type) {
        return JSON.readValue(text(json(path).PUT(content(body))), type);
    }

    <T> T put(String path, long rowVersion, Object body, Class<T> type) {
        HttpRequest.Builder request = json(path).header("If-Match", "\"" + rowVersion + "\"");
        return JSON.readValue(text(request.PUT(content(body))), type);
    }

    void delete(String path) {
        text(request(path).DELETE());
    }

    /** Sends JSON as it is and returns whatever comes back, problems included. */
    Answer exchange(String path, String body) {
        HttpRequest.Builder request =
                json(path).POST(HttpRequest.BodyPublishers.ofString(body)).timeout(LIMIT);
        long start = System.nanoTime();
        HttpResponse<String> response = exchange(request, HttpResponse.BodyHandlers.ofString());
        return new Answer(response.statusCode(), response.body(), (System.nanoTime() - start) / 1e6);
    }

    /** A request to a path of the API, or to an absolute one. */
    HttpRequest.Builder request(String path) {
        URI address = root.resolve(path.startsWith("/") ? path : "/api/v1/" + path);
        HttpRequest.Builder request = HttpRequest.newBuilder(address);
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        if (callers != null) {
            request.header("X-Forwarded-For", callers);
        }
        return request;
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    static String paging(PageRequest page) {
        return "limit=" + page.limit()
                + (page.after() == null ? "" : "&after=" + encode(page.after()))
                + (page.query() == null ? "" : "&query=" + encode(page.query()));
    }

    /** Parameters that name a model and one of its versions, where they are given. */
    static String of(@Nullable Slug model, @Nullable Integer version) {
        return (model == null ? "" : "&model=" + model) + (version == null ? "" : "&version=" + version);
    }

    <T> HttpResponse<T> send(HttpRequest.Builder request, HttpResponse.BodyHandler<T> handler) {
        return exchange(request, info -> {
            if (info.statusCode() < 400) {
                return handler.apply(info);
            }
            return HttpResponse.BodySubscribers.mapping(
                    HttpResponse.BodySubscribers.ofString(StandardCharsets.UTF_8), text -> {
                        throw problem(info.statusCode(), text);
                    });
        });
    }

    private static <T> HttpResponse<T> exchange(HttpRequest.Builder request, HttpResponse.BodyHandler<T> handler) {
        try {
            return CLIENT.send(request.build(), handler);
        } catch (IOException e) {
            if (e.getCause() instanceof ProblemException problem) {
                throw problem;
            }
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException("interrupted", e));
        }
    }

    private HttpRequest.Builder json(String path) {
        return request(path).header("Content-Type", "application/json");
    }

    static String json(Object body) {
        return JSON.writeValueAsString(body);
    }

    private static HttpRequest.BodyPublisher content(Object body) {
        return HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body));
    }

    private String text(HttpRequest.Builder request) {
        return send(request.timeout(LIMIT), HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private static ProblemException problem(int status, String text) {
        try {
            ProblemBody body = JSON.readValue(text, ProblemBody.class);
            return new ProblemException(Problem.of(status, new Message(body.code(), body.args())));
        } catch (JacksonException e) {
            return new ProblemException(new Problem.Other(status, Message.of("http-" + status)));
        }
    }
}
