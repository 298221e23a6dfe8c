package modelport.server.jobs.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import modelport.contract.Message;
import modelport.server.jobs.CancelledException;
import modelport.server.jobs.JobConfig;
import modelport.server.jobs.JobRun;
import modelport.server.jobs.internal.JobLedger.Line;
import modelport.server.jobs.internal.JobLedger.Progress;
import modelport.server.jobs.internal.JobLedger.Pulse;
import tools.jackson.databind.JsonNode;

/**
 * One attempt while it runs here. What its handler says is kept in memory and written down by {@link Pulses} a moment
 * later; what others say (stop, lost, too late) is kept as the first {@link Stop} and heard by the handler.
 */
final class Attempt implements JobRun {
    private final Claim claim;
    private final JobLedger ledger;
    private final JobConfig config;
    private final AtomicReference<Optional<Stop>> stop = new AtomicReference<>(Optional.empty());
    private final AtomicReference<Runnable> onStop = new AtomicReference<>(() -> {});
    private final List<Line> lines = new ArrayList<>();
    private final Object writing = new Object();
    private Optional<Progress> progress = Optional.empty();
    private long logBytes;
    private volatile boolean ending;
    private volatile boolean published;
    private volatile long heardAt;
    private volatile Optional<Long> deadline = Optional.empty();
    private volatile boolean process;

    /** An attempt whose lease began at {@code claimedAt} by {@link System#nanoTime} or later. */
    Attempt(Claim claim, JobLedger ledger, JobConfig config, long claimedAt) {
        this.claim = claim;
        this.ledger = ledger;
        this.config = config;
        this.heardAt = claimedAt;
        this.logBytes = ledger.logBytes(claim.id());
    }

    /** Why an attempt must end before its work is done. */
    enum Stop {
        /** Somebody asked. */
        CANCELLED,
        /** Another worker has the job, or may have it. */
        LOST,
        /** Its time is over. */
        TOO_LATE,
        /** This node stops. */
        SHUTDOWN
    }

    Claim claim() {
        return claim;
    }

    Optional<Stop> stop() {
        return stop.get();
    }

    boolean published() {
        return published;
    }

    /** Makes the attempt end; the first reason stays. */
    void stop(Stop reason) {
        stop.compareAndSet(Optional.empty(), Optional.of(reason));
        onStop.get().run();
    }

    /** Runs {@code action} when the attempt must end, or now if it must already. */
    void onStop(Runnable action) {
        onStop.set(action);
        if (stop().isPresent()) {
            action.run();
        }
    }

    /** A process works for this attempt from now on, at most for so long. */
    void processStarts(Duration limit) {
        deadline = Optional.of(System.nanoTime() + limit.toNanos());
        process = true;
    }

    void processEnded() {
        onStop(() -> {});
        deadline = Optional.empty();
        process = false;
    }

    boolean hasProcess() {
        return process;
    }

    /** Tells the database that this worker lives, and hears what it says. */
    void heartbeat() {
        if (ending) {
            return;
        }
        long before = System.nanoTime();
        Pulse pulse = ledger.heartbeat(claim, config.lease());
        switch (pulse) {
            case GO_ON -> heardAt = before;
            case CANCEL -> {
                heardAt = before;
                stop(Stop.CANCELLED);
            }
            case LOST -> {
                if (!ending) {
                    stop(Stop.LOST);
                }
            }
        }
    }

    /** Looks at this process's own watch: without a word from the database the lease may be over. */
    void watch() {
        long now = System.nanoTime();
        if (now - heardAt > config.lease().toNanos()) {
            stop(Stop.LOST);
        }
        if (deadline.filter(end -> now > end).isPresent()) {
            stop(Stop.TOO_LATE);
        }
    }

    /** Writes down what was said since the last time. */
    void flush() {
        synchronized (writing) {
            if (ending) {
                return;
            }
            Optional<Progress> now = takeProgress();
            List<Line> said = takeLines();
            boolean nothing = now.isEmpty() && said.isEmpty();
            if (!nothing && !ledger.report(claim, now, said)) {
                stop(Stop.LOST);
            }
        }
    }

    private synchronized Optional<Progress> takeProgress() {
        var taken = progress;
        progress = Optional.empty();
        return taken;
    }

    synchronized List<Line> takeLines() {
        var taken = List.copyOf(lines);
        lines.clear();
        return taken;
    }

    @Override
    public UUID jobId() {
        return claim.id();
    }

    @Override
    public Optional<UUID> project() {
        return claim.project();
    }

    @Override
    public Map<String, String> subject() {
        return claim.subject();
    }

    @Override
    public JsonNode input() {
        return claim.input();
    }

    @Override
    public int attempt() {
        return claim.attempt();
    }

    @Override
    public synchronized void progress(double done, Message step) {
        progress = Optional.of(new Progress(Math.clamp(done, 0, 1), Bounded.message(step)));
    }

    @Override
    public void log(String text) {
        log("INFO", text);
    }

    synchronized void log(String level, String text) {
        if (logBytes >= config.logMax()) {
            return;
        }
        String line = Bounded.text(text);
        logBytes += line.length();
        lines.add(new Line(level, line));
        if (logBytes >= config.logMax()) {
            lines.add(new Line("WARN", "The log is full; what follows is dropped."));
        }
    }

    @Override
    public void checkCancelled() {
        if (stop().isPresent()) {
            throw new CancelledException();
        }
    }

    @Override
    public void publish(Runnable results) {
        checkCancelled();
        flush();
        seal();
        try {
            published = ledger.succeed(claim, takeLines(), results);
        } finally {
            ending = published;
        }
        if (!published) {
            heartbeat();
            throw new CancelledException();
        }
    }

    @Override
    public void publishPartial(Runnable results) {
        checkCancelled();
        if (!ledger.publish(claim, results)) {
            heartbeat();
            throw new CancelledException();
        }
    }

    /** From here on only the end of the attempt is written. */
    void seal() {
        synchronized (writing) {
            ending = true;
        }
    }
}
