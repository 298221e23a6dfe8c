package modelport.gateway;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;
import modelport.contract.registry.Signature;
import modelport.gateway.CallerCheck.Access;
import modelport.inference.OnnxModels;

/** A running gateway whose caller may do everything with the token {@code good}, and nothing with {@code foreign}. */
final class TestGateway implements AutoCloseable {
    static final String GOOD = "mp_api_1_good";
    static final String FOREIGN = "mp_api_2_foreign";

    private final Gateway gateway;
    private final HttpClient http = HttpClient.newHttpClient();

    TestGateway() {
        this(GatewayConfig.defaults());
    }

    TestGateway(GatewayConfig config) {
        this(config, TestGateway::check, System::nanoTime);
    }

    TestGateway(GatewayConfig config, CallerCheck check, LongSupplier nanos) {
        this(config, check, nanos, Clock.systemUTC());
    }

    TestGateway(GatewayConfig config, CallerCheck check, LongSupplier nanos, Clock clock) {
        gateway = Gateway.start(config, check, clock, nanos);
    }

    static CompletionStage<Access> check(String token, String endpoint) {
        return CompletableFuture.completedFuture(
                switch (token) {
                    case GOOD -> endpoint.isEmpty() ? Access.FOREIGN : Access.ALLOWED;
                    case FOREIGN -> Access.FOREIGN;
                    default -> Access.UNKNOWN_TOKEN;
                });
    }

    Gateway gateway() {
        return gateway;
    }

    InetSocketAddress address() {
        return gateway.address();
    }

    static Path file(String model) {
        try {
            return Path.of(Objects.requireNonNull(TestGateway.class.getResource("models/" + model))
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The model's own signature; rows do not depend on each other. */
    static Servable servable(String model, int version, String... classes) {
        Path file = file(model + ".onnx");
        Signature found = OnnxModels.inspect(file);
        var signature = new Signature(found.inputs(), found.outputs(), List.of(classes), null, true);
        return new Servable(version, "sha256:" + model, file, file, signature, Map.of());
    }

    static Servable dependent(String model) {
        Servable servable = servable(model, 1);
        Signature free = servable.signature();
        return with(servable, new Signature(free.inputs(), free.outputs(), free.classes(), null, false));
    }

    static Servable with(Servable servable, Signature signature) {
        return new Servable(
                servable.version(),
                servable.digest(),
                servable.modelFile(),
                servable.folder(),
                signature,
                servable.parameters());
    }

    TestGateway deploy(String endpoint, Servable servable) {
        gateway.deploy(new Deployment(endpoint, 1, servable))
                .toCompletableFuture()
                .join();
        return this;
    }

    TestGateway deploy(String model, String... classes) {
        return deploy(model.replace('_', '-'), servable(model, 1, classes));
    }

    HttpResponse<String> predict(String endpoint, String body) {
        return post("/endpoints/" + endpoint + "/predict", body);
    }

    HttpResponse<String> infer(String endpoint, String body) {
        return post("/v2/models/" + endpoint + "/infer", body);
    }

    HttpResponse<String> post(String path, String body) {
        return send(path, request -> request.POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    HttpResponse<String> get(String path) {
        return send(path, HttpRequest.Builder::GET);
    }

    HttpResponse<String> send(String path, UnaryOperator<HttpRequest.Builder> change) {
        var request = change.apply(HttpRequest.newBuilder(uri(path)).header("Authorization", "Bearer " + GOOD));
        return exchange(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    <T> HttpResponse<T> exchange(HttpRequest request, HttpResponse.BodyHandler<T> handler) {
        try {
            return http.send(request, handler);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    CompletableFuture<HttpResponse<String>> predictLater(String endpoint, String body) {
        var request = HttpRequest.newBuilder(uri("/endpoints/" + endpoint + "/predict"))
                .header("Authorization", "Bearer " + GOOD)
                .POST(HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8))
                .build();
        return http.sendAsync(request, HttpResponse.BodyHandlers.ofString());
    }

    URI uri(String path) {
        return URI.create("http://127.0.0.1:" + address().getPort() + path);
    }

    static JsonElement json(HttpResponse<String> response) {
        return JsonParser.parseString(response.body());
    }

    static JsonElement field(HttpResponse<String> response, String name) {
        return json(response).getAsJsonObject().get(name);
    }

    static List<Double> numbers(JsonElement list) {
        var numbers = new ArrayList<Double>();
        for (JsonElement item : list.getAsJsonArray()) {
            if (item.isJsonArray()) {
                numbers.addAll(numbers(item));
            } else {
                numbers.add(item.getAsDouble());
            }
        }
        return numbers;
    }

    @Override
    public void close() {
        gateway.close();
        http.close();
    }
}
