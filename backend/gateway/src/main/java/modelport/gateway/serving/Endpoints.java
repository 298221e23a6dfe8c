package modelport.gateway.serving;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import modelport.contract.Message;
import modelport.contract.Problem;
import modelport.contract.ProblemException;
import modelport.contract.deployment.EndpointState;
import modelport.gateway.Deployment;
import modelport.gateway.EndpointStatus;
import modelport.gateway.ProfilePlan;
import modelport.gateway.sampling.Samples;
import modelport.gateway.serving.ModelLoader.Loaded;
import modelport.gateway.serving.WarmModels.Kept;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What answers at which endpoint, and how that changes without a request noticing. */
public final class Endpoints {
    private static final Logger log = LoggerFactory.getLogger(Endpoints.class);

    private final Map<String, Slot> slots = new ConcurrentHashMap<>();
    /** Also of endpoints that nothing answers at yet, so that the first row counts. */
    private final Map<String, Watches> watches = new ConcurrentHashMap<>();

    private final Loading loading;
    private final Samples samples;

    public Endpoints(Loading loading, Samples samples) {
        this.loading = loading;
        this.samples = samples;
    }

    /** An endpoint: what answers there, what did before, and what comes next. */
    private static final class Slot {
        private final Watches watches;
        private volatile @Nullable Live live;
        private volatile @Nullable Message failure;
        private volatile boolean removed;
        private volatile @Nullable Kept warm;
        private @Nullable Loaded loaded;
        private @Nullable Deployment wanted;
        private CompletableFuture<Void> last = CompletableFuture.allOf();

        Slot(Watches watches) {
            this.watches = watches;
        }
    }

    /** What answers at {@code endpoint}; empty if the endpoint is unknown or nothing answers there yet. */
    public Optional<Live> live(String endpoint) {
        Slot slot = slots.get(endpoint);
        return slot == null ? Optional.empty() : Optional.ofNullable(slot.live);
    }

    public EndpointStatus status(String endpoint) {
        Slot slot = slots.get(endpoint);
        if (slot == null) {
            return new EndpointStatus(EndpointState.EMPTY, null, null, null);
        }
        Live live = slot.live;
        Message failure = slot.failure;
        if (live != null) {
            Optional<Message> trouble = live.model().trouble();
            return new EndpointStatus(
                    trouble.isPresent() ? EndpointState.FAILED : EndpointState.SERVING,
                    trouble.orElse(failure),
                    live.deployment(),
                    warm(slot));
        }
        return new EndpointStatus(failure == null ? EndpointState.STARTING : EndpointState.FAILED, failure, null, null);
    }

    private static @Nullable Deployment warm(Slot slot) {
        Kept kept = slot.warm;
        return kept != null && kept.isThere() ? kept.deployment() : null;
    }

    /** Deployments of one endpoint happen one after the other; asking for the same again changes nothing. */
    public CompletionStage<Void> deploy(Deployment deployment) {
        Slot slot = slots.computeIfAbsent(deployment.endpoint(), name -> new Slot(watches(name)));
        synchronized (slot) {
            if (deployment.equals(slot.wanted) && !slot.last.isCompletedExceptionally()) {
                return slot.last.copy();
            }
            slot.wanted = deployment;
            slot.last = slot.last.handle((_, _) -> true).thenCompose(_ -> install(slot, deployment));
            return slot.last.copy();
        }
    }

    /** Lets a revision answer that is in memory already, as the one that answers or as the one before. */
    public CompletionStage<Boolean> bringBack(String endpoint, int revision) {
        Slot slot = slots.get(endpoint);
        if (slot == null) {
            return CompletableFuture.completedFuture(false);
        }
        synchronized (slot) {
            slot.wanted = null;
            CompletableFuture<Boolean> back = slot.last.handle((_, _) -> isBack(slot, revision));
            slot.last = CompletableFuture.allOf(back);
            return back.copy();
        }
    }

    /**
     * Brings a revision into memory that answered before, unless another one is there, or something would have to go.
     */
    public CompletionStage<Void> keepWarm(Deployment deployment) {
        Slot slot = slots.get(deployment.endpoint());
        if (slot == null) {
            return CompletableFuture.allOf();
        }
        return loading.loadIfItFits(deployment.servable(), deployment.endpoint())
                .thenAccept(loaded -> loaded.ifPresent(model -> {
                    if (!isKept(slot, deployment, model)) {
                        var _ = loading.retire(model);
                    }
                }));
    }

    private boolean isKept(Slot slot, Deployment deployment, Loaded loaded) {
        synchronized (slot) {
            Live live = slot.live;
            boolean isWanted =
                    live != null && live.deployment().revision() != deployment.revision() && warm(slot) == null;
            if (isWanted && !slot.removed) {
                slot.warm = loading.warm().keep(deployment, loaded);
                return true;
            }
            return false;
        }
    }

