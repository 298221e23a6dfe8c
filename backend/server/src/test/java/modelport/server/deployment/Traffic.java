package modelport.server.deployment;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import modelport.contract.Slug;

/** Eight clients that ask an endpoint without pause, about 200 times a second together. */
final class Traffic implements AutoCloseable {
    private static final int CLIENTS = 8;
    private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(1) * CLIENTS / 200;
    private static final Pattern BODY = Pattern.compile("\"predictions\":(\\[\\[.*?]]).*\"version\":(\\d+)");

    private final HttpClient http = HttpClient.newHttpClient();
    private final ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor();
    private final Queue<Seen> seen = new ConcurrentLinkedQueue<>();
    private final HttpRequest request;
    private final long start = System.nanoTime();
    private volatile boolean open = true;
    private volatile int last;

    /** What came back, and when. */
    record Seen(int status, int version, String body, long from, long to) {}

    private Traffic(HttpRequest request) {
        this.request = request;
        for (int i = 0; i < CLIENTS; i++) {
            var _ = clients.submit(this::ask);
        }
    }

    static Traffic of(URI gateway, Slug endpoint, String token) {
        return new Traffic(HttpRequest.newBuilder(gateway.resolve("/endpoints/" + endpoint + "/predict"))
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + token)
                .timeout(Duration.ofSeconds(30))
                .POST(HttpRequest.BodyPublishers.ofString("{\"features\": [[1, 2]]}"))
                .build());
    }

    private void ask() {
        long due = System.nanoTime();
        while (open) {
            Seen answer = one();
            last = answer.version();
            seen.add(answer);
            due += PAUSE_NANOS;
            LockSupport.parkNanos(due - System.nanoTime());
        }
    }

    private Seen one() {
        long from = System.nanoTime();
        try {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            Matcher body = BODY.matcher(answer.body());
            int version = body.find() ? Integer.parseInt(body.group(2)) : 0;
            String text = version == 0 ? answer.body() : body.group(1);
            return new Seen(answer.statusCode(), version, text, from, System.nanoTime());
        } catch (IOException e) {
            return new Seen(0, 0, e.toString(), from, System.nanoTime());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    int count() {
        return seen.size();
    }

    /** Number of the version that answered last. */
    int last() {
        return last;
    }

    /** From {@code start} to the last answer of another version, as far as answers have come. */
    double secondsUntilOnly(int version, long start) {
        long end = seen.stream()
                .filter(answer -> answer.version() != version)
                .mapToLong(Seen::to)
                .max()
                .orElse(start);
        return Math.max(0, end - start) / 1e9;
    }

    /** Answers with another status. */
    List<Seen> others(int status) {
        return seen.stream().filter(answer -> answer.status() != status).toList();
    }

    /** Every answer that there was, with the version that gave it. */
    Set<String> bodies() {
        return seen.stream()
                .map(answer -> answer.version() + " " + answer.body())
                .collect(Collectors.toSet());
    }

    double rate() {
        return seen.size() * 1e9 / (System.nanoTime() - start);
    }

    double slowestMillis() {
        return seen.stream()
                        .mapToLong(answer -> answer.to() - answer.from())
                        .max()
                        .orElse(0)
                / 1e6;
    }

    /** Ends when every answer is there. */
    void stop() {
        open = false;
        clients.close();
    }

    @Override
    public void close() {
        stop();
        http.close();
    }
}
