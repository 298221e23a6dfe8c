package modelport.gateway.serving;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Function;
import modelport.contract.Message;
import modelport.contract.Problem;
import modelport.contract.ProblemException;
import modelport.contract.deployment.EndpointState;
import modelport.gateway.Deployment;
import modelport.gateway.EndpointStatus;
import modelport.gateway.Refusal;
import modelport.gateway.Servable;
import modelport.gateway.serving.ModelLoader.Loaded;
import modelport.inference.InferenceException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What answers at which endpoint, and how that changes without a request noticing. */
public final class Endpoints {
    private static final Logger log = LoggerFactory.getLogger(Endpoints.class);

    private final Map<String, Slot> slots = new ConcurrentHashMap<>();
    private final ModelLoader loader;
    private final List<? extends Loop> loops;
    private final Executor loading;
    private final Function<Servable, ServableForm> forms;

    /**
     * What is needed to bring a model into memory.
     *
     * @param threads that may wait for disks and natives
     */
    public record Loading(
            ModelLoader loader, List<? extends Loop> loops, Executor threads, Function<Servable, ServableForm> forms) {}

    public Endpoints(Loading loading) {
        this.loader = loading.loader();
        this.loops = loading.loops();
        this.loading = loading.threads();
        this.forms = loading.forms();
    }

    /** An endpoint: what answers there, and what comes next. */
    private static final class Slot {
        private volatile @Nullable Live live;
        private volatile @Nullable Message failure;
        private volatile boolean removed;
        private @Nullable Loaded loaded;
        private @Nullable Deployment wanted;
        private CompletableFuture<Void> last = CompletableFuture.allOf();
    }

    /** What answers at {@code endpoint}; empty if the endpoint is unknown or nothing answers there yet. */
    public Optional<Live> live(String endpoint) {
        Slot slot = slots.get(endpoint);
        return slot == null ? Optional.empty() : Optional.ofNullable(slot.live);
    }

    public EndpointStatus status(String endpoint) {
        Slot slot = slots.get(endpoint);
        if (slot == null) {
            return new EndpointStatus(EndpointState.EMPTY, null, null);
        }
        Live live = slot.live;
        Message failure = slot.failure;
        if (live != null) {
            return new EndpointStatus(EndpointState.SERVING, failure, live.deployment());
        }
        return new EndpointStatus(failure == null ? EndpointState.STARTING : EndpointState.FAILED, failure, null);
    }

    /** Deployments of one endpoint happen one after the other; asking for the same again changes nothing. */
    public CompletionStage<Void> deploy(Deployment deployment) {
        Slot slot = slots.computeIfAbsent(deployment.endpoint(), _ -> new Slot());
        synchronized (slot) {
            if (deployment.equals(slot.wanted) && !slot.last.isCompletedExceptionally()) {
                return slot.last.copy();
            }
            slot.wanted = deployment;
            slot.last = slot.last.handle((_, _) -> true).thenRunAsync(() -> install(slot, deployment), loading);
            return slot.last.copy();
        }
    }

    /** Nothing answers there from now on; completes when the memory is free. */
    public CompletionStage<Void> remove(String endpoint) {
        Slot slot = slots.remove(endpoint);
        if (slot == null) {
            return CompletableFuture.allOf();
        }
        synchronized (slot) {
            slot.removed = true;
            slot.live = null;
            slot.last = slot.last.handle((_, _) -> true).thenComposeAsync(_ -> retire(slot), loading);
            return slot.last.copy();
        }
    }

    /** Removes all. */
    public CompletionStage<Void> removeAll() {
        return CompletableFuture.allOf(slots.keySet().stream()
                .map(endpoint -> remove(endpoint).toCompletableFuture())
                .toArray(CompletableFuture[]::new));
    }

    private void install(Slot slot, Deployment deployment) {
        if (slot.removed) {
            return;
        }
        Live live = slot.live;
        if (live != null && isSameModel(live.servable(), deployment.servable())) {
            rename(slot, deployment, live.model());
            return;
        }
        long start = System.nanoTime();
        Loaded next;
        try {
            next = loader.load(deployment.servable(), deployment.endpoint(), true);
        } catch (RuntimeException | Error e) {
            slot.failure = reason(e);
            log.warn("deployment failed: endpoint={} revision={}", deployment.endpoint(), deployment.revision(), e);
            throw new ProblemException(new Problem.Other(500, reason(e)));
        }
        switchTo(slot, deployment, next);
        log.info(
                "deployed: endpoint={} revision={} version={} ms={}",
                deployment.endpoint(),
                deployment.revision(),
                deployment.servable().version(),
                (System.nanoTime() - start) / 1_000_000);
    }

    /** The same bytes under another number: nothing is loaded. */
    private void rename(Slot slot, Deployment deployment, ServedModel model) {
        synchronized (slot) {
            if (!slot.removed) {
                slot.live = new Live(deployment, model, forms.apply(deployment.servable()));
                slot.failure = null;
            }
        }
    }

    private void switchTo(Slot slot, Deployment deployment, Loaded next) {
        Loaded old;
        synchronized (slot) {
            if (slot.removed) {
                old = next;
            } else {
                old = slot.loaded;
                slot.loaded = next;
                slot.live = new Live(deployment, next.model(), forms.apply(deployment.servable()));
                slot.failure = null;
            }
        }
        if (old != null) {
            var _ = retire(old);
        }
    }

    private CompletableFuture<Void> retire(Slot slot) {
        Loaded loaded = slot.loaded;
        slot.loaded = null;
        return loaded == null ? CompletableFuture.allOf() : retire(loaded);
    }

    private CompletableFuture<Void> retire(Loaded old) {
        return old.model().retire(loops).thenRunAsync(() -> loader.unload(old), loading);
    }

    private static boolean isSameModel(Servable a, Servable b) {
        return a.digest().equals(b.digest())
                && a.signature().equals(b.signature())
                && a.parameters().equals(b.parameters());
    }

    private static Message reason(Throwable failure) {
        return switch (failure) {
            case InferenceException inference -> inference.problem();
            case Refusal refusal -> refusal.reason();
            default -> Message.of("gateway.load-failed");
        };
    }
}
