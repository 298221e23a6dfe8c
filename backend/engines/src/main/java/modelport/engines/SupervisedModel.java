package modelport.engines;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import modelport.contract.Message;
import modelport.contract.registry.Signature;
import modelport.engines.child.Wire;
import modelport.inference.InferenceException;
import modelport.inference.InferenceException.Fault;
import modelport.inference.LoadedModel;
import modelport.inference.Tensor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A model in a process of its own. When that dies, what it was asked fails, and it comes back: at once, after a pause,
 * or, if it dies again and again, not before somebody wants it back.
 */
final class SupervisedModel implements LoadedModel {
    private static final Logger log = LoggerFactory.getLogger(SupervisedModel.class);
    /** Requests that come while it is away wait so long for it. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    /** An answer that comes so much too late will never come. */
    private static final Duration STUCK = Duration.ofSeconds(30);

    private static final ScheduledExecutorService TIMER = timer();

    private final EngineOrder order;
    private final Signature signature;
    private final Crashes crashes;
    private final boolean spares;
    private volatile CompletableFuture<EngineProcess> current;
    private volatile @Nullable Message trouble;
    private boolean closed;

    private SupervisedModel(EngineOrder order, Signature signature, boolean spares) {
        this.order = order;
        this.signature = signature;
        this.spares = spares;
        this.crashes = new Crashes(System::nanoTime);
        this.current = new CompletableFuture<>();
    }

    /** A model that is loaded; refused if it cannot be. */
    static SupervisedModel load(
            NativeEngine engine, EngineFolders.Home home, Path file, Signature signature, boolean spares) {
        var model = new SupervisedModel(new EngineOrder(engine, home, file.toAbsolutePath()), signature, spares);
        Spares.all().enter(engine);
        try {
            model.begin(model.order.bringUp());
            return model;
        } catch (RuntimeException | Error e) {
            Spares.all().leave(engine);
            throw e;
        }
    }

    private void begin(EngineProcess process) {
        synchronized (this) {
            if (closed) {
                process.close();
                return;
            }
            trouble = null;
            current.complete(process);
        }
        var _ = process.ended().thenAccept(this::died);
        if (spares) {
            // Not now, when the model may be needed at once.
            var _ = TIMER.schedule(() -> Spares.all().refill(order.engine(), order.home()), 1, TimeUnit.SECONDS);
        }
    }

    private void died(EngineProcess process) {
        synchronized (this) {
            if (closed) {
                return;
            }
            current = new CompletableFuture<>();
            String death = process.death();
            Optional<Duration> wait = crashes.next();
            if (wait.isEmpty()) {
                Message reason = Message.of(
                        "engines.quarantined",
                        "engine",
                        order.engine().title(),
                        "death",
                        death,
                        "count",
                        Integer.toString(Crashes.TOO_MANY));
                trouble = reason;
                log.error(
                        "engine quarantined: engine={} file={} death={}",
                        order.engine().code(),
                        order.file().getFileName(),
                        death);
                current.completeExceptionally(new InferenceException(Fault.UNAVAILABLE, reason));
                return;
            }
            log.warn(
                    "engine died: engine={} file={} death={}",
                    order.engine().code(),
                    order.file().getFileName(),
                    death);
            comeBack(wait.get());
        }
    }

    private void comeBack(Duration wait) {
        var _ = TIMER.schedule(
                () -> Thread.ofPlatform().daemon().name("engine-restart").start(this::restart),
                wait.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    private void restart() {
        long start = System.nanoTime();
        try {
            begin(order.bringUp());
            log.info("engine is back: engine={} ms={}", order.engine().code(), (System.nanoTime() - start) / 1_000_000);
        } catch (RuntimeException e) {
            log.warn("engine did not come back: engine={}", order.engine().code(), e);
            synchronized (this) {
                crashes.next().ifPresentOrElse(this::comeBack, () -> {
                    Message reason = e instanceof InferenceException inference
                            ? inference.problem()
                            : unavailable().problem();
                    trouble = reason;
                    current.completeExceptionally(new InferenceException(Fault.UNAVAILABLE, reason));
                });
            }
        }
    }

    @Override
    public Signature signature() {
        return signature;
    }

    @Override
    public Map<String, Tensor> run(Map<String, Tensor> inputs, Set<String> outputs, Duration deadline) {
        EngineProcess process = process(deadline);
        Wire.Message run = Wire.tensors(Wire.Kind.RUN, process.nextNumber(), Tensors.toWire(signature, inputs));
        CompletableFuture<Wire.Message> answer = process.ask(run);
        try {
            return answer(answer.get(deadline.toNanos(), TimeUnit.NANOSECONDS), outputs);
        } catch (TimeoutException e) {
            var _ = TIMER.schedule(() -> endIfStuck(process, answer), STUCK.toMillis(), TimeUnit.MILLISECONDS);
            throw new InferenceException(
                    Fault.DEADLINE, Message.of("inference.deadline", "ms", Long.toString(deadline.toMillis())));
        } catch (ExecutionException e) {
            throw unavailable();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable();
        }
    }

    private static void endIfStuck(EngineProcess process, CompletableFuture<Wire.Message> answer) {
        if (!answer.isDone()) {
            process.kill();
        }
    }

    private EngineProcess process(Duration deadline) {
        long patience = Math.min(deadline.toMillis(), PATIENCE.toMillis());
        try {
            return current.get(patience, TimeUnit.MILLISECONDS);
        } catch (TimeoutException | CompletionException e) {
            throw unavailable();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof InferenceException inference
                    ? new InferenceException(inference.fault(), inference.problem())
                    : unavailable();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable();
        }
    }

    private Map<String, Tensor> answer(Wire.Message message, Set<String> wanted) {
        if (message.kind() == Wire.Kind.ERROR) {
            throw order.failure(Fault.RUN, "run", message.text());
        }
        try {
            Map<String, Tensor> answers = new LinkedHashMap<>();
            List<Tensors.Named> given = Tensors.fromWire(message.tensors());
            given.stream()
                    .filter(named -> wanted.isEmpty() || wanted.contains(named.name()))
                    .forEach(named -> answers.put(named.name(), named.tensor()));
            return answers;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private InferenceException unavailable() {
        return new InferenceException(
                Fault.UNAVAILABLE,
                Message.of("engines.ended", "engine", order.engine().title()));
    }

    @Override
    public Optional<Message> trouble() {
        return Optional.ofNullable(trouble);
    }

    /** Also ends a quarantine. */
    @Override
    public synchronized void revive() {
        if (!closed && current.isCompletedExceptionally()) {
            crashes.forget();
            trouble = null;
            current = new CompletableFuture<>();
            comeBack(Duration.ZERO);
        }
    }

    /** Of the process that runs it now, for tests. */
    long pid() {
        return current.join().pid();
    }

    @Override
    public void close() {
        CompletableFuture<EngineProcess> last;
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
            last = current;
        }
        if (last.isDone() && !last.isCompletedExceptionally()) {
            last.join().close();
        } else {
            last.completeExceptionally(new IllegalStateException("the model is closed"));
        }
        Spares.all().leave(order.engine());
    }

    private static ScheduledThreadPoolExecutor timer() {
        var timer = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("engine-timer").factory());
        timer.setRemoveOnCancelPolicy(true);
        return timer;
    }
}
