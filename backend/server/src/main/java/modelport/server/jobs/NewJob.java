package modelport.server.jobs;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Work to be done.
 *
 * @param kind the kind of its {@link JobHandler}
 * @param project the project that it belongs to; empty for the whole installation
 * @param subject what it is about, for people
 * @param input JSON-writable
 * @param dedupeKey while a job of this kind with this key is queued or running, no second one is made
 * @param createdBy username of who caused it
 */
public record NewJob(
        String kind,
        Optional<UUID> project,
        Map<String, String> subject,
        Object input,
        Optional<String> dedupeKey,
        Optional<String> createdBy) {
    public NewJob {
        subject = Map.copyOf(subject);
    }
}
