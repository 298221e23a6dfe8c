package modelport.server.jobs.internal;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import modelport.contract.Message;
import modelport.contract.jobs.JobState;
import modelport.server.database.Ids;
import modelport.server.database.Json;
import modelport.server.database.Sql;
import modelport.server.events.Announcements;
import modelport.server.jobs.JobHandler;
import modelport.server.jobs.NewJob;

/** Jobs in their order, as use cases change them: asked for, stopped, asked for again. */
@Singleton
public class JobQueue {
    /** A hint for workers that there is something to do; they look by themselves as well. */
    static final String CHANNEL = "modelport_job";

    private static final String INSERT = "insert into job (id, project_id, kind, subject, state, priority, "
            + "resource_class, run_at, epoch, attempt, max_attempts, crashes, input, progress, cancel_requested, "
            + "dedupe_key, created_by, created_at) "
            + "values (?, ?::uuid, ?, ?, 'QUEUED', ?, ?, now(), 0, 0, ?, 0, ?, 0, false, ?, ?, now()) "
            + "on conflict (kind, dedupe_key) where state in ('QUEUED', 'RUNNING') do nothing";

    private final Sql sql;
    private final Ids ids;
    private final Announcements announcements;

    JobQueue(Sql sql, Ids ids, Announcements announcements) {
        this.sql = sql;
        this.ids = ids;
        this.announcements = announcements;
    }

    /** Queues a job, or finds the one with the same key. */
    @Transactional(Transactional.TxType.MANDATORY)
    public UUID add(NewJob job, JobHandler handler) {
        while (true) {
            UUID id = ids.next();
            if (insert(id, job, handler)) {
                announce(job.project(), id, job.kind(), JobState.QUEUED, job.subject());
                hint("queued");
                return id;
            }
            Optional<UUID> twin = twin(job.kind(), job.dedupeKey().orElseThrow());
            if (twin.isPresent()) {
                return twin.get();
            }
            // It has ended between the two statements: the next insert succeeds.
        }
    }

    /** A job whose row nobody else changes before this transaction ends. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Optional<Claim> lock(UUID job) {
        return sql.first("select " + Claim.COLUMNS + " from job j where j.id = ? for update", Claim::of, job);
    }

    @Transactional(Transactional.TxType.MANDATORY)
    public void cancelQueued(Claim claim, Message reason) {
        sql.update(
                "update job set state = 'CANCELLED', reason = ?, finished_at = now(), cancel_requested = true where id = ?",
                new Json(reason),
                claim.id());
        announce(claim, JobState.CANCELLED);
    }

    /** Its worker hears of it at its next heartbeat, or at the hint. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void requestCancel(Claim claim, Message reason) {
        sql.update("update job set cancel_requested = true, reason = ? where id = ?", new Json(reason), claim.id());
        announce(claim, JobState.RUNNING);
        hint("cancel");
    }

    @Transactional(Transactional.TxType.MANDATORY)
    public void again(Claim claim) {
        sql.update(
                "update job set state = 'QUEUED', run_at = now(), attempt = 0, crashes = 0, reason = null, step = null, "
                        + "progress = 0, cancel_requested = false, finished_at = null where id = ?",
                claim.id());
        announce(claim, JobState.QUEUED);
        hint("queued");
    }

    /** Whether another job of the same kind and key is queued or running. */
    @Transactional(Transactional.TxType.MANDATORY)
    public boolean hasTwin(Claim claim) {
        return sql.first(
                        "select t.id from job j join job t on t.kind = j.kind and t.dedupe_key = j.dedupe_key "
                                + "where j.id = ? and t.id <> j.id and t.state in ('QUEUED', 'RUNNING')",
                        row -> row.uuid("id"),
                        claim.id())
                .isPresent();
    }

    /**
     * Gives the next job to a worker: the most important of those that wait or whose worker has vanished. A job whose
     * worker vanished is in the same attempt again, because the work has not failed.
     */
    @Transactional
    public Optional<Claim> claim(String worker, ResourceClass resource, Collection<String> kinds, Duration lease) {
        Optional<Claim> claim = sql.first(
                "with next as materialized (select id, state from job "
                        + "where resource_class = ? and kind = any(string_to_array(?, ',')) and run_at <= now() "
                        + "and (state = 'QUEUED' or (state = 'RUNNING' and lease_until < now())) "
                        + "order by priority desc, run_at, id limit 1 for update skip locked) "
                        + "update job j set state = 'RUNNING', epoch = j.epoch + 1, worker = ?, "
                        + "lease_until = now() + ? * interval '1 millisecond', started_at = now(), "
                        + "attempt = j.attempt + case when next.state = 'QUEUED' then 1 else 0 end, "
                        + "crashes = j.crashes + case when next.state = 'QUEUED' then 0 else 1 end, "
                        + "progress = 0, step = null, reason = case when j.cancel_requested then j.reason end "
                        + "from next where j.id = next.id returning " + Claim.COLUMNS,
                Claim::of,
                resource,
                String.join(",", kinds),
                worker,
                lease.toMillis());
        claim.ifPresent(taken -> announce(taken, JobState.RUNNING));
        return claim;
    }

    /** What the same node held before it was started again is free at once. */
    @Transactional
    public int takeOver(String node, String worker) {
        return sql.update(
                "update job set lease_until = now() - interval '1 second' where state = 'RUNNING' "
                        + "and split_part(worker, '/', 1) = ? and worker <> ?",
                node,
                worker);
    }

    void announce(Claim claim, JobState state) {
        announce(claim.project(), claim.id(), claim.kind(), state, claim.subject());
    }

    private void announce(Optional<UUID> project, UUID id, String kind, JobState state, Map<String, String> subject) {
        var all = new HashMap<>(subject);
        all.putAll(Map.of("job", id.toString(), "kind", kind, "state", state.name()));
        announcements.announce(project.orElse(null), "job.changed", all);
    }

    private boolean insert(UUID id, NewJob job, JobHandler handler) {
        return sql.update(
                        INSERT,
                        id,
                        job.project().orElse(null),
                        job.kind(),
                        new Json(job.subject()),
                        handler.priority(),
                        ResourceClass.of(handler),
                        handler.maxAttempts(),
                        new Json(job.input()),
                        job.dedupeKey().orElse(null),
                        job.createdBy().orElse(null))
                > 0;
    }

    private Optional<UUID> twin(String kind, String key) {
        return sql.first(
                "select id from job where kind = ? and dedupe_key = ? and state in ('QUEUED', 'RUNNING')",
                row -> row.uuid("id"),
                kind,
                key);
    }

    private void hint(String text) {
        sql.query("select pg_notify(?, ?)::text as hint", row -> row.findText("hint"), CHANNEL, text);
    }
}
