package modelport.server.jobs;

import io.micronaut.transaction.annotation.ReadOnly;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import modelport.contract.Message;
import modelport.contract.Page;
import modelport.contract.PageRequest;
import modelport.contract.Problem;
import modelport.contract.ProblemException;
import modelport.contract.access.InstanceRole;
import modelport.contract.jobs.Job;
import modelport.contract.jobs.JobLine;
import modelport.contract.jobs.JobState;
import modelport.server.access.Caller;
import modelport.server.access.ProjectRef;
import modelport.server.access.Projects;
import modelport.server.access.Right;
import modelport.server.audit.Audit;
import modelport.server.jobs.internal.Claim;
import modelport.server.jobs.internal.EndedRun;
import modelport.server.jobs.internal.Handlers;
import modelport.server.jobs.internal.JobQueries;
import modelport.server.jobs.internal.JobQueue;

/** Asks for background work, shows it, stops it and starts it again. */
@Singleton
public class Jobs {
    /** Code of the reason that {@link JobHandler#gaveUp} hears when somebody stopped the job. */
    public static final String CANCELLED = "jobs.cancelled";

    private static final Duration LOOK_EVERY = Duration.ofMillis(100);

    private final JobQueue queue;
    private final JobQueries queries;
    private final Handlers handlers;
    private final Projects projects;
    private final Audit audit;

    Jobs(JobQueue queue, JobQueries queries, Handlers handlers, Projects projects, Audit audit) {
        this.queue = queue;
        this.queries = queries;
        this.handlers = handlers;
        this.projects = projects;
        this.audit = audit;
    }

    /**
     * Asks for work; it starts when the caller's transaction commits. While a job of the same kind and key is queued or
     * running, its identity is returned instead.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public UUID enqueue(NewJob job) {
        return queue.add(job, handlers.get(job.kind()));
    }

    /** A job, whoever asks: for use cases that have checked rights themselves. */
    @ReadOnly
    public Optional<Job> find(UUID job) {
        return queries.find(job);
    }

    /** Waits until a job is over, in no transaction; says whether it is. */
    public boolean await(UUID job, Duration longest) {
        long end = System.nanoTime() + longest.toNanos();
        while (System.nanoTime() < end) {
            if (find(job).map(Jobs::isOver).orElse(true)) {
                return true;
            }
            LockSupport.parkNanos(LOOK_EVERY.toNanos());
        }
        return false;
    }

    private static boolean isOver(Job job) {
        return switch (job.state()) {
            case QUEUED, RUNNING -> false;
            case SUCCEEDED, FAILED, CANCELLED -> true;
        };
    }

    /** A job that the caller may see. */
    @ReadOnly
    public Job get(Caller caller, UUID job) {
        require(caller, job, Right.READ);
        return queries.find(job).orElseThrow(() -> absent(job));
    }

    /** The jobs of a project, the newest first. */
    @ReadOnly
    public Page<Job> list(ProjectRef project, PageRequest page, Optional<JobState> state) {
        return queries.list(Optional.of(List.of(project.id())), page, state);
    }

    /** The jobs of all projects that the caller may see, the newest first. */
    @ReadOnly
    public Page<Job> list(Caller caller, PageRequest page, Optional<JobState> state) {
        boolean everything =
                caller.role() == InstanceRole.ADMIN && caller.onlyProject().isEmpty();
        Optional<List<UUID>> scope = everything ? Optional.empty() : Optional.of(List.copyOf(projects.visible(caller)));
        return queries.list(scope, page, state);
    }

    /** Lines of a job's log after {@code after}, in order, at most {@link PageRequest#MAX_LIMIT}. */
    @ReadOnly
    public List<JobLine> log(Caller caller, UUID job, long after) {
        require(caller, job, Right.READ);
        return queries.log(job, after);
    }

    /** Stops a job: at once if it waits, as soon as its worker hears of it if it runs. */
    @Transactional
    public Job cancel(Caller caller, UUID job) {
        require(caller, job, Right.WRITE);
        Claim claim = queue.lock(job).orElseThrow(() -> absent(job));
        Message reason = Message.of(CANCELLED, "user", caller.username());
        switch (claim.state()) {
            case QUEUED -> {
                queue.cancelQueued(claim, reason);
                handlers.find(claim.kind()).ifPresent(handler -> handler.gaveUp(new EndedRun(claim), reason));
            }
            case RUNNING -> queue.requestCancel(claim, reason);
            case SUCCEEDED, FAILED, CANCELLED ->
                throw new ProblemException(new Problem.Conflict(Message.of("jobs.over")));
        }
        audit.record(caller.actor(), claim.project().orElse(null), "job.cancelled", subject(claim));
        return queries.find(job).orElseThrow(() -> absent(job));
    }

    /** Queues a failed or cancelled job again, with all its attempts. */
    @Transactional
    public Job retry(Caller caller, UUID job) {
        require(caller, job, Right.WRITE);
        Claim claim = queue.lock(job).orElseThrow(() -> absent(job));
        if (claim.state() != JobState.FAILED && claim.state() != JobState.CANCELLED) {
            throw new ProblemException(new Problem.Conflict(Message.of("jobs.not-failed")));
        }
        if (queue.hasTwin(claim)) {
            throw new ProblemException(new Problem.Conflict(Message.of("jobs.has-twin")));
        }
        queue.again(claim);
        handlers.get(claim.kind()).retried(new EndedRun(claim));
        audit.record(caller.actor(), claim.project().orElse(null), "job.retried", subject(claim));
        return queries.find(job).orElseThrow(() -> absent(job));
    }

    /** The same on the platform's own account; nothing happens where the job is not failed any more. */
    @Transactional
    public boolean again(UUID job) {
        Optional<Claim> claim =
                queue.lock(job).filter(locked -> locked.state() == JobState.FAILED && !queue.hasTwin(locked));
        claim.ifPresent(failed -> {
            queue.again(failed);
            handlers.get(failed.kind()).retried(new EndedRun(failed));
        });
        return claim.isPresent();
    }

    private void require(Caller caller, UUID job, Right right) {
        Optional<UUID> project = queries.projectOf(job).orElseThrow(() -> absent(job));
        if (project.isPresent()) {
            projects.require(caller, project.get(), right, problem(job));
            return;
        }
        boolean administrator =
                caller.role() == InstanceRole.ADMIN && caller.onlyProject().isEmpty();
        if (!administrator) {
            throw absent(job);
        }
    }

    private static Map<String, String> subject(Claim claim) {
        return Map.of("job", claim.id().toString(), "kind", claim.kind());
    }

    private static ProblemException absent(UUID job) {
        return new ProblemException(problem(job));
    }

    private static Problem problem(UUID job) {
        return new Problem.NotFound("job", job.toString());
    }
}
