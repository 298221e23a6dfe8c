package modelport.gateway.http;

import io.netty.handler.codec.http.HttpHeaderNames;
import java.util.concurrent.RejectedExecutionException;
import modelport.contract.Message;
import modelport.contract.deployment.EndpointState;
import modelport.gateway.CallerCheck.Access;
import modelport.gateway.EndpointStatus;
import modelport.gateway.Refusal;
import modelport.gateway.json.JsonBytes;
import modelport.gateway.json.JsonReader;
import modelport.gateway.protocol.Body;
import modelport.gateway.protocol.Embed;
import modelport.gateway.protocol.Metadata;
import modelport.gateway.protocol.Protocol;
import modelport.gateway.serving.Live;
import modelport.gateway.serving.Reply;
import org.jspecify.annotations.Nullable;

/** Lets requests in, and takes them to whoever answers. */
final class Desk {
    private static final String VERSION = "0.1.0";
    private static final byte[] LIVE = JsonBytes.ascii("{\"live\":true}");
    private static final byte[] READY = JsonBytes.ascii("{\"ready\":true}");

    private final Service service;

    Desk(Service service) {
        this.service = service;
    }

    /** Decides by the head of a request whether the rest of it is wanted. */
    void admit(Exchange exchange, LoopContext loop) {
        switch (exchange.route()) {
            case Route.Health(boolean ready, var _) -> health(exchange, ready);
            case Route.Nowhere(boolean exists, var _) ->
                exchange.refuse(
                        exists
                                ? new Refusal(405, Message.of("gateway.method"))
                                : new Refusal(404, Message.of("gateway.nowhere")));
            case Route.Ask ask
            when ask.endpoint().isEmpty() -> {
                if (exchange.token() == null) {
                    refuseStranger(exchange);
                } else {
                    exchange.admit();
                }
            }
            case Route.Ask ask -> authorize(exchange, ask.endpoint(), loop, () -> admitted(exchange, loop));
            case Route.Describe describe ->
                authorize(exchange, describe.endpoint(), loop, () -> admitted(exchange, loop));
            case Route.ModelReady ready -> authorize(exchange, ready.endpoint(), loop, () -> admitted(exchange, loop));
            case Route.Server _ -> authorize(exchange, "", loop, () -> admitted(exchange, loop));
        }
    }

    private void health(Exchange exchange, boolean ready) {
        if (ready && service.isDraining()) {
            exchange.refuse(new Refusal(503, Message.of("gateway.draining")));
            return;
        }
        exchange.reply(Reply.json(new JsonBytes(16).raw(ready ? READY : LIVE)));
    }

    private void admitted(Exchange exchange, LoopContext loop) {
        exchange.admit();
        if (exchange.isReceived()) {
            serve(exchange, loop);
        }
    }

    private void authorize(Exchange exchange, String endpoint, LoopContext loop, Runnable allowed) {
        String token = exchange.token();
        if (token == null) {
            refuseStranger(exchange);
            return;
        }
        Access known = loop.callers().ask(token, endpoint, access -> decide(exchange, endpoint, access, allowed));
        if (known != null) {
            decide(exchange, endpoint, known, allowed);
        }
    }

    private void decide(Exchange exchange, String endpoint, @Nullable Access access, Runnable allowed) {
        if (exchange.isAnswered() || exchange.isAbandoned()) {
            return;
        }
        switch (access) {
            case null -> exchange.refuse(new Refusal(503, Message.of("gateway.check-failed")));
            case UNKNOWN_TOKEN -> exchange.refuse(new Refusal(401, Message.of("gateway.unknown-token")));
            case ALLOWED -> allowed.run();
            case FOREIGN -> {
                if (endpoint.isEmpty()) {
                    allowed.run();
                } else {
                    exchange.refuse(unknown(endpoint));
                }
            }
        }
    }

    private static void refuseStranger(Exchange exchange) {
        exchange.refuse(new Refusal(401, Message.of("gateway.no-token")));
    }

    private static Refusal unknown(String endpoint) {
        return new Refusal(404, Message.of("not-found", "kind", "endpoint", "key", endpoint));
    }

    /** Answers an admitted request whose body is kept by the exchange. */
    void serve(Exchange exchange, LoopContext loop) {
        guarded(exchange, () -> route(exchange, exchange.body(), loop));
    }

