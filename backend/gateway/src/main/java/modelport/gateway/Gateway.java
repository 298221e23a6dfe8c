package modelport.gateway;

import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.LongSupplier;
import modelport.contract.Message;
import modelport.gateway.http.Listener;
import modelport.gateway.json.JsonReader;
import modelport.gateway.profile.Counters;
import modelport.gateway.protocol.Body;
import modelport.gateway.protocol.Predict;
import modelport.gateway.sampling.Samples;
import modelport.gateway.serving.Endpoints;
import modelport.gateway.serving.Live;
import modelport.gateway.serving.Loading;
import modelport.gateway.serving.ModelLoader;
import modelport.gateway.serving.PredictionIds;
import modelport.gateway.serving.ServableForm;
import modelport.gateway.serving.Trials;
import modelport.gateway.serving.WarmModels;

/**
 * The data plane of one process: listens, checks callers, runs models, counts. What it shall serve is told by
 * {@link #deploy} and {@link #remove}.
 */
public final class Gateway implements AutoCloseable {
    private static final int WAITING_BODIES = 256;
    private static final int LOADING_THREADS = 2;

    private final GatewayConfig config;
    private final Clock clock;
    private final Listener listener;
    private final InetSocketAddress address;
    private final Endpoints endpoints;
    private final Trials trials;
    private final ThreadPoolExecutor readers;
    private final ExecutorService loading;
    private final ScheduledExecutorService timer;
    private final Counters counters;
    private final Samples samples;
    private final PredictionIds trialIds = new PredictionIds();
    private final ReentrantLock trialLock = new ReentrantLock();
    private boolean closed;
    private List<EndpointDelta> lastMetrics = List.of();

    private Gateway(GatewayConfig config, CallerCheck check, Clock clock, LongSupplier nanos) {
        this.config = config;
        this.clock = clock;
        counters = new Counters(clock::millis);
        samples = new Samples(config.predictionLogRate(), clock::millis);
        listener = new Listener(config, check, nanos, counters);
        readers = readers(config.loops());
        loading = Executors.newFixedThreadPool(LOADING_THREADS, daemon("gateway-loading-"));
        timer = Executors.newSingleThreadScheduledExecutor(daemon("gateway-timer-"));
        Function<Servable, ServableForm> forms = Predict::form;
        var loader = new ModelLoader(config, listener.loops(), counters);
        var warm = new WarmModels(loader, listener.loops(), loading, config.keepWarm(), nanos);
        var shared = new Loading(loader, warm, listener.loops(), loading, forms);
        endpoints = new Endpoints(shared, samples);
        trials = new Trials(shared, config.trials(), config.trialIdle(), nanos);
        address = listener.open(endpoints, readers);
        sweep(trials::sweep, config.trialIdle());
        sweep(warm::sweep, config.keepWarm());
    }

    private void sweep(Runnable sweep, Duration idle) {
        long pause = Math.max(1, idle.toMillis() / 4);
        var _ = timer.scheduleWithFixedDelay(sweep, pause, pause, TimeUnit.MILLISECONDS);
    }

    /** Starts to listen. */
    public static Gateway start(GatewayConfig config, CallerCheck check) {
        return start(config, check, Clock.systemUTC(), System::nanoTime);
    }

    static Gateway start(GatewayConfig config, CallerCheck check, Clock clock, LongSupplier nanos) {
        return new Gateway(config, check, clock, nanos);
    }

    /** Where it listens. */
    public InetSocketAddress address() {
        return address;
    }

    /**
     * Loads a version, warms it up, and lets it answer from then on; requests in flight are still answered by what was
     * there before. Fails with a {@link ProblemException} if it cannot be loaded, and leaves everything as it was.
     */
    public CompletionStage<Void> deploy(Deployment deployment) {
        return endpoints.deploy(deployment).thenRun(() -> listener.forgetRefusals(deployment.endpoint()));
    }

    /**
     * Lets a revision answer that is still in memory, where it is the one that answers or answered before; nothing is
     * loaded. Tells whether that is so: otherwise it has to be deployed.
     */
    public CompletionStage<Boolean> bringBack(String endpoint, int revision) {
        return endpoints.bringBack(endpoint, revision);
    }

