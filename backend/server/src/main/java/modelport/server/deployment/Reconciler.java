package modelport.server.deployment;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import modelport.contract.Message;
import modelport.contract.Problem;
import modelport.contract.ProblemException;
import modelport.contract.Slug;
import modelport.contract.deployment.EndpointState;
import modelport.gateway.Deployment;
import modelport.gateway.EndpointStatus;
import modelport.gateway.Gateway;
import modelport.gateway.ProfilePlan;
import modelport.gateway.Servable;
import modelport.server.artifacts.Artifacts;
import modelport.server.deployment.Routes.Target;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes what a gateway serves equal to what shall be served, and says how that went. Belongs to one thread; versions
 * are loaded on others, one after the other for each endpoint.
 */
final class Reconciler {
    private static final Logger LOG = LoggerFactory.getLogger(Reconciler.class);

    private final Gateway gateway;
    private final String node;
    private final Surroundings around;
    private final Map<Slug, Entry> entries = new HashMap<>();
    /** What was asked of the gateway last, by endpoint: each waits for the one before. */
    private final Map<Slug, CompletableFuture<@Nullable Void>> last = new HashMap<>();

    Reconciler(Gateway gateway, String node, Surroundings around) {
        this.gateway = gateway;
        this.node = node;
        this.around = around;
    }

    /** One look at what shall be, and the first steps towards it. */
    void tick() {
        Map<Slug, Target> wanted = around.routes().live();
        drop(wanted);
        wanted.forEach(this::ensure);
        profile();
        entries.values().forEach(this::say);
    }

    /** What this node has to do with. */
    List<Route> routes() {
        return entries.values().stream().map(Entry::route).toList();
    }

    private void drop(Map<Slug, Target> wanted) {
        for (Iterator<Map.Entry<Slug, Entry>> all = entries.entrySet().iterator(); all.hasNext(); ) {
            Map.Entry<Slug, Entry> one = all.next();
            Target target = wanted.get(one.getKey());
            Route route = one.getValue().route();
            if (target == null || !target.endpoint().equals(route.endpointId())) {
                takeDown(one.getKey());
                around.reports().forget(node, route);
                all.remove();
                LOG.info("took down endpoint={} revision={}", route.endpoint(), route.revision());
            }
        }
    }

    /** Costs nothing where nothing has changed. */
    private void profile() {
        Map<UUID, List<ProfilePlan>> plans = around.keeper().plans();
        entries.forEach((name, entry) ->
                gateway.profile(name.value(), plans.getOrDefault(entry.route().endpointId(), List.of())));
    }

    private void ensure(Slug name, Target target) {
        Entry entry = entries.get(name);
        if (entry == null || entry.isOver(target, around.clock().instant())) {
            Route route = around.routes().of(target.revision());
            var next = new Entry(route, load(route), target.restarts());
            entries.put(name, next);
            if (entry == null) {
                warmUp(next);
            }
        } else if (entry.isRestarted(target)) {
            gateway.revive(name.value());
        }
    }

    /** A node that begins does not know what answered before; that can wait until all that answers now is loaded. */
    private void warmUp(Entry entry) {
        Route route = entry.route();
        Instant since = around.clock().instant().minus(around.config().keepWarm());
        var _ = entry.load
                .thenApplyAsync(_ -> around.routes().before(route.revisionId(), since), around.loading())
                .thenCompose(before -> before.map(this::keepWarm).orElseGet(CompletableFuture::allOf))
                .whenComplete((_, failure) -> {
                    if (failure != null) {
                        LOG.info(
                                "nothing to go back to at once endpoint={} reason={}",
                                route.endpoint(),
                                failure.toString());
                    }
                });
    }

    private CompletableFuture<Void> keepWarm(UUID revision) {
        return CompletableFuture.supplyAsync(() -> deployment(around.routes().of(revision)), around.loading())
                .thenCompose(gateway::keepWarm);
    }

    /** What is still in memory answers at once, and is not read again: it was when it was loaded. */
    private CompletableFuture<@Nullable Void> load(Route route) {
        return then(
                route.endpoint(),
                () -> gateway.bringBack(route.endpoint().value(), route.revision())
                        .thenCompose(isBack -> isBack ? CompletableFuture.allOf() : loadAnew(route))
                        .whenComplete((_, _) -> around.hint().run()));
    }

    private CompletableFuture<@Nullable Void> loadAnew(Route route) {
        return CompletableFuture.supplyAsync(() -> deployment(route), around.loading())
                .thenCompose(gateway::deploy);
    }

