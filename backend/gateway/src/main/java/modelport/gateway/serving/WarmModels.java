package modelport.gateway.serving;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import modelport.gateway.Deployment;
import modelport.gateway.serving.ModelLoader.Loaded;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Models that answered before and could do so again at once. Their memory counts like that of all others; they lose it
 * after a while, and the oldest first as soon as something else needs it.
 */
public final class WarmModels {
    private static final Logger log = LoggerFactory.getLogger(WarmModels.class);

    private final ModelLoader loader;
    private final List<? extends Loop> loops;
    private final Executor threads;
    private final Duration keep;
    private final LongSupplier nanos;
    private final SequencedSet<Kept> all = new LinkedHashSet<>();

    public WarmModels(
            ModelLoader loader, List<? extends Loop> loops, Executor threads, Duration keep, LongSupplier nanos) {
        this.loader = loader;
        this.loops = loops;
        this.threads = threads;
        this.keep = keep;
        this.nanos = nanos;
    }

    /** A model that was put here; it may be gone by the time that somebody wants it back. */
    final class Kept {
        private final Deployment deployment;
        private final Loaded loaded;
        private final long since = nanos.getAsLong();

        Kept(Deployment deployment, Loaded loaded) {
            this.deployment = deployment;
            this.loaded = loaded;
        }

        Deployment deployment() {
            return deployment;
        }

        boolean isThere() {
            synchronized (WarmModels.this) {
                return all.contains(this);
            }
        }

        /** Gives the model to the caller, if it is still there. */
        Optional<Loaded> take() {
            synchronized (WarmModels.this) {
                return all.remove(this) ? Optional.of(loaded) : Optional.empty();
            }
        }

        /** Completes when its memory is free. */
        CompletableFuture<Void> drop() {
            return take().map(WarmModels.this::retire).orElseGet(CompletableFuture::allOf);
        }
    }

    /** Keeps a model that nobody is sent to from now on. */
    Kept keep(Deployment deployment, Loaded loaded) {
        var kept = new Kept(deployment, loaded);
        if (keep.isZero()) {
            var _ = retire(loaded);
            return kept;
        }
        synchronized (this) {
            all.add(kept);
        }
        return kept;
    }

    /** Drops as many as it takes for {@code bytes} to fit; none where that would not help. */
    CompletableFuture<Void> makeRoom(long bytes) {
        Kept oldest;
        synchronized (this) {
            long all = this.all.stream().mapToLong(kept -> kept.loaded.bytes()).sum();
            if (loader.fits(bytes) || !loader.fits(bytes - all)) {
                return CompletableFuture.allOf();
            }
            oldest = this.all.removeFirst();
        }
        log.info(
                "dropped warm model for memory: endpoint={} revision={}",
                oldest.deployment.endpoint(),
                oldest.deployment.revision());
        return retire(oldest.loaded).thenCompose(_ -> makeRoom(bytes));
    }

    /** Drops what has been here for too long. */
    public void sweep() {
        long now = nanos.getAsLong();
        List<Kept> over;
        synchronized (this) {
            over = all.stream()
                    .filter(kept -> now - kept.since >= keep.toNanos())
                    .toList();
        }
        over.forEach(kept -> {
            var _ = kept.drop();
        });
    }

    /** Unloads a model that nobody finds any more; completes when its memory is free. */
    CompletableFuture<Void> retire(Loaded old) {
        return old.model().retire(loops).thenRunAsync(() -> loader.unload(old), threads);
    }
}
