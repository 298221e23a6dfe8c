package modelport.ui.fakes;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListMap;
import modelport.contract.EndpointsApi;
import modelport.contract.Message;
import modelport.contract.Page;
import modelport.contract.PageRequest;
import modelport.contract.Problem;
import modelport.contract.ProblemException;
import modelport.contract.Slug;
import modelport.contract.deployment.Answer;
import modelport.contract.deployment.Endpoint;
import modelport.contract.deployment.EndpointMetrics;
import modelport.contract.deployment.EndpointState;
import modelport.contract.deployment.MetricPoint;
import modelport.contract.deployment.Quarantine;
import modelport.contract.deployment.Revision;
import modelport.contract.registry.Version;
import modelport.contract.release.Release;
import org.jspecify.annotations.Nullable;

/** Endpoints in memory, with figures that look like a day's. */
public final class FakeEndpoints implements EndpointsApi {
    private final NavigableMap<Slug, Endpoint> endpoints = new ConcurrentSkipListMap<>();
    private final FakeVersions versions;
    private final FakeEvents events;
    private volatile double scale = 1;

    FakeEndpoints(FakeVersions versions, FakeEvents events) {
        this.versions = versions;
        this.events = events;
    }

    @Override
    public Endpoint get(Slug project, Slug name) {
        Endpoint endpoint = endpoints.get(name);
        if (endpoint == null) {
            throw new ProblemException(new Problem.NotFound("endpoint", name.value()));
        }
        return endpoint;
    }

    @Override
    public Page<Endpoint> list(Slug project, PageRequest page) {
        return Keyset.page(
                List.copyOf(endpoints.values()), page, each -> each.name().value());
    }

    @Override
    public void delete(Slug project, Slug name) {
        Endpoint gone = get(project, name);
        endpoints.remove(name);
        versions.models().servesAt(gone.model(), serving(gone.model()));
        gone.revisions().forEach(each -> versions.servesAt(gone.model(), each.version(), List.of()));
        events.tell("endpoint.deleted", Map.of("endpoint", name.value()));
    }

    @Override
    public Endpoint restart(Slug project, Slug name) {
        if (get(project, name).quarantine() == null) {
            throw new ProblemException(new Problem.Conflict(Message.of("deployment.no-quarantine")));
        }
        state(name, EndpointState.SERVING, null);
        return get(project, name);
    }

    @Override
    public EndpointMetrics metrics(Slug project, Slug name, Instant from, Instant to, Duration step) {
        Endpoint endpoint = get(project, name);
        List<MetricPoint> points = new ArrayList<>();
        for (Instant at = from; at.isBefore(to); at = at.plus(step)) {
            points.add(point(endpoint, at, step));
        }
        return new EndpointMetrics(from, to, step.toMillis(), points);
    }

    @Override
    public Answer predict(Slug name, String json) {
        Endpoint endpoint = get(new Slug("any"), name);
        int version = endpoint.revisions().stream()
                .filter(Revision::live)
                .findFirst()
                .orElseThrow()
                .version();
        return versions.ask(endpoint.model(), version, json);
    }

    /** So many times the usual traffic. */
    public void traffic(double times) {
        scale = times;
    }

    /** A version goes behind an endpoint and serves at once. */
    void release(Release release, Map<String, Object> parameters) {
        Version version = versions.get(new Slug("any"), release.model(), release.version());
        Endpoint old = endpoints.get(release.endpoint());
        var revisions = new ArrayList<Revision>();
        int number = old == null ? 1 : old.revisions().size() + 1;
        revisions.add(new Revision(
                number,
                release.version(),
                Objects.requireNonNullElse(version.digest(), ""),
                release.id(),
                parameters,
                100,
                true,
                release.requester(),
                release.createdAt()));
        if (old != null) {
            old.revisions()
                    .forEach(each -> revisions.add(new Revision(
                            each.number(),
                            each.version(),
                            each.digest(),
                            each.release(),
                            each.parameters(),
                            0,
                            false,
                            each.createdBy(),
                            each.createdAt())));
        }
        put(new Endpoint(
                old == null ? UUID.randomUUID() : old.id(),
                release.endpoint(),
                new Slug("storefront"),
                release.model(),
                release.environment(),
                EndpointState.SERVING,
                null,
                null,
                revisions,
                version.signature(),
                "/endpoints/" + release.endpoint() + "/predict",
                release.createdAt(),
                number));
        versions.servesAt(
                release.model(), release.version(), List.of(release.endpoint().value()));
    }

    /** Its state, as the gateway tells it. */
    public void state(Slug name, EndpointState state, @Nullable Message reason) {
        become(name, state, reason, null);
    }

    /** Its engine ended too often, so many times now. */
    public void quarantine(Slug name, Message reason, int times) {
        become(name, EndpointState.FAILED, reason, new Quarantine(FakeModelport.now(), reason, times));
    }

    private void become(Slug name, EndpointState state, @Nullable Message reason, @Nullable Quarantine quarantine) {
        Endpoint old = get(new Slug("any"), name);
        put(new Endpoint(
                old.id(),
                old.name(),
                old.project(),
                old.model(),
                old.environment(),
                state,
                reason,
                quarantine,
                old.revisions(),
                old.signature(),
                old.path(),
                old.createdAt(),
                old.rowVersion()));
    }

    private void put(Endpoint endpoint) {
        endpoints.put(endpoint.name(), endpoint);
        versions.models().servesAt(endpoint.model(), serving(endpoint.model()));
        events.tell(
                "endpoint.changed",
                Map.of(
                        "endpoint",
                        endpoint.name().value(),
                        "model",
                        endpoint.model().value()));
    }

    private List<String> serving(Slug model) {
        return endpoints.values().stream()
                .filter(each -> each.model().equals(model))
                .map(each -> each.name().value())
                .toList();
    }

    private MetricPoint point(Endpoint endpoint, Instant at, Duration step) {
        int seed = Math.abs(endpoint.name().hashCode() % 17);
        double minute = at.getEpochSecond() / 60.0;
        double rate =
                scale * (seed + 3) * (2 + Math.sin(minute / 7 + seed) + 0.4 * Math.sin(minute * 1.3 * (seed + 1)));
        long requests = endpoint.state() == EndpointState.SERVING ? Math.round(rate * step.toMillis() / 1000.0) : 0;
        long errors = seed % 4 == 0 ? requests / 400 : 0;
        if (requests == 0) {
            return new MetricPoint(at, 0, 0, 0, null, null, null, null);
        }
        double p50 = 1.5 + seed % 5 + 0.4 * Math.sin(minute / 3);
        return new MetricPoint(at, requests, errors, requests * 2, p50, p50 * 2.1, p50 * 3.4 + Math.sin(minute), 2.4);
    }
}
