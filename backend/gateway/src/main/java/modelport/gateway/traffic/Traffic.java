package modelport.gateway.traffic;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import modelport.gateway.EndpointDelta;

/** The counters of one event loop, in seconds of wall time; belongs to that loop's thread. */
public final class Traffic {
    /** Seconds that are kept if nobody drains them; older ones are added up into the oldest kept. */
    private static final int MAX_WINDOWS = 300;

    private final Map<String, Deque<Window>> endpoints = new HashMap<>();

    /** Counts an answer. */
    public void answered(String endpoint, long second, int status, int rows, long nanos) {
        window(endpoint, second).answered(status, rows, nanos);
    }

    /** Counts runs of the model. */
    public void ran(String endpoint, long second, int runs, int rows) {
        window(endpoint, second).ran(runs, rows);
    }

    /** Takes out every second before {@code second}. */
    public Drained drain(long second) {
        var drained = new Drained();
        endpoints.forEach((endpoint, windows) -> {
            while (!windows.isEmpty() && windows.getFirst().second() < second) {
                drained.add(endpoint, windows.removeFirst());
            }
        });
        endpoints.values().removeIf(Deque::isEmpty);
        return drained;
    }

    private Window window(String endpoint, long second) {
        Deque<Window> windows = endpoints.computeIfAbsent(endpoint, _ -> new ArrayDeque<>());
        Window newest = windows.peekLast();
        // A clock that was set back must not open a second that may already have been drained.
        if (newest != null && newest.second() >= second) {
            return newest;
        }
        var window = new Window(second);
        windows.addLast(window);
        if (windows.size() > MAX_WINDOWS) {
            Window oldest = windows.removeFirst();
            windows.getFirst().add(oldest);
        }
        return window;
    }

    /** Seconds that were taken out, of one loop or of several together. */
    public static final class Drained {
        private final Map<String, Map<Long, Window>> endpoints = new HashMap<>();

        /** Adds what another loop counted. */
        public void add(Drained other) {
            other.endpoints.forEach((endpoint, windows) -> windows.values().forEach(window -> add(endpoint, window)));
        }

        /** In the order of time. */
        public List<EndpointDelta> deltas() {
            var deltas = new ArrayList<EndpointDelta>();
            endpoints.forEach(
                    (endpoint, windows) -> windows.values().forEach(window -> deltas.add(window.delta(endpoint))));
            deltas.sort(Comparator.comparing(EndpointDelta::window).thenComparing(EndpointDelta::endpoint));
            return deltas;
        }

        private void add(String endpoint, Window window) {
            endpoints.computeIfAbsent(endpoint, _ -> new HashMap<>()).merge(window.second(), window, (kept, more) -> {
                kept.add(more);
                return kept;
            });
        }
    }
}
