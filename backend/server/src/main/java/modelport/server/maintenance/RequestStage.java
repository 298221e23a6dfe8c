package modelport.server.maintenance;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Optional;
import modelport.contract.Message;
import modelport.contract.maintenance.CaseDeed;
import modelport.contract.maintenance.CaseOutcome;
import modelport.contract.maintenance.CaseThing;
import modelport.contract.release.NewDecision;
import modelport.contract.release.NewRelease;
import modelport.contract.release.Release;
import modelport.contract.release.ReleaseState;
import modelport.server.database.Sql;
import modelport.server.maintenance.internal.CaseRow;
import modelport.server.maintenance.internal.Happening;
import modelport.server.release.ReleaseDrafts;
import modelport.server.release.ReleaseSubmissions;
import modelport.server.release.Releases;

/** Asks people for a release of the candidate, and waits for what they say. It never deploys anything. */
@Singleton
class RequestStage {
    private static final String ON_ITS_WAY = """
            select r.id from release r join environment e on e.id = r.environment_id join model m on m.id = r.model_id
            where r.project_id = ? and m.name = ? and e.name = ?
                and r.state in ('DRAFT', 'CHECKING', 'IN_REVIEW', 'APPROVED', 'ROLLING_OUT')
            """;

    private final ReleaseDrafts drafts;
    private final ReleaseSubmissions submissions;
    private final Releases releases;
    private final Stories stories;
    private final Tools tools;
    private final CaseLedger ledger;
    private final CaseJournal journal;

    RequestStage(
            ReleaseDrafts drafts,
            ReleaseSubmissions submissions,
            Releases releases,
            Stories stories,
            Tools tools,
            CaseLedger ledger,
            CaseJournal journal) {
        this.drafts = drafts;
        this.submissions = submissions;
        this.releases = releases;
        this.stories = stories;
        this.tools = tools;
        this.ledger = ledger;
        this.journal = journal;
    }

    /** What else is needed. */
    @Singleton
    record Tools(Sql sql, CaseEnds ends, MaintenanceConfig config) {}

    /** True: it went on. While another release of the model is on its way there, the case waits for it. */
    @Transactional(TxType.MANDATORY)
    boolean ask(Turn turn) {
        CaseRow row = turn.row();
        if (isAnotherOnItsWay(row)) {
            ledger.postpone(row, tools.config().lookPeople());
            return false;
        }
        var wanted =
                new NewRelease(row.model(), turn.candidate(), row.environment(), row.endpoint(), null, stories.of(row));
        Release draft = drafts.draft(turn.author(), turn.project(), wanted);
        submissions.submit(turn.author(), turn.project(), draft.id(), NewDecision.on(draft.digest()));
        ledger.requested(row, draft.id());
        journal.note(row, Happening.of(CaseDeed.RELEASE_REQUESTED).about(CaseThing.RELEASE, draft.id()));
        return true;
    }

    /** True: people have decided. */
    @Transactional(TxType.MANDATORY)
    boolean look(Turn turn) {
        CaseRow row = turn.row();
        ReleaseState state = row.things().releaseState().orElseThrow();
        return switch (state) {
            case DRAFT, CHECKING, IN_REVIEW, APPROVED, ROLLING_OUT -> {
                ledger.postpone(row, tools.config().lookPeople());
                yield false;
            }
            case RELEASED, SUPERSEDED -> end(turn, CaseDeed.RELEASED, CaseOutcome.RELEASED);
            case REJECTED, CANCELLED, EXPIRED, ROLLED_BACK ->
                end(turn, CaseDeed.RELEASE_DECLINED, CaseOutcome.DECLINED);
            case FAILED -> {
                tools.ends().fail(row, reason(turn).orElseGet(() -> Message.of("maintenance.release-failed")));
                yield true;
            }
        };
    }

    private boolean end(Turn turn, CaseDeed deed, CaseOutcome outcome) {
        Optional<Message> reason = reason(turn);
        Happening happening = Happening.of(deed)
                .about(CaseThing.RELEASE, turn.row().things().release().orElseThrow());
        journal.note(turn.row(), reason.map(happening::saying).orElse(happening));
        tools.ends().end(turn.row(), outcome, reason.orElse(null));
        return true;
    }

    private Optional<Message> reason(Turn turn) {
        Release release =
                releases.get(turn.project(), turn.row().things().release().orElseThrow());
        return Optional.ofNullable(release.reason());
    }

    private boolean isAnotherOnItsWay(CaseRow row) {
        return tools.sql()
                .first(
                        ON_ITS_WAY,
                        found -> found.uuid("id"),
                        row.project(),
                        row.model().value(),
                        row.environment().value())
                .isPresent();
    }
}