    /** Counts the rows of each version by its plan, from the next request on. */
    public void profile(String endpoint, List<ProfilePlan> plans) {
        boolean isOther = watches(endpoint).change(plans);
        Slot slot = slots.get(endpoint);
        if (slot == null || !isOther) {
            return;
        }
        synchronized (slot) {
            Live live = slot.live;
            if (live != null) {
                slot.live = live(slot, live.deployment(), live.model());
            }
        }
    }

    private Watches watches(String endpoint) {
        return watches.computeIfAbsent(endpoint, _ -> new Watches(samples.open()));
    }

    /** Nothing answers there from now on; completes when the memory is free. */
    public CompletionStage<Void> remove(String endpoint) {
        watches.remove(endpoint);
        Slot slot = slots.remove(endpoint);
        if (slot == null) {
            return CompletableFuture.allOf();
        }
        synchronized (slot) {
            slot.removed = true;
            slot.live = null;
            slot.last = slot.last.handle((_, _) -> true).thenCompose(_ -> retire(slot));
            return slot.last.copy();
        }
    }

    /** Removes all. */
    public CompletionStage<Void> removeAll() {
        return CompletableFuture.allOf(slots.keySet().stream()
                .map(endpoint -> remove(endpoint).toCompletableFuture())
                .toArray(CompletableFuture[]::new));
    }

    private CompletableFuture<Void> install(Slot slot, Deployment deployment) {
        if (slot.removed || isInMemory(slot, deployment)) {
            return CompletableFuture.allOf();
        }
        long start = System.nanoTime();
        return loading.load(deployment.servable(), deployment.endpoint(), true)
                .exceptionally(failure -> {
                    throw failed(slot, deployment, failure);
                })
                .thenAccept(next -> {
                    switchTo(slot, deployment, next);
                    log.info(
                            "deployed: endpoint={} revision={} version={} ms={}",
                            deployment.endpoint(),
                            deployment.revision(),
                            deployment.servable().version(),
                            (System.nanoTime() - start) / 1_000_000);
                });
    }

    private static ProblemException failed(Slot slot, Deployment deployment, Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        Message reason = Loading.reason(cause);
        slot.failure = reason;
        log.warn("deployment failed: endpoint={} revision={}", deployment.endpoint(), deployment.revision(), cause);
        return new ProblemException(new Problem.Other(500, reason));
    }

    /** The same bytes, under another number or from before: nothing is loaded. */
    private boolean isInMemory(Slot slot, Deployment deployment) {
        synchronized (slot) {
            Live live = slot.live;
            if (live == null || slot.removed) {
                return false;
            }
            if (live.servable().isSameModel(deployment.servable())) {
                live.model().revive();
                answer(slot, deployment, live.model());
                return true;
            }
            Kept warm = slot.warm;
            return warm != null
                    && warm.deployment().servable().isSameModel(deployment.servable())
                    && isSwapped(slot, deployment);
        }
    }

    private boolean isBack(Slot slot, int revision) {
        synchronized (slot) {
            Live live = slot.live;
            if (live == null || slot.removed) {
                return false;
            }
            if (live.deployment().revision() == revision) {
                slot.failure = null;
                return true;
            }
            Kept warm = slot.warm;
            return warm != null && warm.deployment().revision() == revision && isSwapped(slot, warm.deployment());
        }
    }

    /** What answered before and what answers now change places, if the former is still there. */
    private boolean isSwapped(Slot slot, Deployment deployment) {
        Optional<Loaded> back = Objects.requireNonNull(slot.warm).take();
        back.ifPresent(model -> {
            replace(slot, deployment, model);
            log.info("brought back: endpoint={} revision={}", deployment.endpoint(), deployment.revision());
        });
        return back.isPresent();
    }

    private void switchTo(Slot slot, Deployment deployment, Loaded next) {
        synchronized (slot) {
            if (!slot.removed) {
                replace(slot, deployment, next);
                return;
            }
        }
        var _ = loading.retire(next);
    }

    /** Of all that answered before, only the last stays loaded. */
    private void replace(Slot slot, Deployment deployment, Loaded next) {
        Live old = slot.live;
        Loaded loaded = slot.loaded;
        Kept before = slot.warm;
        slot.loaded = next;
        answer(slot, deployment, next.model());
        if (old != null && loaded != null) {
            slot.warm = loading.warm().keep(old.deployment(), loaded);
        }
        if (before != null) {
            var _ = before.drop();
        }
    }

    private void answer(Slot slot, Deployment deployment, ServedModel model) {
        slot.live = live(slot, deployment, model);
        slot.failure = null;
    }

    private Live live(Slot slot, Deployment deployment, ServedModel model) {
        ServableForm form = loading.forms().apply(deployment.servable());
        return new Live(deployment, model, form, slot.watches.over(deployment, form));
    }

    private CompletableFuture<Void> retire(Slot slot) {
        Loaded loaded = slot.loaded;
        Kept warm = slot.warm;
        slot.loaded = null;
        slot.warm = null;
        return CompletableFuture.allOf(
                loaded == null ? CompletableFuture.allOf() : loading.retire(loaded),
                warm == null ? CompletableFuture.allOf() : warm.drop());
    }
}