    /**
     * Loads a revision that answered before this gateway began, so that it can be brought back; does nothing where its
     * endpoint has such a one already, or where there is no memory left for it.
     */
    public CompletionStage<Void> keepWarm(Deployment before) {
        return endpoints.keepWarm(before);
    }

    /**
     * Counts what an endpoint answers, each version by the plan that is made for it, from the next request on. Other
     * plans take the place of those before; what was counted by those still comes out.
     */
    public void profile(String endpoint, List<ProfilePlan> plans) {
        endpoints.profile(endpoint, plans);
    }

    /** Starts the engine behind an endpoint again, if it ended so often that it was not started any more. */
    public void revive(String endpoint) {
        endpoints.live(endpoint).ifPresent(Live::revive);
    }

    /** Lets an endpoint answer 404 from now on; completes when its memory is free. */
    public CompletionStage<Void> remove(String endpoint) {
        return endpoints.remove(endpoint);
    }

    /** Whether and what an endpoint answers. */
    public EndpointStatus state(String endpoint) {
        return endpoints.status(endpoint);
    }

    /** What {@code /predict} would answer if this version were deployed. */
    public CompletionStage<TrialAnswer> tryOut(Servable servable, byte[] jsonBody, Locale language) {
        return tryOut(servable, jsonBody, "application/json", language);
    }

    /** What {@code /predict} would answer to a body of this media type if this version were deployed. */
    public CompletionStage<TrialAnswer> tryOut(Servable servable, byte[] body, String mediaType, Locale language) {
        var call = new TrialCall(trialId(), language);
        try {
            if (body.length > config.maxRequestBytes()) {
                throw new Refusal(
                        413, Message.of("gateway.too-long", "limit", Integer.toString(config.maxRequestBytes())));
            }
            var _ = trials.hold(servable, call)
                    .thenAcceptAsync(live -> ask(call, live, new Body(body, body.length, -1, mediaType)), readers)
                    .exceptionally(failure -> {
                        call.fail(unwrapped(failure));
                        return null;
                    });
        } catch (Refusal refusal) {
            call.refuse(refusal);
        }
        return call.answer();
    }

    /** Versions that are loaded to be tried. */
    int trials() {
        return trials.size();
    }

    private static void ask(TrialCall call, Live live, Body body) {
        call.servedBy(live);
        live.enqueue(call, new Predict(false).read(live, body, new JsonReader()));
    }

    /**
     * What endpoints did in every second that is over since the last call, in the order of time. Waits for the event
     * loops, so it must not be called by one of them.
     */
    public synchronized List<EndpointDelta> drainMetrics() {
        if (closed) {
            List<EndpointDelta> rest = lastMetrics;
            lastMetrics = List.of();
            return rest;
        }
        return listener.drain(clock.instant().getEpochSecond()).deltas();
    }

    /** What was counted by plans since the last call, in the order of time; each row once. */
    public synchronized List<ProfileDelta> drainProfiles() {
        return counters.drain();
    }

    /** Predictions that were picked to be kept since the last call. */
    public List<SampledPrediction> drainPredictions() {
        return samples.drain();
    }

    /** Predictions that were picked but not kept, because too many waited to be fetched. */
    public long droppedPredictions() {
        return samples.dropped();
    }

    /** Answers what is in flight, then ends; what is to be drained still is afterwards. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        timer.shutdownNow();
        listener.drainConnections();
        endpoints.removeAll().toCompletableFuture().join();
        trials.close().join();
        lastMetrics = listener.drain(Long.MAX_VALUE).deltas();
        listener.close();
        readers.shutdownNow();
        loading.shutdownNow();
    }

    private byte[] trialId() {
        trialLock.lock();
        try {
            return trialIds.next(clock.millis());
        } finally {
            trialLock.unlock();
        }
    }

    private static Throwable unwrapped(Throwable failure) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        return cause instanceof RejectedExecutionException
                ? new Refusal(429, Message.of("gateway.overloaded"))
                : cause == null ? failure : cause;
    }

    private static ThreadPoolExecutor readers(int count) {
        return new ThreadPoolExecutor(
                count, count, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(WAITING_BODIES), daemon("gateway-reader-"));
    }

    private static ThreadFactory daemon(String name) {
        return Thread.ofPlatform().daemon().name(name, 0).factory();
    }
}
