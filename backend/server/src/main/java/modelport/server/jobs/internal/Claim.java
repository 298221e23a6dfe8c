package modelport.server.jobs.internal;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import modelport.contract.jobs.JobState;
import modelport.server.database.Json;
import modelport.server.database.Row;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;

/**
 * A job as its worker knows it; the epoch tells this worker's turn from all others.
 *
 * @param id the job
 * @param epoch counts the turns
 * @param project the project that it belongs to, if any
 * @param kind the kind of its handler
 * @param subject what it is about
 * @param input what its handler is given
 * @param state where it stands
 * @param attempt from 1
 * @param maxAttempts so many are made
 * @param crashes how often a worker vanished with it
 * @param cancelRequested whether somebody asked to stop it
 */
public record Claim(
        UUID id,
        long epoch,
        Optional<UUID> project,
        String kind,
        Map<String, String> subject,
        JsonNode input,
        JobState state,
        int attempt,
        int maxAttempts,
        int crashes,
        boolean cancelRequested) {
    static final String COLUMNS = "j.id, j.epoch, j.project_id, j.kind, j.subject, j.input, j.state, j.attempt, "
            + "j.max_attempts, j.crashes, j.cancel_requested";

    private static final TypeReference<Map<String, String>> SUBJECT = new TypeReference<>() {};

    static Claim of(Row row) {
        return new Claim(
                row.uuid("id"),
                row.number("epoch"),
                row.findUuid("project_id"),
                row.text("kind"),
                row.json("subject", SUBJECT),
                Json.MAPPER.readTree(row.text("input")),
                row.constant("state", JobState.class),
                row.integer("attempt"),
                row.integer("max_attempts"),
                row.integer("crashes"),
                row.bool("cancel_requested"));
    }
}
