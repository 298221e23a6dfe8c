package modelport.server.maintenance;

import io.micronaut.transaction.annotation.ReadOnly;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import modelport.contract.Message;
import modelport.contract.Page;
import modelport.contract.PageRequest;
import modelport.contract.Problem;
import modelport.contract.ProblemException;
import modelport.contract.Slug;
import modelport.contract.maintenance.CaseCause;
import modelport.contract.maintenance.CaseDeed;
import modelport.contract.maintenance.CaseFilter;
import modelport.contract.maintenance.CaseNote;
import modelport.contract.maintenance.CaseState;
import modelport.contract.maintenance.MaintenanceCase;
import modelport.contract.maintenance.NewCase;
import modelport.server.access.Caller;
import modelport.server.access.ProjectRef;
import modelport.server.database.Sql;
import modelport.server.http.Paging;
import modelport.server.maintenance.internal.CaseRow;
import modelport.server.maintenance.internal.Happening;
import modelport.server.maintenance.internal.PolicyRow;
import org.jspecify.annotations.Nullable;

/** Shows cases, and lets people open them, talk in them, let them go on, and end them. */
@Singleton
public class Cases {
    private static final int MAX_NOTE = 10_000;

    private final Sql sql;
    private final CaseLedger ledger;
    private final CaseOpenings openings;
    private final CaseJournal journal;
    private final CaseEnds ends;
    private final CaseViews views;
    private final Places places;

    Cases(
            Sql sql,
            CaseLedger ledger,
            CaseOpenings openings,
            CaseJournal journal,
            CaseEnds ends,
            CaseViews views,
            Places places) {
        this.sql = sql;
        this.ledger = ledger;
        this.openings = openings;
        this.journal = journal;
        this.ends = ends;
        this.views = views;
        this.places = places;
    }

    /** What cases are about, and what they have begun. */
    @Singleton
    record Places(MaintenancePolicies policies, CaseWork work) {}

    /** Opens a case, whatever cool-down there is. */
    @Transactional
    public MaintenanceCase open(Caller caller, ProjectRef project, NewCase wanted) {
        String note = checked(wanted.note());
        PolicyRow policy = places.policies().hold(project, wanted.endpoint());
        UUID champion = places.policies().serving(project, wanted.endpoint());
        ledger.open(policy.endpointId()).ifPresent(open -> {
            throw conflict("maintenance.already-open", "number", Integer.toString(open.number()));
        });
        var trigger = new Trigger(CaseCause.HAND, Optional.ofNullable(wanted.alert()));
        trigger.alert().ifPresent(alert -> requireAlert(policy, alert));
        return views.whole(openings.open(caller, policy, champion, trigger, note));
    }

    @ReadOnly
    public MaintenanceCase get(ProjectRef project, UUID id) {
        return views.whole(ledger.require(project, id));
    }

    /** The newest first, without what happened. */
    @ReadOnly
    public Page<MaintenanceCase> list(ProjectRef project, CaseFilter filter, PageRequest page) {
        UUID after = after(page.after());
        Slug endpoint = filter.endpoint();
        List<CaseRow> oneMore = sql.query(
                CaseRow.SELECT + """
                 where c.project_id = ? and (?::boolean is null or (c.state <> 'CLOSED') = ?::boolean)
                    and (?::text is null or e.name = ?::text) and (?::uuid is null or c.id < ?::uuid)
                order by c.id desc limit ?
                """,
                CaseRow::of,
                project.id(),
                filter.open(),
                filter.open(),
                endpoint == null ? null : endpoint.value(),
                endpoint == null ? null : endpoint.value(),
                after,
                after,
                page.limit() + 1);
        Page<CaseRow> shown = Paging.page(oneMore, page, row -> row.id().toString());
        return new Page<>(shown.items().stream().map(views::summary).toList(), shown.next());
    }

    @Transactional
    public MaintenanceCase comment(Caller caller, ProjectRef project, UUID id, CaseNote note) {
        String words = checked(note.note());
        if (words == null) {
            throw new ProblemException(Problem.Invalid.field("note", "maintenance.note-empty"));
        }
        CaseRow row = ledger.lock(project, id);
        journal.note(caller, row, Happening.by(caller.username(), CaseDeed.COMMENTED, words));
        ledger.touched(row);
        return get(project, id);
    }

    /** Lets the step that failed run again, under the policy as it is now. */
    @Transactional
    public MaintenanceCase retry(Caller caller, ProjectRef project, UUID id, CaseNote note) {
        String words = checked(note.note());
        CaseRow row = ledger.lock(project, id);
        CaseState step = row.failedIn().orElseThrow(() -> conflict("maintenance.not-failed"));
        ledger.open(row.endpointId()).filter(open -> !open.id().equals(id)).ifPresent(open -> {
            throw conflict("maintenance.already-open", "number", Integer.toString(open.number()));
        });
        PolicyRow policy = places.policies().hold(project, row.endpoint());
        ledger.again(row, step, policy.settings(), caller.username());
        journal.note(caller, row, Happening.by(caller.username(), CaseDeed.RETRIED, words));
        places.work().again(caller, project, row, ledger.require(project, id));
        return get(project, id);
    }

    /** Ends it, and what it has running. */
    @Transactional
    public MaintenanceCase close(Caller caller, ProjectRef project, UUID id, CaseNote note) {
        String words = checked(note.note());
        CaseRow row = ledger.lock(project, id);
        if (row.state() == CaseState.CLOSED) {
            throw conflict("maintenance.closed");
        }
        places.work().cancel(caller, project, row);
        ends.close(caller, row, words);
        return get(project, id);
    }

    private void requireAlert(PolicyRow policy, UUID alert) {
        boolean known = sql.first(
                        "select id from alert where endpoint_id = ? and id = ?",
                        row -> row.uuid("id"),
                        policy.endpointId(),
                        alert)
                .isPresent();
        if (!known) {
            throw new ProblemException(new Problem.NotFound("alert", alert.toString()));
        }
    }

    private static @Nullable String checked(@Nullable String note) {
        if (note == null || note.isBlank()) {
            return null;
        }
        if (note.length() > MAX_NOTE) {
            throw new ProblemException(
                    Problem.Invalid.field("note", "maintenance.too-long", "max", Integer.toString(MAX_NOTE)));
        }
        return note.strip();
    }

    private static @Nullable UUID after(@Nullable String after) {
        try {
            return after == null ? null : UUID.fromString(after);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(Problem.Invalid.field("after", "maintenance.after-unfit"));
        }
    }

    private static ProblemException conflict(String code, String... pairs) {
        return new ProblemException(new Problem.Conflict(Message.of(code, pairs)));
    }
}