    /** Answers an admitted request whose body is short, and overwritten afterwards. */
    void serve(Exchange exchange, byte[] bytes, int length, LoopContext loop) {
        guarded(exchange, () -> route(exchange, exchange.body(bytes, length), loop));
    }

    private static void guarded(Exchange exchange, Runnable action) {
        try {
            action.run();
        } catch (RuntimeException e) {
            exchange.fail(e);
        }
    }

    private void route(Exchange exchange, Body body, LoopContext loop) {
        switch (exchange.route()) {
            case Route.Ask ask when ask.endpoint().isEmpty() -> embed(exchange, ask, body, loop);
            case Route.Ask(String endpoint, String version, Protocol protocol, var _) ->
                ask(exchange, find(endpoint, version), protocol, body, loop);
            case Route.Describe(String endpoint, String version) -> {
                Live live = find(endpoint, version);
                exchange.reply(Reply.json(Metadata.model(live)));
            }
            case Route.ModelReady(String endpoint, String version) -> ready(exchange, endpoint, version);
            case Route.Server _ -> exchange.reply(Reply.json(Metadata.server(VERSION)));
            case Route.Health _, Route.Nowhere _ -> throw new IllegalStateException("answered before");
        }
    }

    private void ready(Exchange exchange, String endpoint, @Nullable String version) {
        boolean ready = service.endpoints().live(endpoint).isPresent();
        if (ready) {
            find(endpoint, version);
        } else if (service.endpoints().status(endpoint).state() == EndpointState.EMPTY) {
            throw unknown(endpoint);
        }
        Reply.Type type = Reply.Type.JSON;
        exchange.reply(new Reply(ready ? 200 : 503, type, Metadata.ready(endpoint, ready), -1, 0));
    }

    private Live find(String endpoint, @Nullable String version) {
        Live live = service.endpoints().live(endpoint).orElseThrow(() -> absent(endpoint));
        if (version != null && !version.equals(Integer.toString(live.servable().version()))) {
            throw new Refusal(404, Message.of("not-found", "kind", "version", "key", version));
        }
        return live;
    }

    private Refusal absent(String endpoint) {
        EndpointStatus status = service.endpoints().status(endpoint);
        return switch (status.state()) {
            case EMPTY -> unknown(endpoint);
            case STARTING, SERVING -> new Refusal(503, Message.of("gateway.starting", "endpoint", endpoint));
            case FAILED -> new Refusal(503, Message.of("gateway.failed", "endpoint", endpoint));
        };
    }

    /** The endpoint is only known now, so is the right to call it; the body is copied because that may take a while. */
    private void embed(Exchange exchange, Route.Ask ask, Body body, LoopContext loop) {
        String endpoint = Embed.endpoint(body, loop.json());
        if (!Route.isSlug(endpoint)) {
            throw unknown(endpoint);
        }
        Body kept = body.copy();
        authorize(
                exchange,
                endpoint,
                loop,
                () -> guarded(exchange, () -> ask(exchange, find(endpoint, null), ask.protocol(), kept, loop)));
    }

    private void ask(Exchange exchange, Live live, Protocol protocol, Body body, LoopContext loop) {
        exchange.servedBy(live);
        String encoding = exchange.headers().get(HttpHeaderNames.CONTENT_ENCODING);
        if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
            throw new Refusal(415, Message.of("gateway.encoding", "found", encoding));
        }
        if (body.length() <= LoopContext.SHORT_BODY) {
            var tick = live.tick(loop);
            boolean taken = tick.isPresent() && protocol.quick(exchange, live, tick.get(), body, loop.json());
            if (!taken) {
                live.ask(exchange, protocol.read(live, body, loop.json()), loop);
            }
            return;
        }
        live.hold(exchange);
        try {
            service.readers().execute(() -> read(exchange, live, protocol, body));
        } catch (RejectedExecutionException e) {
            throw new Refusal(429, Message.of("gateway.overloaded"));
        }
    }

    private static void read(Exchange exchange, Live live, Protocol protocol, Body body) {
        try {
            live.enqueue(exchange, protocol.read(live, body, new JsonReader()));
        } catch (RuntimeException | OutOfMemoryError e) {
            exchange.fail(e);
        }
    }
}
