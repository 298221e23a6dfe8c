package modelport.server.deployment;

import io.micronaut.transaction.annotation.ReadOnly;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import modelport.contract.Problem;
import modelport.contract.ProblemException;
import modelport.contract.Slug;
import modelport.contract.deployment.EndpointMetrics;
import modelport.contract.deployment.MetricPoint;
import modelport.server.access.ProjectRef;
import modelport.server.database.Row;
import modelport.server.database.Sql;
import modelport.statistics.LatencyHistogram;
import org.jspecify.annotations.Nullable;

/** Tells what endpoints did over time. */
@Singleton
public class Measurements {
    private static final int MAX_POINTS = 2_000;
    private static final double NANOS_PER_MILLI = 1e6;

    private final Sql sql;

    Measurements(Sql sql) {
        this.sql = sql;
    }

    /** Points from the step that {@code from} is in up to {@code to}; spans without requests are there as well. */
    @ReadOnly
    public EndpointMetrics of(ProjectRef project, Slug endpoint, Instant from, Instant to, Duration step) {
        UUID id = find(project, endpoint);
        if (step.toMillis() < 1) {
            throw invalid("step", "deployment.step-too-short");
        }
        if (!from.isBefore(to)) {
            throw invalid("to", "deployment.span-empty");
        }
        Instant start = Instant.ofEpochMilli(Math.floorDiv(from.toEpochMilli(), step.toMillis()) * step.toMillis());
        long points = Math.ceilDiv(Duration.between(start, to).toMillis(), step.toMillis());
        if (points > MAX_POINTS) {
            throw new ProblemException(
                    Problem.Invalid.field("step", "deployment.too-many-points", "max", Integer.toString(MAX_POINTS)));
        }
        return new EndpointMetrics(start, to, step.toMillis(), read(id, start, to, step, (int) points));
    }

    private List<MetricPoint> read(UUID endpoint, Instant start, Instant to, Duration step, int points) {
        var sums = new HashMap<Integer, Sum>();
        sql.query(
                "select window_start, requests, errors, rows, batches, latency from endpoint_metric "
                        + "where endpoint_id = ? and window_start >= ? and window_start < ?",
                row -> {
                    long after =
                            Duration.between(start, row.instant("window_start")).toMillis();
                    int index = (int) (after / step.toMillis());
                    return sums.computeIfAbsent(index, _ -> new Sum()).add(row);
                },
                endpoint,
                start,
                to);
        var nothing = new Sum();
        var list = new ArrayList<MetricPoint>(points);
        for (int i = 0; i < points; i++) {
            list.add(sums.getOrDefault(i, nothing).point(start.plus(step.multipliedBy(i))));
        }
        return list;
    }

    private UUID find(ProjectRef project, Slug endpoint) {
        return sql.first(
                        "select id from endpoint where project_id = ? and name = ? and deleted_at is null",
                        row -> row.uuid("id"),
                        project.id(),
                        endpoint.value())
                .orElseThrow(() -> new ProblemException(new Problem.NotFound("endpoint", endpoint.value())));
    }

    private static ProblemException invalid(String field, String code) {
        return new ProblemException(Problem.Invalid.field(field, code));
    }

    /** What happened in one span. */
    private static final class Sum {
        private final LatencyHistogram latency = new LatencyHistogram();
        private long requests;
        private long errors;
        private long rows;
        private long batches;

        Sum add(Row row) {
            requests += row.number("requests");
            errors += row.number("errors");
            rows += row.number("rows");
            batches += row.number("batches");
            latency.merge(LatencyHistogram.decode(row.numbers("latency")));
            return this;
        }

        MetricPoint point(Instant at) {
            return new MetricPoint(
                    at,
                    requests,
                    errors,
                    rows,
                    quantile(0.5),
                    quantile(0.95),
                    quantile(0.99),
                    batches == 0 ? null : (double) rows / batches);
        }

        private @Nullable Double quantile(double q) {
            return latency.count() == 0 ? null : latency.quantile(q) / NANOS_PER_MILLI;
        }
    }
}