    /** At once, and again after whatever was being loaded. */
    private void takeDown(Slug endpoint) {
        var _ = gateway.remove(endpoint.value());
        var _ = then(endpoint, () -> gateway.remove(endpoint.value()));
    }

    private CompletableFuture<@Nullable Void> then(Slug endpoint, Supplier<CompletionStage<@Nullable Void>> step) {
        CompletableFuture<@Nullable Void> before = last.getOrDefault(endpoint, CompletableFuture.completedFuture(null));
        CompletableFuture<@Nullable Void> after = before.handle((_, _) -> null).thenCompose(_ -> step.get());
        last.put(endpoint, after);
        return after;
    }

    /** A node never loads bytes that are not what was stored. */
    private Deployment deployment(Route route) {
        around.artifacts().verify(route.artifact()).ifPresent(damage -> {
            throw new ProblemException(new Problem.Conflict(damage));
        });
        Path folder = around.artifacts().materialize(route.artifact());
        TunedModel model = TunedModel.of(folder, route);
        var servable = new Servable(
                route.version(), route.artifact(), model.file(), model.folder(), model.signature(), model.parameters());
        return new Deployment(route.endpoint().value(), route.revision(), servable);
    }

    private void say(Entry entry) {
        // Asked once: a load may end at any moment.
        EndpointState state = entry.state();
        @Nullable Message reason = entry.reason();
        EndpointStatus now = gateway.state(entry.route().endpoint().value());
        @Nullable Message trouble = now.reason();
        if (state == EndpointState.SERVING && now.state() == EndpointState.FAILED && trouble != null) {
            sayTrouble(entry, trouble);
            return;
        }
        boolean olderAnswers = state == EndpointState.STARTING && isAnswering(entry.route());
        if (olderAnswers || state == entry.said) {
            return;
        }
        entry.settle(around.clock().instant().plus(around.config().retry()));
        around.reports().report(node, entry.route(), state, reason);
        entry.said = state;
    }

    /** It was loaded, and what runs it has given up since. */
    private void sayTrouble(Entry entry, Message trouble) {
        if (entry.said != EndpointState.FAILED) {
            around.reports().gaveUp(node, entry.route(), trouble);
            entry.said = EndpointState.FAILED;
        }
    }

    private boolean isAnswering(Route route) {
        return gateway.state(route.endpoint().value()).state() == EndpointState.SERVING;
    }

    /**
     * What a reconciler works with.
     *
     * @param routes what shall be served
     * @param reports where it says how that went
     * @param artifacts where the bytes are
     * @param keeper says how rows are counted
     * @param config its times
     * @param loading where versions are loaded
     * @param hint called when there is something new to look at
     * @param clock what time it is
     */
    record Surroundings(
            Routes routes,
            ServingReports reports,
            Artifacts artifacts,
            TrafficKeeper keeper,
            ServingConfig config,
            Executor loading,
            Runnable hint,
            Clock clock) {}

    /** A revision that was asked for, and how far it has come. */
    static final class Entry {
        private final Route route;
        private final CompletableFuture<@Nullable Void> load;
        private @Nullable EndpointState said;
        private Instant retryAt = Instant.MAX;
        private int restarts;

        Entry(Route route, CompletableFuture<@Nullable Void> load, int restarts) {
            this.route = route;
            this.load = load;
            this.restarts = restarts;
        }

        /** Whether somebody has had its engine started again since it was last asked; then there is news to tell. */
        boolean isRestarted(Target target) {
            boolean isNews = target.restarts() != restarts;
            if (isNews) {
                restarts = target.restarts();
                said = null;
            }
            return isNews;
        }

        Route route() {
            return route;
        }

        EndpointState state() {
            if (!load.isDone()) {
                return EndpointState.STARTING;
            }
            return load.isCompletedExceptionally() ? EndpointState.FAILED : EndpointState.SERVING;
        }

        @Nullable
        Message reason() {
            if (!load.isCompletedExceptionally()) {
                return null;
            }
            Throwable failure = load.exceptionNow();
            Throwable cause =
                    failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
            if (cause instanceof ProblemException problem) {
                return problem.problem().message();
            }
            LOG.error("loading failed endpoint={}", route.endpoint(), cause);
            return Message.of("deployment.load-failed");
        }

        void settle(Instant again) {
            retryAt = again;
        }

        /** Something else is wanted by now, or it is time to try again. */
        boolean isOver(Target target, Instant now) {
            boolean isDueAgain = state() == EndpointState.FAILED && now.isAfter(retryAt);
            return isDueAgain || !route.revisionId().equals(target.revision());
        }
    }
}
