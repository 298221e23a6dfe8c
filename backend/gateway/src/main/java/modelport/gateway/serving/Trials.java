package modelport.gateway.serving;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;
import modelport.contract.Message;
import modelport.gateway.Deployment;
import modelport.gateway.Refusal;
import modelport.gateway.Servable;
import modelport.gateway.serving.ModelLoader.Loaded;
import org.jspecify.annotations.Nullable;

/** Versions that are tried without being deployed: loaded at the first try, and unloaded when nobody tries them. */
public final class Trials {
    private final Loading loading;
    private final int limit;
    private final Duration idle;
    private final LongSupplier nanos;
    private final Map<String, Trial> trials = new HashMap<>();

    private static final class Trial {
        private final CompletableFuture<Loaded> loaded;
        private final Servable servable;
        private long lastUsed;
        private int waiting;

        Trial(CompletableFuture<Loaded> loaded, Servable servable) {
            this.loaded = loaded;
            this.servable = servable;
        }
    }

    public Trials(Loading loading, int limit, Duration idle, LongSupplier nanos) {
        this.loading = loading;
        this.limit = limit;
        this.idle = idle;
        this.nanos = nanos;
    }

    /** The version, held for {@code call}; loads it if necessary. */
    public CompletableFuture<Live> hold(Servable servable, Call call) {
        return take(servable, call).thenApply(loaded -> {
            var deployment = new Deployment("trial", 0, servable);
            return new Live(deployment, loaded.model(), loading.forms().apply(servable), Watch.NOTHING);
        });
    }

    private synchronized CompletableFuture<Loaded> take(Servable servable, Call call) {
        Trial known = trials.get(key(servable));
        Trial trial = known == null || known.loaded.isCompletedExceptionally() ? load(servable) : known;
        trial.lastUsed = nanos.getAsLong();
        trial.waiting++;
        return trial.loaded.whenComplete((loaded, _) -> arrived(trial, loaded, call));
    }

    private Trial load(Servable servable) {
        trials.remove(key(servable));
        makeRoom();
        var trial = new Trial(loading.load(servable, "trial", false), servable);
        trials.put(key(servable), trial);
        return trial;
    }

    /** What is waited for is never unloaded, what is held neither; in between is this lock. */
    private synchronized void arrived(Trial trial, @Nullable Loaded loaded, Call call) {
        trial.waiting--;
        if (loaded != null) {
            call.hold(loaded.model());
        }
    }

    /** Unloads what nobody has tried for a while. */
    public synchronized void sweep() {
        long now = nanos.getAsLong();
        List.copyOf(trials.values()).stream()
                .filter(trial -> trial.waiting == 0 && now - trial.lastUsed >= idle.toNanos())
                .forEach(trial -> {
                    var _ = unload(trial);
                });
    }

    public synchronized int size() {
        return trials.size();
    }

    /** Unloads all; completes when the memory is free. */
    public synchronized CompletableFuture<Void> close() {
        var gone = new ArrayList<CompletableFuture<?>>();
        List.copyOf(trials.values()).forEach(trial -> gone.add(unload(trial)));
        return CompletableFuture.allOf(gone.toArray(CompletableFuture[]::new));
    }

    private void makeRoom() {
        while (trials.size() >= limit) {
            var _ = unload(trials.values().stream()
                    .filter(trial -> trial.waiting == 0)
                    .min(Comparator.comparingLong(trial -> trial.lastUsed))
                    .orElseThrow(() -> new Refusal(429, Message.of("gateway.overloaded"))));
        }
    }

    private CompletableFuture<Void> unload(Trial trial) {
        trials.remove(key(trial.servable));
        return trial.loaded
                .handle((loaded, _) -> loaded)
                .thenCompose(loaded -> loaded == null ? CompletableFuture.allOf() : loading.retire(loaded));
    }

    private static String key(Servable servable) {
        return String.join(
                " ",
                servable.digest(),
                Integer.toString(servable.parameters().hashCode()),
                Integer.toString(servable.signature().hashCode()),
                Integer.toString(servable.version()));
    }
}
