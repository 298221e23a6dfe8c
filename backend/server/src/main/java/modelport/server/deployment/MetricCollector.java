package modelport.server.deployment;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import modelport.gateway.EndpointDelta;
import modelport.server.deployment.MetricWriter.Span;
import modelport.statistics.LatencyHistogram;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Adds up what a gateway's endpoints did each second over slightly longer spans, and keeps it until it is written down.
 * Belongs to one thread.
 */
final class MetricCollector {
    private static final Logger LOG = LoggerFactory.getLogger(MetricCollector.class);
    private static final int MOST = 20_000;

    private final Duration length;
    private final Map<String, UUID> endpoints = new HashMap<>();
    private final List<Span> waiting = new ArrayList<>();
    private int seq;

    /** Numbers start with the time, so that a node that comes back within a span counts on. */
    MetricCollector(Duration length, Instant start) {
        this.length = length;
        this.seq = (int) (start.getEpochSecond() & Integer.MAX_VALUE);
    }

    /** Tells whose name that is. */
    void know(Route route) {
        endpoints.put(route.endpoint().value(), route.endpointId());
    }

    void add(List<EndpointDelta> deltas) {
        var sums = new LinkedHashMap<Key, Sum>();
        for (EndpointDelta delta : deltas) {
            Optional.ofNullable(endpoints.get(delta.endpoint()))
                    .ifPresent(endpoint -> sums.computeIfAbsent(
                                    new Key(endpoint, start(delta.window())), _ -> new Sum())
                            .add(delta));
        }
        sums.forEach((key, sum) -> waiting.add(sum.span(key, seq++)));
        int tooMany = waiting.size() - MOST;
        if (tooMany > 0) {
            LOG.warn("metrics cannot be written dropped={}", tooMany);
            waiting.subList(0, tooMany).clear();
        }
    }

    /** What is not written down yet. */
    List<Span> waiting() {
        return List.copyOf(waiting);
    }

    void written() {
        waiting.clear();
    }

    private Instant start(Instant second) {
        long millis = length.toMillis();
        return Instant.ofEpochMilli(Math.floorDiv(second.toEpochMilli(), millis) * millis);
    }

    private record Key(UUID endpoint, Instant start) {}

    private static final class Sum {
        private final LatencyHistogram latency = new LatencyHistogram();
        private long requests;
        private long errors;
        private long rows;
        private long batches;

        void add(EndpointDelta delta) {
            requests += delta.requests();
            errors += delta.clientErrors() + delta.serverErrors();
            rows += delta.rows();
            batches += delta.batches();
            latency.merge(delta.latency());
        }

        Span span(Key key, int seq) {
            return new Span(key.endpoint(), key.start(), seq, requests, errors, rows, batches, latency);
        }
    }
}
