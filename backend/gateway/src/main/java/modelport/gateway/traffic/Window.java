package modelport.gateway.traffic;

import java.time.Instant;
import modelport.gateway.EndpointDelta;
import modelport.statistics.LatencyHistogram;

/** What one endpoint did in one second, as far as one thread has seen it. */
final class Window {
    private final long second;
    private final LatencyHistogram latency = new LatencyHistogram();
    private long requests;
    private long clientErrors;
    private long serverErrors;
    private long rows;
    private long batches;
    private long batchRows;

    Window(long second) {
        this.second = second;
    }

    long second() {
        return second;
    }

    void answered(int status, int answeredRows, long nanos) {
        requests++;
        if (status >= 500) {
            serverErrors++;
        } else if (status >= 400) {
            clientErrors++;
        } else {
            rows += answeredRows;
        }
        latency.record(nanos);
    }

    void ran(long runs, long ranRows) {
        batches += runs;
        batchRows += ranRows;
    }

    void add(Window other) {
        requests += other.requests;
        clientErrors += other.clientErrors;
        serverErrors += other.serverErrors;
        rows += other.rows;
        batches += other.batches;
        batchRows += other.batchRows;
        latency.merge(other.latency);
    }

    EndpointDelta delta(String endpoint) {
        return new EndpointDelta(
                endpoint,
                Instant.ofEpochSecond(second),
                requests,
                clientErrors,
                serverErrors,
                rows,
                batches,
                batchRows,
                latency);
    }
}
