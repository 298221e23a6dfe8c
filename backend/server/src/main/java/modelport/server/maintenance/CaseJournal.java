package modelport.server.maintenance;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import modelport.contract.Message;
import modelport.contract.maintenance.CaseDeed;
import modelport.contract.maintenance.CaseStep;
import modelport.contract.maintenance.CaseThing;
import modelport.server.access.Caller;
import modelport.server.audit.Audit;
import modelport.server.database.Json;
import modelport.server.database.Row;
import modelport.server.database.Sql;
import modelport.server.events.Announcements;
import modelport.server.maintenance.internal.CaseRow;
import modelport.server.maintenance.internal.Happening;
import modelport.server.maintenance.internal.ServedEndpoint;

/** Writes down and announces what happens in cases, in the transaction in which it happens. */
@Singleton
class CaseJournal {
    private final Sql sql;
    private final Clock clock;
    private final Audit audit;
    private final Announcements announcements;

    CaseJournal(Sql sql, Clock clock, Audit audit, Announcements announcements) {
        this.sql = sql;
        this.clock = clock;
        this.audit = audit;
        this.announcements = announcements;
    }

    /** Something that the platform does by itself. */
    @Transactional(TxType.MANDATORY)
    void note(CaseRow row, Happening happening) {
        note(Audit.Actor.SYSTEM, row, happening);
    }

    /** Something that somebody does. */
    @Transactional(TxType.MANDATORY)
    void note(Caller caller, CaseRow row, Happening happening) {
        note(caller.actor(), row, happening);
    }

    /** What happened in a case, in order. */
    List<CaseStep> steps(CaseRow row) {
        return sql.query(
                "select at, deed, actor, detail, note, thing, reference from maintenance_step "
                        + "where case_id = ? order by position",
                CaseJournal::step,
                row.id());
    }

    /** A trigger was refused; whoever wonders why nothing happened finds it here. */
    void refused(ServedEndpoint endpoint, Map<String, String> cause, Message reason) {
        var subject = new HashMap<>(endpoint.subject());
        subject.putAll(cause);
        audit.record(Audit.Actor.SYSTEM, endpoint.project(), "case.refused", subject, new Audit.Change(null, reason));
        announcements.announce(endpoint.project(), "maintenance-policy.changed", endpoint.subject());
    }

    private void note(Audit.Actor actor, CaseRow row, Happening happening) {
        sql.update(
                """
                insert into maintenance_step (project_id, case_id, position, at, deed, actor, detail, note, thing, reference)
                select ?, ?, coalesce(max(position), 0) + 1, ?, ?, ?, ?::jsonb, ?, ?, ? from maintenance_step where case_id = ?
                """,
                row.project(),
                row.id(),
                clock.instant(),
                happening.deed(),
                happening.actor(),
                Json.ofNullable(happening.detail()),
                happening.note(),
                happening.thing(),
                happening.reference(),
                row.id());
        audit.record(actor, row.project(), topic(happening.deed()), row.subject(), new Audit.Change(null, happening));
        var subject = new HashMap<>(row.subject());
        subject.put("deed", happening.deed().name());
        announcements.announce(row.project(), topic(happening.deed()), subject);
    }

    private static String topic(CaseDeed deed) {
        return switch (deed) {
            case OPENED -> "case.opened";
            case CLOSED -> "case.closed";
            case DATA_CHECKED,
                    TUNING_STARTED,
                    TUNED,
                    COMPRESSION_STARTED,
                    COMPRESSED,
                    EVALUATION_STARTED,
                    EVALUATED,
                    RELEASE_REQUESTED,
                    RELEASED,
                    RELEASE_DECLINED,
                    STEP_FAILED,
                    RETRIED,
                    COMMENTED,
                    HANDED_OVER -> "case.changed";
        };
    }

    private static CaseStep step(Row row) {
        return new CaseStep(
                row.instant("at"),
                row.constant("deed", CaseDeed.class),
                row.findText("actor").orElse(null),
                row.findJson("detail", Message.class).orElse(null),
                row.findText("note").orElse(null),
                row.findText("thing").map(CaseThing::valueOf).orElse(null),
                row.findText("reference").orElse(null));
    }
}
