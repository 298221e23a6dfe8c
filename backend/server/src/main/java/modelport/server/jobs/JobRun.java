package modelport.server.jobs;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import modelport.contract.Message;
import tools.jackson.databind.JsonNode;

/** One attempt at a job, as its handler sees it. */
public interface JobRun {
    UUID jobId();

    /** The project that the job belongs to; empty for the whole installation. */
    Optional<UUID> project();

    /** What it is about, such as model and version. */
    Map<String, String> subject();

    JsonNode input();

    /** From 1. */
    int attempt();

    /** Says how far the work is, from 0 to 1, and what it is doing. */
    void progress(double done, Message step);

    /** Writes a line to the job's log. */
    void log(String text);

    /** Throws {@link CancelledException} if somebody asked to stop, or the lease is lost. */
    void checkCancelled();

    /**
     * Ends the job as succeeded and publishes its results, in one transaction that holds only if this attempt still has
     * the job: a frozen worker publishes nothing.
     *
     * @param results what to write, inside the transaction
     */
    void publish(Runnable results);

    /**
     * Publishes some of the results while the job goes on, in one transaction that holds only if this attempt still has
     * the job.
     *
     * @param results what to write, inside the transaction
     */
    void publishPartial(Runnable results);
}
