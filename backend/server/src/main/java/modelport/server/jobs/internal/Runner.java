package modelport.server.jobs.internal;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;
import modelport.contract.Message;
import modelport.contract.ProblemException;
import modelport.contract.jobs.JobState;
import modelport.server.jobs.FailedJobHook;
import modelport.server.jobs.JobConfig;
import modelport.server.jobs.JobHandler;
import modelport.server.jobs.Jobs;
import modelport.server.jobs.PermanentFailure;
import modelport.server.jobs.internal.Attempt.Stop;
import modelport.server.jobs.internal.JobLedger.End;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings one attempt to its end, whichever that is. */
@Singleton
class Runner {
    private static final Logger LOG = LoggerFactory.getLogger(Runner.class);
    private static final int SERVER_ERROR = 500;

    private final Handlers handlers;
    private final Children children;
    private final JobLedger ledger;
    private final JobQueries queries;
    private final List<FailedJobHook> hooks;
    private final JobConfig config;
    private final Backoff backoff;
    private final RandomGenerator random = RandomGenerator.getDefault();

    Runner(
            Handlers handlers,
            Children children,
            JobLedger ledger,
            JobQueries queries,
            List<FailedJobHook> hooks,
            JobConfig config) {
        this.handlers = handlers;
        this.children = children;
        this.ledger = ledger;
        this.queries = queries;
        this.hooks = List.copyOf(hooks);
        this.config = config;
        this.backoff = new Backoff(config.retryBase(), config.retryMax());
    }

    void run(Attempt attempt) {
        Claim claim = attempt.claim();
        if (claim.cancelRequested()) {
            attempt.stop(Stop.CANCELLED);
        }
        if (claim.crashes() > config.crashes()) {
            giveUp(
                    attempt,
                    JobState.FAILED,
                    Message.of("jobs.worker-lost", "count", Integer.toString(claim.crashes())));
            return;
        }
        try {
            attempt.checkCancelled();
            work(attempt);
            if (!attempt.published()) {
                attempt.publish(() -> {});
            }
            LOG.info("job done job={} kind={} attempt={}", claim.id(), claim.kind(), claim.attempt());
        } catch (Throwable e) {
            failed(attempt, e);
        }
    }

    private void work(Attempt attempt) throws Exception {
        switch (handlers.get(attempt.claim().kind())) {
            case JobHandler.Inline handler -> handler.run(attempt);
            case JobHandler.Child handler -> children.run(handler, attempt);
        }
    }

    private void failed(Attempt attempt, Throwable failure) {
        if (attempt.published()) {
            LOG.warn("job failed after its end job={}", attempt.jobId(), failure);
            return;
        }
        attempt.seal();
        switch (attempt.stop().orElse(null)) {
            case LOST ->
                LOG.warn(
                        "job lost job={} epoch={}",
                        attempt.jobId(),
                        attempt.claim().epoch());
            case SHUTDOWN -> release(attempt);
            case CANCELLED -> giveUp(attempt, JobState.CANCELLED, Message.of(Jobs.CANCELLED, "user", "-"));
            case TOO_LATE -> again(attempt, Message.of("jobs.child-too-slow"), false);
            case null -> failedByItself(attempt, failure);
        }
    }

    private void failedByItself(Attempt attempt, Throwable failure) {
        switch (failure) {
            case PermanentFailure permanent -> giveUp(attempt, JobState.FAILED, permanent.reason());
            case WorkFailure work -> again(attempt, work.reason(), work.crash());
            case ProblemException problem
            when problem.problem().status() < SERVER_ERROR ->
                giveUp(attempt, JobState.FAILED, problem.problem().message());
            case ProblemException problem -> again(attempt, problem.problem().message(), false);
            default -> {
                LOG.error(
                        "job broke job={} kind={}",
                        attempt.jobId(),
                        attempt.claim().kind(),
                        failure);
                again(attempt, Message.of("jobs.broke", "error", failure.toString()), false);
            }
        }
    }

    private void again(Attempt attempt, Message reason, boolean crashed) {
        Claim claim = attempt.claim();
        if (claim.attempt() >= claim.maxAttempts()) {
            giveUp(attempt, JobState.FAILED, reason);
            return;
        }
        Duration wait = backoff.after(claim.attempt(), random);
        attempt.log("WARN", "Attempt " + claim.attempt() + " failed: " + reason.code() + " " + reason.args());
        ledger.end(
                claim, new End(JobState.QUEUED, Bounded.message(reason), wait, crashed), attempt.takeLines(), _ -> {});
        LOG.warn("job again job={} attempt={} wait={} reason={}", claim.id(), claim.attempt(), wait, reason.code());
    }

    private void giveUp(Attempt attempt, JobState state, Message reason) {
        Claim claim = attempt.claim();
        attempt.seal();
        attempt.log(state == JobState.FAILED ? "ERROR" : "WARN", reason.code() + " " + reason.args());
        ledger.end(
                claim,
                new End(state, Bounded.message(reason), Duration.ZERO, false),
                attempt.takeLines(),
                given -> over(attempt, state, given));
        LOG.warn("job over job={} kind={} state={} reason={}", claim.id(), claim.kind(), state, reason.code());
    }

    private void over(Attempt attempt, JobState state, Message reason) {
        handlers.get(attempt.claim().kind()).gaveUp(attempt, reason);
        if (state == JobState.FAILED) {
            queries.find(attempt.jobId()).ifPresent(job -> hooks.forEach(hook -> hook.failed(job, reason)));
        }
    }

    private void release(Attempt attempt) {
        if (ledger.release(attempt.claim(), attempt.takeLines())) {
            LOG.info("job given back job={}", attempt.jobId());
        }
    }
}
