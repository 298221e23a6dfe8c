package modelport.server.jobs.internal;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import modelport.contract.Message;
import modelport.contract.jobs.JobState;
import modelport.server.database.Json;
import modelport.server.database.Sql;
import modelport.server.events.Announcements;

/**
 * What workers write about the jobs that they hold. Every statement is guarded by the epoch: whoever has lost a job
 * changes nothing.
 */
@Singleton
public class JobLedger {
    private static final String HELD = " where id = ? and epoch = ? and state = 'RUNNING'";

    private final Sql sql;
    private final JobQueue queue;
    private final Announcements announcements;

    JobLedger(Sql sql, JobQueue queue, Announcements announcements) {
        this.sql = sql;
        this.queue = queue;
        this.announcements = announcements;
    }

    /** What a worker hears at a heartbeat. */
    enum Pulse {
        /** Go on. */
        GO_ON,
        /** Somebody asked to stop. */
        CANCEL,
        /** Another worker has the job, or it has ended. */
        LOST
    }

    /** A line for a job's log. */
    record Line(String level, String text) {}

    /** How far a job is. */
    record Progress(double done, Message step) {}

    /** How an attempt ended that published nothing. */
    record End(JobState state, Message reason, Duration pause, boolean crashed) {}

    /** Keeps a job for another lease. */
    @Transactional
    Pulse heartbeat(Claim claim, Duration lease) {
        return sql.first(
                        "update job set lease_until = now() + ? * interval '1 millisecond'" + HELD
                                + " returning cancel_requested",
                        row -> row.bool("cancel_requested") ? Pulse.CANCEL : Pulse.GO_ON,
                        lease.toMillis(),
                        claim.id(),
                        claim.epoch())
                .orElse(Pulse.LOST);
    }

    /** Writes down how far a job is, and what its log says; false if another worker has it. */
    @Transactional
    boolean report(Claim claim, Optional<Progress> progress, List<Line> lines) {
        int held = progress.map(now -> sql.update(
                        "update job set progress = ?, step = ?" + HELD,
                        now.done(),
                        new Json(now.step()),
                        claim.id(),
                        claim.epoch()))
                .orElseGet(() -> sql.update("update job set epoch = epoch" + HELD, claim.id(), claim.epoch()));
        if (held == 0) {
            return false;
        }
        write(claim.id(), lines);
        announcements.announce(
                claim.project().orElse(null),
                "job.progress",
                Map.of("job", claim.id().toString(), "kind", claim.kind()));
        return true;
    }

    /** How large the log of a job is. */
    @Transactional
    long logBytes(UUID job) {
        return sql.first(
                        "select coalesce(sum(octet_length(text)), 0)::bigint as bytes from job_event where job_id = ?",
                        row -> row.number("bytes"),
                        job)
                .orElseThrow();
    }

    /** Ends a job with its results, in this one transaction; false if it is lost or somebody asked to stop. */
    @Transactional
    boolean succeed(Claim claim, List<Line> lines, Runnable results) {
        int held = sql.update(
                "update job set state = 'SUCCEEDED', progress = 1, step = null, reason = null, lease_until = null, "
                        + "worker = null, finished_at = now()" + HELD + " and not cancel_requested",
                claim.id(),
                claim.epoch());
        if (held == 0) {
            return false;
        }
        write(claim.id(), lines);
        results.run();
        queue.announce(claim, JobState.SUCCEEDED);
        return true;
    }

    /** Writes some results of a job that goes on, in this one transaction; false if another worker has it. */
    @Transactional
    boolean publish(Claim claim, Runnable results) {
        int held = sql.update("update job set epoch = epoch" + HELD, claim.id(), claim.epoch());
        if (held > 0) {
            results.run();
        }
        return held > 0;
    }

    /**
     * Ends an attempt without results: for good, or until the next one; {@code gaveUp} hears the reason of the former.
     */
    @Transactional
    boolean end(Claim claim, End end, List<Line> lines, Consumer<Message> gaveUp) {
        boolean over = end.state() != JobState.QUEUED;
        Optional<Message> reason = sql.first(
                "update job set state = ?, run_at = now() + ? * interval '1 millisecond', lease_until = null, "
                        + "worker = null, step = null, crashes = crashes + ?, "
                        + "finished_at = case when ? then now() end, "
                        + "reason = case when ? = 'CANCELLED' then coalesce(reason, ?::jsonb) else ?::jsonb end" + HELD
                        + " returning reason",
                row -> row.json("reason", Message.class),
                end.state(),
                end.pause().toMillis(),
                end.crashed() ? 1 : 0,
                over,
                end.state(),
                new Json(end.reason()),
                new Json(end.reason()),
                claim.id(),
                claim.epoch());
        reason.ifPresent(given -> {
            write(claim.id(), lines);
            queue.announce(claim, end.state());
            if (over) {
                gaveUp.accept(given);
            }
        });
        return reason.isPresent();
    }

    /** Gives a job back, as if this attempt had never begun: the node stops. */
    @Transactional
    boolean release(Claim claim, List<Line> lines) {
        int held = sql.update(
                "update job set state = 'QUEUED', run_at = now(), lease_until = null, worker = null, progress = 0, "
                        + "step = null, attempt = attempt - 1" + HELD,
                claim.id(),
                claim.epoch());
        if (held > 0) {
            write(claim.id(), lines);
            queue.announce(claim, JobState.QUEUED);
        }
        return held > 0;
    }

    private void write(UUID job, List<Line> lines) {
        if (lines.isEmpty()) {
            return;
        }
        // The row of the job is locked by now: no second writer counts at the same time.
        sql.update(
                "insert into job_event (job_id, seq, at, level, text) "
                        + "select ?, written.lines + line.ordinality, clock_timestamp(), line.value ->> 'level', "
                        + "line.value ->> 'text' from jsonb_array_elements(?::jsonb) with ordinality as line, "
                        + "(select coalesce(max(seq), 0) as lines from job_event where job_id = ?) as written",
                job,
                new Json(lines),
                job);
    }
}
