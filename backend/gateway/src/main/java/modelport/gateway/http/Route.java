package modelport.gateway.http;

import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.util.List;
import modelport.gateway.protocol.Embed;
import modelport.gateway.protocol.Infer;
import modelport.gateway.protocol.Predict;
import modelport.gateway.protocol.Protocol;
import modelport.gateway.serving.ErrorForm;
import org.jspecify.annotations.Nullable;

/** What an address means. */
sealed interface Route {
    /** How errors look there. */
    ErrorForm errors();

    /** Predictions: the endpoint is in the address, or (empty here) in the body. */
    record Ask(String endpoint, @Nullable String version, Protocol protocol, ErrorForm errors) implements Route {}

    /** A model's description. */
    record Describe(String endpoint, @Nullable String version) implements Route {
        @Override
        public ErrorForm errors() {
            return ErrorForm.INFERENCE;
        }
    }

    /** Whether a model answers. */
    record ModelReady(String endpoint, @Nullable String version) implements Route {
        @Override
        public ErrorForm errors() {
            return ErrorForm.INFERENCE;
        }
    }

    /** The server's description. */
    record Server() implements Route {
        @Override
        public ErrorForm errors() {
            return ErrorForm.INFERENCE;
        }
    }

    /** Whether the server is up, or ready; open to everybody. */
    record Health(boolean ready, ErrorForm errors) implements Route {}

    /** No such address, or not with that method. */
    record Nowhere(boolean exists, ErrorForm errors) implements Route {}

    /** What {@code method} on {@code uri} means. */
    static Route of(HttpMethod method, String uri) {
        var address = new QueryStringDecoder(uri);
        Route route;
        try {
            route = of(address);
        } catch (IllegalArgumentException _) {
            return new Nowhere(false, ErrorForm.PROBLEM);
        }
        HttpMethod expected = route instanceof Ask ? HttpMethod.POST : HttpMethod.GET;
        return route instanceof Nowhere || method.equals(expected) ? route : new Nowhere(true, route.errors());
    }

    private static Route of(QueryStringDecoder address) {
        List<String> parts = List.of(address.path().substring(1).split("/", -1));
        return switch (parts.getFirst()) {
            case "endpoints" -> endpoint(parts, address);
            case "v2" -> inference(parts);
            case "v1" ->
                parts.equals(List.of("v1", "embeddings"))
                        ? new Ask("", null, new Embed(), ErrorForm.OPENAI)
                        : new Nowhere(false, ErrorForm.OPENAI);
            case "health" -> health(parts, ErrorForm.PROBLEM);
            default -> new Nowhere(false, ErrorForm.PROBLEM);
        };
    }

    private static Route endpoint(List<String> parts, QueryStringDecoder address) {
        if (parts.size() != 3 || !parts.get(2).equals("predict") || !isSlug(parts.get(1))) {
            return new Nowhere(false, ErrorForm.PROBLEM);
        }
        boolean plain = address.parameters().getOrDefault("plain", List.of()).contains("true");
        return new Ask(parts.get(1), null, new Predict(plain), ErrorForm.PROBLEM);
    }

    private static Route inference(List<String> parts) {
        if (parts.size() == 1) {
            return new Server();
        }
        if (parts.get(1).equals("health")) {
            return health(parts.subList(1, parts.size()), ErrorForm.INFERENCE);
        }
        if (!parts.get(1).equals("models") || parts.size() < 3 || !isSlug(parts.get(2))) {
            return new Nowhere(false, ErrorForm.INFERENCE);
        }
        String endpoint = parts.get(2);
        List<String> rest = parts.subList(3, parts.size());
        String version = null;
        if (rest.size() >= 2 && rest.getFirst().equals("versions")) {
            version = rest.get(1);
            rest = rest.subList(2, rest.size());
        }
        if (rest.isEmpty()) {
            return new Describe(endpoint, version);
        }
        return switch (rest.size() == 1 ? rest.getFirst() : "") {
            case "infer" -> new Ask(endpoint, version, new Infer(), ErrorForm.INFERENCE);
            case "ready" -> new ModelReady(endpoint, version);
            default -> new Nowhere(false, ErrorForm.INFERENCE);
        };
    }

    /** Whether an endpoint can have that name. */
    static boolean isSlug(String name) {
        return name.matches("[a-z0-9][a-z0-9-]{0,63}");
    }

    private static Route health(List<String> parts, ErrorForm errors) {
        return switch (parts.size() == 2 ? parts.getLast() : "") {
            case "live" -> new Health(false, errors);
            case "ready" -> new Health(true, errors);
            default -> new Nowhere(false, errors);
        };
    }
}
