package modelport.server.maintenance;

import io.micronaut.transaction.annotation.ReadOnly;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import modelport.contract.Message;
import modelport.contract.Problem;
import modelport.contract.ProblemException;
import modelport.contract.maintenance.CandidateComparison;
import modelport.contract.maintenance.CaseOutcome;
import modelport.contract.maintenance.CaseState;
import modelport.server.access.ProjectRef;
import modelport.server.database.Json;
import modelport.server.database.Sql;
import modelport.server.maintenance.internal.CaseRow;
import org.jspecify.annotations.Nullable;

/**
 * Cases as rows. Whoever changes one holds the maintenance of its endpoint first: the policy's row, and then the
 * case's.
 */
@Singleton
class CaseLedger {
    private final Sql sql;
    private final Clock clock;

    CaseLedger(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    @ReadOnly
    Optional<CaseRow> find(UUID id) {
        return sql.first(CaseRow.SELECT + " where c.id = ?", CaseRow::of, id);
    }

    /** Throws {@link Problem.NotFound} where the project has none. */
    @ReadOnly
    CaseRow require(ProjectRef project, UUID id) {
        return sql.first(CaseRow.SELECT + " where c.project_id = ? and c.id = ?", CaseRow::of, project.id(), id)
                .orElseThrow(() -> new ProblemException(new Problem.NotFound("case", id.toString())));
    }

    /** A case that nobody else changes until the transaction ends. */
    @Transactional(TxType.MANDATORY)
    CaseRow lock(ProjectRef project, UUID id) {
        CaseRow seen = require(project, id);
        hold(seen.endpointId());
        return held(id).orElseThrow();
    }

    /** The same, unless somebody else is at it: whoever that is, goes on with it. */
    @Transactional(TxType.MANDATORY)
    Optional<CaseRow> lockIfFree(CaseRow seen) {
        boolean free = sql.first(
                        "select id from maintenance_policy where endpoint_id = ? for no key update skip locked",
                        row -> row.uuid("id"),
                        seen.endpointId())
                .isPresent();
        return free ? held(seen.id()) : Optional.empty();
    }

    /** Keeps others from changing anything about the maintenance of an endpoint; false where it has no policy. */
    @Transactional(TxType.MANDATORY)
    boolean hold(UUID endpoint) {
        return sql.first(
                        "select id from maintenance_policy where endpoint_id = ? for no key update",
                        row -> row.uuid("id"),
                        endpoint)
                .isPresent();
    }

    /** The case of an endpoint that is not closed. */
    @ReadOnly
    Optional<CaseRow> open(UUID endpoint) {
        return sql.first(CaseRow.SELECT + " where c.endpoint_id = ? and c.state <> 'CLOSED'", CaseRow::of, endpoint);
    }

    /** Cases that somebody has to look at by now, those first that wait the longest. */
    @ReadOnly
    List<CaseRow> due(int limit) {
        return sql.query(
                CaseRow.SELECT
                        + " where c.state not in ('HANDED_OVER', 'CLOSED') and c.due_at <= now() order by c.due_at limit ?",
                CaseRow::of,
                limit);
    }

    /** Nobody has to look for a while. */
    void postpone(CaseRow row, Duration pause) {
        sql.update(
                "update maintenance_case set due_at = now() + ? * interval '1 millisecond' where id = ?",
                pause.toMillis(),
                row.id());
    }

    /** Its step broke without a reason that anybody could name. */
    void broke(CaseRow row, Duration pause) {
        sql.update("update maintenance_case set tries = tries + 1 where id = ?", row.id());
        postpone(row, pause);
    }

    /** So many answered rows join those to learn from, in a version of the dataset that is being read. */
    void joined(CaseRow row, long rows, @Nullable UUID version) {
        change(row, "joined_rows = ?, joined_id = ?::uuid", rows, version);
    }

    /** The data is fit to learn from, and which it is. */
    void checked(CaseRow row, UUID training, UUID measuring) {
        change(row, "training_id = ?, measuring_id = ?", training, measuring);
    }

    void tuning(CaseRow row, UUID tuning) {
        move(row, CaseState.TUNING, "tuning_id = ?", tuning);
    }

    void tuned(CaseRow row, UUID version) {
        change(row, "tuned_id = ?, candidate_id = ?", version, version);
    }

    void compressing(CaseRow row, UUID compression) {
        move(row, CaseState.COMPRESSING, "compression_id = ?", compression);
    }

    void compressed(CaseRow row, UUID version) {
        change(row, "candidate_id = ?", version);
    }

    /** Both are measured anew; whatever was found before is void. */
    void evaluating(CaseRow row, UUID champion, UUID championEvaluation, UUID candidateEvaluation) {
        move(
                row,
                CaseState.EVALUATING,
                "champion_id = ?, champion_evaluation_id = ?, candidate_evaluation_id = ?, comparison = null, reason = null",
                champion,
                championEvaluation,
                candidateEvaluation);
    }

    void compared(CaseRow row, CandidateComparison comparison, Message verdict) {
        change(row, "comparison = ?, reason = ?", new Json(comparison), new Json(verdict));
    }

    void requested(CaseRow row, UUID release) {
        move(row, CaseState.REQUESTED, "release_id = ?", release);
    }

    /** It is over, or people go on with it. */
    void ended(
            CaseRow row, CaseState state, CaseOutcome outcome, @Nullable Message reason, @Nullable CaseState failedIn) {
        move(
                row,
                state,
                "outcome = ?, reason = coalesce(?::jsonb, reason), failed_in = ?, closed_at = ?::timestamptz",
                outcome,
                Json.ofNullable(reason),
                failedIn,
                state == CaseState.CLOSED ? clock.instant() : null);
    }

    /** The step that failed runs again, as the policy is now. */
    void again(CaseRow row, CaseState state, Object settings, String actingFor) {
        move(
                row,
                state,
                "outcome = null, closed_at = null, failed_in = null, reason = null, settings = ?, acting_for = ?",
                new Json(settings),
                actingFor);
    }

    /** It begins with a look at the data. */
    void afresh(CaseRow row) {
        move(
                row,
                CaseState.OPEN,
                "joined_rows = null, joined_id = null, training_id = null, measuring_id = null, tuning_id = null");
    }

    /** Its candidate is better, and nobody is asked for a release yet. */
    void toAskAgain(CaseRow row) {
        move(row, CaseState.EVALUATING, "release_id = null");
    }

    /** Nothing about it changed but what happened in it. */
    void touched(CaseRow row) {
        sql.update("update maintenance_case set row_version = row_version + 1 where id = ?", row.id());
    }

    private Optional<CaseRow> held(UUID id) {
        sql.query("select id from maintenance_case where id = ? for no key update", row -> row.uuid("id"), id);
        return find(id);
    }

    private void move(CaseRow row, CaseState to, String columns, @Nullable Object... values) {
        var all = new ArrayList<@Nullable Object>();
        all.add(to);
        for (Object value : values) {
            all.add(value);
        }
        change(row, "state = ?, " + columns, all.toArray());
    }

    private void change(CaseRow row, String columns, @Nullable Object... values) {
        var all = new ArrayList<@Nullable Object>();
        for (Object value : values) {
            all.add(value);
        }
        all.add(row.id());
        sql.update(
                "update maintenance_case set " + columns
                        + ", tries = 0, due_at = now(), row_version = row_version + 1 where id = ?",
                all.toArray());
    }
}
