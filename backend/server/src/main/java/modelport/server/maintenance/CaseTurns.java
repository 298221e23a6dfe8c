package modelport.server.maintenance;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.Optional;
import modelport.contract.Message;
import modelport.contract.Slug;
import modelport.contract.maintenance.CaseOutcome;
import modelport.server.access.Caller;
import modelport.server.access.ProjectRef;
import modelport.server.database.Sql;
import modelport.server.maintenance.internal.CaseRow;
import modelport.server.maintenance.internal.ServedEndpoint;

/**
 * Takes cases from one state to the next, each time in one transaction: what is begun, that the case knows of it, and
 * that it is told are written together or not at all.
 */
@Singleton
class CaseTurns {
    private static final Duration AFTER_BREAK = Duration.ofSeconds(2);

    private final Sql sql;
    private final Authors authors;
    private final CaseLedger ledger;
    private final CaseEnds ends;
    private final CaseWork work;
    private final Stages stages;
    private final MaintenanceConfig config;

    CaseTurns(
            Sql sql,
            Authors authors,
            CaseLedger ledger,
            CaseEnds ends,
            CaseWork work,
            Stages stages,
            MaintenanceConfig config) {
        this.sql = sql;
        this.authors = authors;
        this.ledger = ledger;
        this.ends = ends;
        this.work = work;
        this.stages = stages;
        this.config = config;
    }

    /** What is done in each state. */
    @Singleton
    record Stages(
            DataStage data,
            TuningStage tuning,
            CompressionStage compression,
            EvaluationStage evaluation,
            RequestStage request) {}

    /** True: the case went on, and may go on further at once. */
    @Transactional
    boolean take(CaseRow seen, Optional<Judgement> judged) {
        Optional<CaseRow> locked = ledger.lockIfFree(seen).filter(row -> row.rowVersion() == seen.rowVersion());
        if (locked.isEmpty()) {
            return false;
        }
        CaseRow row = locked.get();
        var project = new ProjectRef(row.project(), projectName(row));
        Optional<Caller> author = authors.of(row);
        Optional<ServedEndpoint> endpoint = sql.first(ServedEndpoint.BY_ID, ServedEndpoint::of, row.endpointId());
        if (endpoint.isEmpty()) {
            author.ifPresent(caller -> work.cancel(caller, project, row));
            ends.end(row, CaseOutcome.WITHDRAWN, Message.of("maintenance.endpoint-gone"));
            return true;
        }
        if (author.isEmpty()) {
            ends.fail(row, Message.of("maintenance.author-gone", "user", row.actingFor()));
            return true;
        }
        return look(new Turn(row, endpoint.get(), project, author.get()), judged);
    }

    /** What it was about to do is not possible, for a reason that can be named. */
    @Transactional
    void failed(CaseRow seen, Message reason) {
        ledger.lockIfFree(seen)
                .filter(row -> row.rowVersion() == seen.rowVersion())
                .ifPresent(row -> ends.fail(row, reason));
    }

    /** What it was about to do broke; it is tried again a few times, each time after a longer pause. */
    @Transactional
    void broke(CaseRow seen) {
        Optional<CaseRow> row = ledger.lockIfFree(seen).filter(found -> found.rowVersion() == seen.rowVersion());
        if (row.isEmpty()) {
            return;
        }
        if (row.get().tries() + 1 >= config.tries()) {
            ends.fail(row.get(), Message.of("maintenance.broke", "tries", Integer.toString(config.tries())));
            return;
        }
        ledger.broke(row.get(), AFTER_BREAK.multipliedBy(1L << row.get().tries()));
    }

    private boolean look(Turn turn, Optional<Judgement> judged) {
        return switch (turn.row().state()) {
            // Otherwise something is begun first that reads rows.
            case OPEN ->
                !turn.row().wantsAnswers()
                        && turn.row().things().training().isEmpty()
                        && stages.data().look(turn);
            case TUNING -> stages.tuning().look(turn);
            case COMPRESSING -> stages.compression().look(turn);
            case EVALUATING -> stages.evaluation().look(turn, judged);
            case REQUESTED -> stages.request().look(turn);
            case HANDED_OVER, CLOSED -> false;
        };
    }

    private Slug projectName(CaseRow row) {
        return sql.first("select name from project where id = ?", found -> new Slug(found.text("name")), row.project())
                .orElseThrow();
    }
}
