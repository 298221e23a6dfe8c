package modelport.server.monitoring.internal;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import modelport.server.database.Json;
import modelport.server.database.Row;
import modelport.server.database.Sql;
import modelport.statistics.LatencyHistogram;
import org.jspecify.annotations.Nullable;

/** Adds up what endpoints did in a span of time. */
@Singleton
public class TrafficRows {
    private static final double NANOS_PER_MILLI = 1e6;

    private final Sql sql;

    TrafficRows(Sql sql) {
        this.sql = sql;
    }

    /** Of one endpoint. */
    public Traffic of(UUID endpoint, Instant from, Instant to) {
        return of(List.of(endpoint), from, to).getOrDefault(endpoint, new Traffic(0, 0, null));
    }

    /** Of those that had any. */
    public Map<UUID, Traffic> of(Collection<UUID> endpoints, Instant from, Instant to) {
        var sums = new HashMap<UUID, Sum>();
        sql.query(
                "select endpoint_id, requests, errors, latency from endpoint_metric "
                        + "where endpoint_id in (select value::uuid from jsonb_array_elements_text(?)) "
                        + "and window_start >= ? and window_start < ?",
                row -> sums.computeIfAbsent(row.uuid("endpoint_id"), _ -> new Sum())
                        .add(row),
                new Json(List.copyOf(endpoints)),
                from,
                to);
        var traffic = new HashMap<UUID, Traffic>();
        sums.forEach((endpoint, sum) -> traffic.put(endpoint, sum.traffic()));
        return traffic;
    }

    /**
     * What an endpoint did.
     *
     * @param p95Ms 95 percent of the requests took at most so long; null without requests
     */
    public record Traffic(
            long requests, long errors, @Nullable Double p95Ms) {
        /** Of all requests. */
        public double errorShare() {
            return requests == 0 ? 0 : (double) errors / requests;
        }
    }

    private static final class Sum {
        private final LatencyHistogram latency = new LatencyHistogram();
        private long requests;
        private long errors;

        Sum add(Row row) {
            requests += row.number("requests");
            errors += row.number("errors");
            latency.merge(LatencyHistogram.decode(row.numbers("latency")));
            return this;
        }

        Traffic traffic() {
            Double p95 = latency.count() == 0 ? null : (Double) (latency.quantile(0.95) / NANOS_PER_MILLI);
            return new Traffic(requests, errors, p95);
        }
    }
}
