package modelport.gateway.http;

import io.netty.channel.EventLoop;
import io.netty.handler.codec.http.HttpMethod;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import modelport.gateway.access.CallerCache;
import modelport.gateway.json.JsonReader;
import modelport.gateway.profile.Counter;
import modelport.gateway.serving.Loop;
import modelport.gateway.serving.PredictionIds;
import modelport.gateway.traffic.Traffic;

/** What belongs to one event loop, so that loops never wait for each other. */
final class LoopContext implements Loop {
    private static final int MAX_ROUTES = 1_024;
    /** Longer bodies are read by other threads. */
    static final int SHORT_BODY = 1 << 14;

    private final int index;
    private final EventLoop loop;
    private final CallerCache callers;
    private final Traffic traffic = new Traffic();
    private final Counter counter;
    private final PredictionIds ids = new PredictionIds();
    private final JsonReader json = new JsonReader();
    private final byte[] scratch = new byte[SHORT_BODY];
    private final Map<String, Route> routes = new HashMap<>();
    private final Set<Connection> connections = new HashSet<>();
    private final List<Connection> unflushed = new ArrayList<>();

    LoopContext(int index, EventLoop loop, CallerCache callers, Counter counter) {
        this.index = index;
        this.loop = loop;
        this.callers = callers;
        this.counter = counter;
    }

    @Override
    public int index() {
        return index;
    }

    @Override
    public void execute(Runnable task) {
        loop.execute(task);
    }

    @Override
    public void ran(String endpoint, int rows) {
        traffic.ran(endpoint, System.currentTimeMillis() / 1_000, 1, rows);
    }

    @Override
    public Counter counter() {
        return counter;
    }

    boolean isCurrent() {
        return loop.inEventLoop();
    }

    CallerCache callers() {
        return callers;
    }

    Traffic traffic() {
        return traffic;
    }

    PredictionIds ids() {
        return ids;
    }

    JsonReader json() {
        return json;
    }

    byte[] scratch() {
        return scratch;
    }

    Set<Connection> connections() {
        return connections;
    }

    /** The same few addresses come over and over. */
    Route route(HttpMethod method, String uri) {
        if (!method.equals(HttpMethod.POST)) {
            return Route.of(method, uri);
        }
        Route known = routes.get(uri);
        if (known == null) {
            known = Route.of(method, uri);
            if (routes.size() >= MAX_ROUTES) {
                routes.clear();
            }
            routes.put(uri, known);
        }
        return known;
    }

    /** Flushes at the end of this turn of the loop. */
    void flushSoon(Connection connection) {
        if (unflushed.isEmpty()) {
            loop.execute(this::flush);
        }
        unflushed.add(connection);
    }

    private void flush() {
        for (Connection connection : unflushed) {
            connection.flush();
        }
        unflushed.clear();
    }
}
