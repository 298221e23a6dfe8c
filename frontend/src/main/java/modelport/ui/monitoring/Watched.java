package modelport.ui.monitoring;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import modelport.contract.deployment.EndpointMetrics;
import modelport.contract.deployment.MetricPoint;
import modelport.contract.monitoring.Monitor;
import modelport.contract.monitoring.MonitorHistory;
import modelport.contract.monitoring.QualityPoint;
import modelport.contract.monitoring.WindowPoint;
import modelport.contract.monitoring.WindowState;
import modelport.ui.shell.Here;

/** What a monitor saw and what its endpoint did, in the same time. */
record Watched(Monitor monitor, MonitorHistory history, EndpointMetrics metrics) {
    static Watched of(Here here, Monitor monitor, Look look) {
        Instant to = look.to();
        Instant from = to.minus(look.span().length());
        return new Watched(
                monitor,
                here.modelport().monitors().history(here.project(), monitor.id(), from, to),
                here.modelport()
                        .endpoints()
                        .metrics(
                                here.project(),
                                monitor.endpoint(),
                                from,
                                to,
                                look.span().step()));
    }

    Instant from() {
        return history.from();
    }

    Instant to() {
        return history.to();
    }

    List<WindowPoint> windows() {
        return history.windows();
    }

    long windows(WindowState state) {
        return windows().stream().filter(each -> each.state() == state).count();
    }

    /** The newest quality that labels give. */
    Optional<QualityPoint> quality() {
        return history.quality().points().reversed().stream()
                .filter(each -> each.value() != null)
                .findFirst();
    }

    /** The newest quality that is estimated. */
    Optional<QualityPoint> estimate() {
        return history.quality().points().reversed().stream()
                .filter(each -> each.estimated() != null)
                .findFirst();
    }

    long requests() {
        return metrics.points().stream().mapToLong(MetricPoint::requests).sum();
    }

    long errors() {
        return metrics.points().stream().mapToLong(MetricPoint::errors).sum();
    }

    /** Requests per second over all of the time. */
    double rate() {
        double seconds = metrics.points().size() * stepSeconds();
        return seconds == 0 ? 0 : requests() / seconds;
    }

    double stepSeconds() {
        return metrics.stepMs() / 1000.0;
    }

    /** The newest 95th percentile. */
    OptionalDouble p95() {
        return metrics.points().reversed().stream()
                .map(MetricPoint::p95Ms)
                .filter(Objects::nonNull)
                .mapToDouble(Double::doubleValue)
                .findFirst();
    }
}
