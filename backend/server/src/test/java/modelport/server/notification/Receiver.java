package modelport.server.notification;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** A server that takes webhooks, or answers what it is told to first. */
final class Receiver implements AutoCloseable {
    private final HttpServer server;
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final Queue<Integer> statuses = new ArrayDeque<>();

    Receiver(Integer... first) {
        statuses.addAll(List.of(first));
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::take);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/hook?to=us";
    }

    List<Call> calls() {
        return List.copyOf(calls);
    }

    private synchronized void take(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        var headers = exchange.getRequestHeaders();
        calls.add(new Call(
                exchange.getRequestURI().toString(),
                body,
                Map.of(
                        "id", String.valueOf(headers.getFirst("webhook-id")),
                        "timestamp", String.valueOf(headers.getFirst("webhook-timestamp")),
                        "signature", String.valueOf(headers.getFirst("webhook-signature")),
                        "type", String.valueOf(headers.getFirst("Content-Type")))));
        Integer status = statuses.poll();
        if (status != null && status >= 300 && status < 400) {
            exchange.getResponseHeaders().add("Location", url());
        }
        byte[] answer = new byte[4_096];
        exchange.sendResponseHeaders(status == null ? 200 : status, answer.length);
        try (var out = exchange.getResponseBody()) {
            out.write(answer);
        } catch (IOException e) {
            // The sender is not interested in what it is told.
            exchange.close();
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }

    /** What came in. */
    record Call(String path, String body, Map<String, String> headers) {}
}
