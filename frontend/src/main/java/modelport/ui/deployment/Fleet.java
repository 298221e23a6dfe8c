package modelport.ui.deployment;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import modelport.contract.PageRequest;
import modelport.contract.ProblemException;
import modelport.contract.Slug;
import modelport.contract.deployment.Endpoint;
import modelport.contract.deployment.EndpointMetrics;
import modelport.contract.deployment.EndpointState;
import modelport.ui.shell.Here;
import org.jspecify.annotations.Nullable;

/** Endpoints of a project with their last hour. */
public record Fleet(List<Served> endpoints) {
    private static final Duration WINDOW = Duration.ofHours(1);
    private static final int POINTS = 24;

    public Fleet {
        endpoints = List.copyOf(endpoints);
    }

    /** All of them, or those of one model; at most {@link PageRequest#MAX_LIMIT}. */
    public static Fleet of(Here here, @Nullable Slug model) {
        List<Endpoint> endpoints = here
                .modelport()
                .endpoints()
                .list(here.project(), new PageRequest(PageRequest.MAX_LIMIT, null, null))
                .items()
                .stream()
                .filter(endpoint -> model == null || endpoint.model().equals(model))
                .toList();
        return new Fleet(measure(here, endpoints));
    }

    /** Adds the last hour to each. */
    public static List<Served> measure(Here here, List<Endpoint> endpoints) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Optional<EndpointMetrics>>> metrics = endpoints.stream()
                    .map(endpoint ->
                            threads.submit((Callable<Optional<EndpointMetrics>>) () -> lastHour(here, endpoint)))
                    .toList();
            return java.util.stream.IntStream.range(0, endpoints.size())
                    .mapToObj(i -> new Served(endpoints.get(i), result(metrics.get(i))))
                    .toList();
        }
    }

    public boolean isEmpty() {
        return endpoints.isEmpty();
    }

    public long answering() {
        return endpoints.stream()
                .filter(each -> each.endpoint().state() == EndpointState.SERVING)
                .count();
    }

    public double rate() {
        return endpoints.stream().mapToDouble(Served::rate).sum();
    }

    public long requests() {
        return endpoints.stream().mapToLong(Served::requests).sum();
    }

    public long errors() {
        return endpoints.stream().mapToLong(Served::errors).sum();
    }

    /** Requests per second of all together, point by point. */
    public double[] rates() {
        double[] sum = new double[POINTS];
        for (Served each : endpoints) {
            double[] rates = each.rates();
            int shift = sum.length - rates.length;
            for (int i = Math.max(0, -shift); i < rates.length; i++) {
                sum[i + shift] += rates[i];
            }
        }
        return sum;
    }

    private static Optional<EndpointMetrics> lastHour(Here here, Endpoint endpoint) {
        Instant now = Instant.now();
        try {
            return Optional.of(here.modelport()
                    .endpoints()
                    .metrics(here.project(), endpoint.name(), now.minus(WINDOW), now, WINDOW.dividedBy(POINTS)));
        } catch (ProblemException _) {
            // Deleted meanwhile, or its gateway is silent: the line shows dashes, the others their figures.
            return Optional.empty();
        }
    }

    private static Optional<EndpointMetrics> result(Future<Optional<EndpointMetrics>> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
