package modelport.ui.fakes;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import modelport.contract.JobsApi;
import modelport.contract.Message;
import modelport.contract.Page;
import modelport.contract.PageRequest;
import modelport.contract.Problem;
import modelport.contract.ProblemException;
import modelport.contract.Slug;
import modelport.contract.jobs.Job;
import modelport.contract.jobs.JobLine;
import modelport.contract.jobs.JobState;
import org.jspecify.annotations.Nullable;

/** Jobs in memory; whoever tests moves them. */
public final class FakeJobs implements JobsApi {
    private final List<Job> jobs = new ArrayList<>();
    private final Map<UUID, List<JobLine>> logs = new ConcurrentHashMap<>();
    private final FakeEvents events;

    FakeJobs(FakeEvents events) {
        this.events = events;
    }

    @Override
    public synchronized Job get(UUID id) {
        return jobs.stream()
                .filter(job -> job.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new ProblemException(new Problem.NotFound("job", id.toString())));
    }

    @Override
    public synchronized Page<Job> list(Slug project, PageRequest page) {
        return Keyset.page(jobs.reversed(), page, job -> job.id().toString());
    }

    @Override
    public List<JobLine> log(UUID id, long after) {
        List<JobLine> lines = logs.getOrDefault(id, List.of());
        synchronized (lines) {
            return lines.stream()
                    .filter(line -> line.seq() > after)
                    .limit(PageRequest.MAX_LIMIT)
                    .toList();
        }
    }

    @Override
    public Job cancel(UUID id) {
        return update(id, old -> state(old, JobState.CANCELLED, old.progress(), null, null, true));
    }

    @Override
    public Job retry(UUID id) {
        return update(id, old -> state(old, JobState.QUEUED, 0, null, null, false));
    }

    /** A job that runs from now on. */
    public Job start(String kind, Map<String, String> subject) {
        return put(kind, subject, JobState.RUNNING, 0, Message.of("imports.scanning"));
    }

    /** A job in some state. */
    public synchronized Job put(
            String kind, Map<String, String> subject, JobState state, double progress, @Nullable Message message) {
        var now = FakeModelport.now().minusSeconds(state == JobState.QUEUED ? 5 : 40);
        boolean open = state == JobState.QUEUED || state == JobState.RUNNING;
        var job = new Job(
                UUID.randomUUID(),
                new Slug("storefront"),
                kind,
                subject,
                state,
                progress,
                state == JobState.RUNNING ? message : null,
                state == JobState.FAILED ? message : null,
                state == JobState.QUEUED ? 0 : state == JobState.FAILED ? 3 : 1,
                3,
                "ada",
                now,
                state == JobState.QUEUED ? null : now,
                open ? null : now.plusSeconds(9),
                null,
                false);
        jobs.add(job);
        return job;
    }

    public void move(UUID id, double progress, Message step) {
        update(id, old -> state(old, JobState.RUNNING, progress, step, null, false));
    }

    public void write(UUID id, String level, String text) {
        List<JobLine> lines = logs.computeIfAbsent(id, _ -> new ArrayList<>());
        synchronized (lines) {
            lines.add(new JobLine(lines.size() + 1L, FakeModelport.now(), level, text));
        }
    }

    public void succeed(UUID id) {
        update(id, old -> state(old, JobState.SUCCEEDED, 1, null, null, false));
    }

    public void fail(UUID id, Message reason) {
        update(id, old -> state(old, JobState.FAILED, old.progress(), null, reason, false));
    }

    private Job update(UUID id, UnaryOperator<Job> change) {
        Job now;
        synchronized (this) {
            Job old = get(id);
            now = change.apply(old);
            jobs.set(jobs.indexOf(old), now);
        }
        events.tell("job.changed", Map.of("job", id.toString()));
        return now;
    }

    private static Job state(
            Job old,
            JobState state,
            double progress,
            @Nullable Message step,
            @Nullable Message reason,
            boolean cancel) {
        boolean open = state == JobState.QUEUED || state == JobState.RUNNING;
        return new Job(
                old.id(),
                old.project(),
                old.kind(),
                old.subject(),
                state,
                progress,
                step,
                reason,
                old.attempt(),
                old.maxAttempts(),
                old.createdBy(),
                old.createdAt(),
                old.startedAt(),
                open ? null : FakeModelport.now(),
                old.runAt(),
                cancel);
    }
}
