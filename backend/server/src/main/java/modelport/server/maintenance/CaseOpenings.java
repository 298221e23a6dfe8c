package modelport.server.maintenance;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.util.UUID;
import modelport.contract.maintenance.CaseDeed;
import modelport.contract.maintenance.CaseThing;
import modelport.server.access.Caller;
import modelport.server.database.Ids;
import modelport.server.database.Json;
import modelport.server.database.Sql;
import modelport.server.maintenance.internal.CaseRow;
import modelport.server.maintenance.internal.Happening;
import modelport.server.maintenance.internal.PolicyRow;
import modelport.server.monitoring.AlertCases;
import org.jspecify.annotations.Nullable;

/** Opens cases; the maintenance of the endpoint is held, and has no open one. */
@Singleton
class CaseOpenings {
    private final Sql sql;
    private final Ids ids;
    private final Clock clock;
    private final CaseLedger ledger;
    private final CaseJournal journal;
    private final CaseNews news;
    private final AlertCases alerts;

    CaseOpenings(
            Sql sql, Ids ids, Clock clock, CaseLedger ledger, CaseJournal journal, CaseNews news, AlertCases alerts) {
        this.sql = sql;
        this.ids = ids;
        this.clock = clock;
        this.ledger = ledger;
        this.journal = journal;
        this.news = news;
        this.alerts = alerts;
    }

    /** By itself, for whoever saved the policy. */
    @Transactional(TxType.MANDATORY)
    CaseRow open(PolicyRow policy, UUID champion, Trigger trigger) {
        CaseRow row = insert(policy, champion, trigger, policy.changedBy(), null);
        journal.note(row, opened(trigger, null, null));
        tell(row);
        return row;
    }

    /** By hand, for whoever wants it. */
    @Transactional(TxType.MANDATORY)
    CaseRow open(Caller caller, PolicyRow policy, UUID champion, Trigger trigger, @Nullable String note) {
        CaseRow row = insert(policy, champion, trigger, caller.username(), caller.username());
        journal.note(caller, row, opened(trigger, caller.username(), note));
        tell(row);
        return row;
    }

    /** People hear of it, and whoever looks at the alert sees it there. */
    private void tell(CaseRow row) {
        row.alert()
                .ifPresent(alert -> alerts.opened(
                        row.project(),
                        alert,
                        row.id(),
                        row.number(),
                        row.openedBy().orElse(null)));
        news.opened(row);
    }

    private static Happening opened(Trigger trigger, @Nullable String actor, @Nullable String note) {
        Happening happening = Happening.by(actor, CaseDeed.OPENED, note);
        return trigger.alert()
                .map(alert -> happening.about(CaseThing.ALERT, alert))
                .orElse(happening);
    }

    private CaseRow insert(
            PolicyRow policy, UUID champion, Trigger trigger, String actingFor, @Nullable String openedBy) {
        UUID id = ids.next();
        // Numbers count per project: of two endpoints that open a case at once, one waits.
        sql.query("select id from project where id = ? for no key update", row -> row.uuid("id"), policy.project());
        sql.update(
                """
                insert into maintenance_case (id, project_id, endpoint_id, number, cause, state, settings, acting_for, alert_id,
                    champion_id, due_at, opened_by, opened_at, row_version)
                select ?, ?, ?, coalesce(max(number), 0) + 1, ?, 'OPEN', ?, ?, ?::uuid, ?, now(), ?, ?, 0
                from maintenance_case where project_id = ?
                """,
                id,
                policy.project(),
                policy.endpointId(),
                trigger.cause(),
                new Json(policy.settings()),
                actingFor,
                trigger.alert().orElse(null),
                champion,
                openedBy,
                clock.instant(),
                policy.project());
        // What arrived so far is not news for the next one.
        sql.update("update maintenance_policy set labels_from = now() where id = ?", policy.id());
        return ledger.find(id).orElseThrow();
    }
}
