package modelport.gateway;

import java.time.Instant;
import modelport.statistics.LatencyHistogram;

/**
 * What an endpoint did in one second. Each second of an endpoint comes out of a gateway once.
 *
 * @param window start of the second
 * @param requests answered requests, errors included
 * @param clientErrors of these, answers with a status of 400 to 499
 * @param serverErrors of these, answers with a status of 500 and above
 * @param rows answered rows
 * @param batches runs of the model
 * @param batchRows rows in these runs
 * @param latency from the first byte of a request to its answer
 */
public record EndpointDelta(
        String endpoint,
        Instant window,
        long requests,
        long clientErrors,
        long serverErrors,
        long rows,
        long batches,
        long batchRows,
        LatencyHistogram latency) {}
