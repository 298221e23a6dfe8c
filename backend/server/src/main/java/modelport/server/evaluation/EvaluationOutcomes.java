package modelport.server.evaluation;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import modelport.contract.Message;
import modelport.contract.evaluation.EvaluationState;
import modelport.server.database.Json;
import modelport.server.database.Sql;
import modelport.server.evaluation.internal.EvaluationResult;
import modelport.server.evaluation.internal.Measurements;
import org.jspecify.annotations.Nullable;

/** Moves evaluations where their job has brought them. Part of the transaction that ends the job. */
@Singleton
class EvaluationOutcomes {
    private static final int ROWS_AT_ONCE = 500;

    private final Journal journal;
    private final Sql sql;
    private final Clock clock;

    EvaluationOutcomes(Journal journal, Sql sql, Clock clock) {
        this.journal = journal;
        this.sql = sql;
        this.clock = clock;
    }

    /** Somebody wants it to be tried again. */
    @Transactional
    void running(UUID project, UUID evaluation) {
        int moved = sql.update(
                "update evaluation set state = 'RUNNING', reason = null, finished_at = null "
                        + "where project_id = ? and id = ? and state in ('FAILED', 'CANCELLED')",
                project,
                evaluation);
        moved(moved, project, evaluation, EvaluationState.RUNNING);
    }

    /** It is measured, and never changes again. */
    @Transactional
    void ready(UUID project, UUID evaluation, Finding finding) {
        EvaluationResult found = finding.result();
        Measurements.rows(found.report(), ROWS_AT_ONCE)
                .forEach(some -> sql.update("""
                insert into measurement (project_id, evaluation_id, metric, slice, value, low, high, rows)
                select ?, ?, metric, slice, value, low, high, rows from jsonb_to_recordset(?)
                    as item(metric varchar, slice varchar, value float8, low float8, high float8, rows bigint)
                """, project, evaluation, new Json(some)));
        int moved = sql.update(
                """
                update evaluation set state = 'READY', kind = ?, rows = ?, headline = ?, report = ?, answers_digest = ?,
                    digest = ?, code_version = ?, finished_at = ?,
                    reference_id = case when ? then reference_id end where project_id = ? and id = ? and state = 'RUNNING'
                """,
                found.kind(),
                found.rows(),
                new Json(found.headline()),
                new Json(found.report()),
                finding.answers(),
                finding.digest(),
                found.codeVersion(),
                clock.instant(),
                found.referenced(),
                project,
                evaluation);
        moved(moved, project, evaluation, EvaluationState.READY);
    }

    /** It will not be measured, or not before somebody asks again. */
    @Transactional
    void over(UUID project, UUID evaluation, EvaluationState state, Message reason) {
        int moved = sql.update(
                "update evaluation set state = ?, reason = ?, finished_at = ? "
                        + "where project_id = ? and id = ? and state <> 'READY'",
                state,
                new Json(reason),
                clock.instant(),
                project,
                evaluation);
        moved(moved, project, evaluation, state);
    }

    private void moved(int rows, UUID project, UUID evaluation, EvaluationState to) {
        if (rows != 1) {
            throw new IllegalStateException("evaluation " + evaluation + " cannot become " + to);
        }
        journal.note(project, topic(to), subject(project, evaluation));
    }

    private Map<String, String> subject(UUID project, UUID evaluation) {
        return sql.first(
                        """
                        select m.name as model, v.number as version, d.name as dataset from evaluation e
                        join model m on m.id = e.model_id join model_version v on v.id = e.version_id
                        join dataset_version w on w.id = e.dataset_version_id join dataset d on d.id = w.dataset_id
                        where e.project_id = ? and e.id = ?
                        """,
                        row -> {
                            var subject = new HashMap<String, String>();
                            subject.put("evaluation", evaluation.toString());
                            subject.put("model", row.text("model"));
                            subject.put("version", Integer.toString(row.integer("version")));
                            subject.put("dataset", row.text("dataset"));
                            return subject;
                        },
                        project,
                        evaluation)
                .orElseThrow();
    }

    private static String topic(EvaluationState state) {
        return switch (state) {
            case RUNNING -> "evaluation.running";
            case READY -> "evaluation.ready";
            case FAILED -> "evaluation.failed";
            case CANCELLED -> "evaluation.cancelled";
        };
    }

    /**
     * What was found.
     *
     * @param result what the process says
     * @param answers digest of the artifact with every row's answer; null: none are kept
     * @param digest of all but time and memory
     */
    record Finding(EvaluationResult result, @Nullable String answers, String digest) {}
}
