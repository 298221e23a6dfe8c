package modelport.server.deployment;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collection;
import java.util.UUID;
import modelport.server.database.Sql;
import modelport.statistics.LatencyHistogram;

/** Writes down what endpoints did, added up over short spans of time. */
@Singleton
class MetricWriter {
    private final Sql sql;

    MetricWriter(Sql sql) {
        this.sql = sql;
    }

    /** Writes rows; those that are there already, from an attempt that was thought lost, stay as they are. */
    @Transactional
    public void write(String node, Collection<Span> spans) {
        for (Span span : spans) {
            sql.update(
                    "insert into endpoint_metric (endpoint_id, window_start, node, seq, requests, errors, rows, batches, "
                            + "latency) values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing",
                    span.endpoint(),
                    span.start(),
                    node,
                    span.seq(),
                    span.requests(),
                    span.errors(),
                    span.rows(),
                    span.batches(),
                    span.latency().encode());
        }
    }

    /**
     * What an endpoint did on this node.
     *
     * @param endpoint identity of the endpoint
     * @param start start of the span
     * @param seq tells rows of the same span apart
     * @param requests answered requests
     * @param errors those that were answered with an error
     * @param rows answered rows
     * @param batches runs of the model
     * @param latency of the requests
     */
    record Span(
            UUID endpoint,
            Instant start,
            int seq,
            long requests,
            long errors,
            long rows,
            long batches,
            LatencyHistogram latency) {}
}
