package modelport.server.maintenance;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import modelport.contract.Message;
import modelport.contract.maintenance.CaseDeed;
import modelport.contract.maintenance.CaseOutcome;
import modelport.contract.maintenance.CaseState;
import modelport.server.access.Caller;
import modelport.server.database.Sql;
import modelport.server.maintenance.internal.CaseRow;
import modelport.server.maintenance.internal.Happening;
import org.jspecify.annotations.Nullable;

/** Brings cases to their ends, and counts those that ended badly: after too many in a row people take over. */
@Singleton
class CaseEnds {
    private final Sql sql;
    private final CaseLedger ledger;
    private final CaseJournal journal;
    private final CaseNews news;

    CaseEnds(Sql sql, CaseLedger ledger, CaseJournal journal, CaseNews news) {
        this.sql = sql;
        this.ledger = ledger;
        this.journal = journal;
        this.news = news;
    }

    /** It came to an end by itself. */
    @Transactional(TxType.MANDATORY)
    void end(CaseRow row, CaseOutcome outcome, @Nullable Message reason) {
        end(row, outcome, reason, null);
    }

    /** Its step failed; people can let it run again. */
    @Transactional(TxType.MANDATORY)
    void fail(CaseRow row, Message reason) {
        journal.note(row, Happening.of(CaseDeed.STEP_FAILED).saying(reason));
        end(row, CaseOutcome.FAILED, reason, row.state());
    }

    /** Somebody ends it. What it came to before stays, if it was handed over. */
    @Transactional(TxType.MANDATORY)
    void close(Caller caller, CaseRow row, @Nullable String note) {
        CaseOutcome outcome = row.outcome().orElse(CaseOutcome.WITHDRAWN);
        ledger.ended(row, CaseState.CLOSED, outcome, null, null);
        journal.note(caller, row, Happening.by(caller.username(), CaseDeed.CLOSED, note));
        news.closed(row, CaseOutcome.WITHDRAWN, caller.username());
    }

    private void end(CaseRow row, CaseOutcome outcome, @Nullable Message reason, @Nullable CaseState failedIn) {
        int bad = count(row, outcome);
        int limit = row.settings().budget().failures();
        boolean endedBadly = outcome != CaseOutcome.RELEASED && outcome != CaseOutcome.WITHDRAWN;
        if (!endedBadly || bad < limit) {
            ledger.ended(row, CaseState.CLOSED, outcome, reason, failedIn);
            Happening closed = Happening.of(CaseDeed.CLOSED);
            journal.note(row, reason == null ? closed : closed.saying(reason));
            news.closed(row, outcome, null);
            return;
        }
        ledger.ended(row, CaseState.HANDED_OVER, outcome, reason, failedIn);
        sql.update(
                "update maintenance_policy set handed_over = true, row_version = row_version + 1 where endpoint_id = ?",
                row.endpointId());
        Message why = Message.of("maintenance.handed-over", "failures", Integer.toString(bad));
        journal.note(row, Happening.of(CaseDeed.HANDED_OVER).saying(why));
        news.handedOver(row, bad);
    }

    /** How many ended badly in a row, this one too. */
    private int count(CaseRow row, CaseOutcome outcome) {
        String next = switch (outcome) {
            case RELEASED -> "0";
            case DECLINED, NOT_BETTER, UNSOUND_DATA, FAILED -> "bad_in_a_row + 1";
            // Nobody let it come to an end of its own.
            case WITHDRAWN -> "bad_in_a_row";
        };
        return sql.first(
                        "update maintenance_policy set bad_in_a_row = " + next
                                + " where endpoint_id = ? returning bad_in_a_row",
                        result -> result.integer("bad_in_a_row"),
                        row.endpointId())
                .orElse(0);
    }
}
