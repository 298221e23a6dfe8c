package modelport.server.maintenance.internal;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import modelport.contract.Message;
import modelport.contract.Slug;
import modelport.contract.maintenance.CandidateComparison;
import modelport.contract.maintenance.CaseCause;
import modelport.contract.maintenance.CaseOutcome;
import modelport.contract.maintenance.CaseState;
import modelport.contract.maintenance.NewMaintenancePolicy;
import modelport.contract.release.ReleaseState;
import modelport.server.database.Row;

/**
 * Row of table {@code maintenance_case}, with the names of what it is about.
 *
 * @param actingFor username of who saved the policy, or of who opened it by hand: what it does is done for them
 * @param failedIn the state in which a step failed that can run again
 * @param job the job that it waits for
 * @param tries how often its step broke without a reason that anybody could name
 */
public record CaseRow(
        UUID id,
        UUID project,
        int number,
        UUID endpointId,
        Slug endpoint,
        Slug model,
        Slug environment,
        CaseCause cause,
        CaseState state,
        Optional<CaseOutcome> outcome,
        NewMaintenancePolicy settings,
        String actingFor,
        Optional<UUID> alert,
        Numbered champion,
        Things things,
        Optional<CandidateComparison> comparison,
        Optional<Message> reason,
        Optional<CaseState> failedIn,
        int tries,
        Optional<String> openedBy,
        Instant openedAt,
        Optional<Instant> closedAt,
        Optional<UUID> job,
        long rowVersion) {
    /** Cases with the names of what they are about; a condition follows. */
    public static final String SELECT = """
            select c.id, c.project_id, c.number, c.endpoint_id, e.name as endpoint, m.name as model, n.name as environment,
                c.cause, c.state, c.outcome, c.settings, c.acting_for, c.alert_id, c.champion_id, champion.number as champion,
                c.joined_rows, c.joined_id, c.training_id, c.measuring_id, c.tuning_id, c.tuned_id, c.compression_id, c.candidate_id,
                candidate.number as candidate, c.candidate_evaluation_id, c.champion_evaluation_id, c.comparison,
                c.release_id, asked.state as release_state, c.reason, c.failed_in, c.tries, c.opened_by, c.opened_at,
                c.closed_at, c.row_version,
                case c.state
                    when 'OPEN' then (select job_id from dataset_version where id = c.joined_id and state = 'IMPORTING')
                    when 'TUNING' then (select job_id from tuning where id = c.tuning_id and state = 'RUNNING')
                    when 'COMPRESSING' then
                        (select job_id from compression where id = c.compression_id and state = 'RUNNING')
                    when 'EVALUATING' then (select job_id from evaluation where state = 'RUNNING'
                        and id in (c.champion_evaluation_id, c.candidate_evaluation_id) order by id limit 1)
                    when 'REQUESTED' then (select id from job where id = asked.job_id and state in ('QUEUED', 'RUNNING'))
                end as job_id
            from maintenance_case c
            join endpoint e on e.id = c.endpoint_id
            join model m on m.id = e.model_id
            join environment n on n.id = e.environment_id
            join model_version champion on champion.id = c.champion_id
            left join model_version candidate on candidate.id = c.candidate_id
            left join release asked on asked.id = c.release_id
            """;

    /** A version of the model. */
    public record Numbered(UUID id, int number) {}

    /**
     * What it has begun and made so far.
     *
     * @param joinedRows how many answered rows join those to learn from, once somebody has looked
     * @param joined the dataset's version with them
     * @param training the dataset's version to learn from
     * @param measuring the dataset's version to compare on
     * @param tuned the version that the tuning's winner became
     * @param candidate the version that is compared: the tuned one, or a compressed one of it
     */
    public record Things(
            Optional<Long> joinedRows,
            Optional<UUID> joined,
            Optional<UUID> training,
            Optional<UUID> measuring,
            Optional<UUID> tuning,
            Optional<UUID> tuned,
            Optional<UUID> compression,
            Optional<Numbered> candidate,
            Optional<UUID> candidateEvaluation,
            Optional<UUID> championEvaluation,
            Optional<UUID> release,
            Optional<ReleaseState> releaseState) {}

    /** As the statement finds it. */
    public static CaseRow of(Row row) {
        return new CaseRow(
                row.uuid("id"),
                row.uuid("project_id"),
                row.integer("number"),
                row.uuid("endpoint_id"),
                new Slug(row.text("endpoint")),
                new Slug(row.text("model")),
                new Slug(row.text("environment")),
                row.constant("cause", CaseCause.class),
                row.constant("state", CaseState.class),
                row.findText("outcome").map(CaseOutcome::valueOf),
                row.json("settings", NewMaintenancePolicy.class),
                row.text("acting_for"),
                row.findUuid("alert_id"),
                new Numbered(row.uuid("champion_id"), row.integer("champion")),
                things(row),
                row.findJson("comparison", CandidateComparison.class),
                row.findJson("reason", Message.class),
                row.findText("failed_in").map(CaseState::valueOf),
                row.integer("tries"),
                row.findText("opened_by"),
                row.instant("opened_at"),
                row.findInstant("closed_at"),
                row.findUuid("job_id"),
                row.number("row_version"));
    }

    private static Things things(Row row) {
        return new Things(
                row.findNumber("joined_rows"),
                row.findUuid("joined_id"),
                row.findUuid("training_id"),
                row.findUuid("measuring_id"),
                row.findUuid("tuning_id"),
                row.findUuid("tuned_id"),
                row.findUuid("compression_id"),
                row.findUuid("candidate_id").map(id -> new Numbered(id, row.integer("candidate"))),
                row.findUuid("candidate_evaluation_id"),
                row.findUuid("champion_evaluation_id"),
                row.findUuid("release_id"),
                row.findText("release_state").map(ReleaseState::valueOf));
    }

    /** Whether answered rows are wanted, and nobody has looked for them yet. */
    public boolean wantsAnswers() {
        return settings.data().addFeedback() && things.joinedRows().isEmpty();
    }

    /** What events and audit entries about it say. */
    public Map<String, String> subject() {
        var subject = new HashMap<String, String>();
        subject.put("case", id.toString());
        subject.put("number", Integer.toString(number));
        subject.put("endpoint", endpoint.value());
        subject.put("model", model.value());
        subject.put("environment", environment.value());
        return subject;
    }
}
