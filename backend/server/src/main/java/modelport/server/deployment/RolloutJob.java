package modelport.server.deployment;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import modelport.contract.Message;
import modelport.contract.Problem;
import modelport.contract.ProblemException;
import modelport.server.artifacts.Artifacts;
import modelport.server.deployment.ServingReports.Standing;
import modelport.server.jobs.JobHandler;
import modelport.server.jobs.JobRun;
import modelport.server.jobs.PermanentFailure;
import modelport.server.release.ReleaseRef;
import tools.jackson.databind.JsonNode;

/** Brings an approved release to its endpoint, however often it has to begin again. */
@Singleton
final class RolloutJob implements JobHandler.Inline {
    static final String KIND = "rollout";
    private static final int ATTEMPTS = 10;

    private final Rollouts rollouts;
    private final ServingReports reports;
    private final Artifacts artifacts;
    private final RolloutConfig config;
    private final Clock clock;

    RolloutJob(Rollouts rollouts, ServingReports reports, Artifacts artifacts, RolloutConfig config, Clock clock) {
        this.rollouts = rollouts;
        this.reports = reports;
        this.artifacts = artifacts;
        this.config = config;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return KIND;
    }

    /** Each attempt finds what the one before has done, so that only bad luck can use them up. */
    @Override
    public int maxAttempts() {
        return ATTEMPTS;
    }

    /** Somebody waits for it. */
    @Override
    public int priority() {
        return 10;
    }

    @Override
    public void run(JobRun run) throws Exception {
        UUID id = release(run);
        run.progress(0.1, Message.of("deployment.step.verify"));
        String artifact = rollouts.artifactOf(id);
        refuseDamaged(id, artifact);
        run.checkCancelled();
        ReleaseRef release = rollouts.begin(id, approved(run), artifact);
        await(run, release);
        run.publish(() -> rollouts.complete(id));
    }

    @Override
    public void gaveUp(JobRun run, Message reason) {
        rollouts.giveUp(release(run), reason);
    }

    /** A release that failed has come to its end; what is wanted is a new one. */
    @Override
    public void retried(JobRun run) {
        throw new ProblemException(new Problem.Conflict(Message.of("release.ended")));
    }

    private void refuseDamaged(UUID release, String artifact) {
        artifacts.verify(artifact).ifPresent(damage -> {
            rollouts.damaged(release, damage);
            throw new PermanentFailure(damage);
        });
    }

    private void await(JobRun run, ReleaseRef release) throws InterruptedException {
        Instant end = clock.instant().plus(config.limit());
        Standing standing = reports.of(release);
        while (!(standing instanceof Standing.Serving)) {
            if (standing instanceof Standing.Failed(Message reason)) {
                throw new PermanentFailure(reason);
            }
            if (clock.instant().isAfter(end)) {
                throw new PermanentFailure(Message.of(
                        "deployment.too-late", "limit", config.limit().toString()));
            }
            say(run, standing);
            run.checkCancelled();
            Thread.sleep(config.poll());
            standing = reports.of(release);
        }
    }

    private static void say(JobRun run, Standing standing) {
        switch (standing) {
            case Standing.NoNode() -> run.progress(0.3, Message.of("deployment.no-node"));
            case Standing.Loading(int ready, int nodes) ->
                run.progress(
                        0.3 + 0.6 * ready / nodes,
                        Message.of(
                                "deployment.step.load",
                                "ready",
                                Integer.toString(ready),
                                "nodes",
                                Integer.toString(nodes)));
            case Standing.Serving() -> run.progress(1, Message.of("deployment.step.done"));
            case Standing.Failed(Message reason) -> run.progress(1, reason);
        }
    }

    /** What was to be rolled out; jobs from before releases were reviewed do not say. */
    private static Optional<String> approved(JobRun run) {
        return Optional.ofNullable(run.input().get("digest")).map(JsonNode::stringValue);
    }

    private static UUID release(JobRun run) {
        return UUID.fromString(run.input().get("release").stringValue());
    }
}
