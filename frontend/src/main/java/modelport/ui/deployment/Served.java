package modelport.ui.deployment;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import modelport.contract.deployment.Endpoint;
import modelport.contract.deployment.EndpointMetrics;
import modelport.contract.deployment.MetricPoint;
import modelport.contract.deployment.Revision;

/** An endpoint and what it did lately. */
public record Served(Endpoint endpoint, Optional<EndpointMetrics> metrics) {
    // The last point is still being filled: a rate needs a whole one.
    private static final int RECENT = 2;

    /** The version that answers. */
    public Optional<Revision> live() {
        return endpoint.revisions().stream().filter(Revision::live).findFirst();
    }

    /** Requests per second, lately. */
    public double rate() {
        List<MetricPoint> points = points();
        List<MetricPoint> last = points.subList(Math.max(0, points.size() - RECENT), points.size());
        double seconds = last.size() * stepSeconds();
        return seconds == 0 ? 0 : last.stream().mapToLong(MetricPoint::requests).sum() / seconds;
    }

    public long requests() {
        return points().stream().mapToLong(MetricPoint::requests).sum();
    }

    public long errors() {
        return points().stream().mapToLong(MetricPoint::errors).sum();
    }

    /** Share of requests that were answered with an error; none without requests. */
    public OptionalDouble errorShare() {
        long requests = requests();
        return requests == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) errors() / requests);
    }

    /** The newest 95th percentile. */
    public OptionalDouble p95() {
        return points().reversed().stream()
                .map(MetricPoint::p95Ms)
                .filter(java.util.Objects::nonNull)
                .mapToDouble(Double::doubleValue)
                .findFirst();
    }

    /** Requests per second, point by point. */
    public double[] rates() {
        double seconds = stepSeconds();
        return points().stream()
                .mapToDouble(point -> seconds == 0 ? 0 : point.requests() / seconds)
                .toArray();
    }

    List<MetricPoint> points() {
        return metrics.map(EndpointMetrics::points).orElse(List.of());
    }

    private double stepSeconds() {
        return metrics.map(EndpointMetrics::stepMs)
                .map(Duration::ofMillis)
                .map(step -> step.toMillis() / 1000.0)
                .orElse(0.0);
    }
}
