package modelport.server.jobs.internal;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import modelport.contract.Message;
import modelport.server.jobs.JobRun;
import tools.jackson.databind.JsonNode;

/**
 * A job that nobody works at, as its handler sees it when the job is stopped or queued again.
 *
 * @param claim the job
 */
public record EndedRun(Claim claim) implements JobRun {
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
    public void progress(double done, Message step) {
        throw new IllegalStateException("nobody works at this job");
    }

    @Override
    public void log(String text) {
        throw new IllegalStateException("nobody works at this job");
    }

    @Override
    public void checkCancelled() {
        throw new IllegalStateException("nobody works at this job");
    }

    @Override
    public void publish(Runnable results) {
        throw new IllegalStateException("nobody works at this job");
    }

    @Override
    public void publishPartial(Runnable results) {
        throw new IllegalStateException("nobody works at this job");
    }
}
