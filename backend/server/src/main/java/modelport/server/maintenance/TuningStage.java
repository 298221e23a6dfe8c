package modelport.server.maintenance;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.UUID;
import modelport.contract.Message;
import modelport.contract.maintenance.CaseDeed;
import modelport.contract.maintenance.CaseThing;
import modelport.contract.registry.Version;
import modelport.contract.tuning.NewTuning;
import modelport.contract.tuning.Tuning;
import modelport.contract.tuning.TuningAccepted;
import modelport.contract.tuning.TuningState;
import modelport.contract.tuning.WinnerPromotion;
import modelport.server.access.Caller;
import modelport.server.access.ProjectRef;
import modelport.server.database.Sql;
import modelport.server.jobs.Jobs;
import modelport.server.maintenance.internal.CaseRow;
import modelport.server.maintenance.internal.Happening;
import modelport.server.registry.Maker;
import modelport.server.registry.VersionRefs;
import modelport.server.tuning.Tunings;
import modelport.server.tuning.Winners;
import org.jspecify.annotations.Nullable;

/** Has settings searched for, and makes the winner a version. */
@Singleton
class TuningStage {
    private final Tunings tunings;
    private final Winners winners;
    private final TuningWishes wishes;
    private final CompressionStage next;
    private final Tools tools;
    private final CaseLedger ledger;
    private final CaseJournal journal;

    TuningStage(
            Tunings tunings,
            Winners winners,
            TuningWishes wishes,
            CompressionStage next,
            Tools tools,
            CaseLedger ledger,
            CaseJournal journal) {
        this.tunings = tunings;
        this.winners = winners;
        this.wishes = wishes;
        this.next = next;
        this.tools = tools;
        this.ledger = ledger;
        this.journal = journal;
    }

    /** What else is needed. */
    @Singleton
    record Tools(Sql sql, VersionRefs versions, CaseEnds ends, MaintenanceConfig config) {}

    /**
     * Starts the tuning of a case whose data was looked at, in no transaction. The tuning and the case's own step are
     * written in one: there is never a tuning that its case does not know of.
     */
    void begin(CaseRow seen, ProjectRef project, Caller author) {
        NewTuning wanted = wishes.of(seen);
        Maker maker = Maker.later(author.username());
        tunings.create(maker, project, wanted, accepted -> begun(seen, accepted));
    }

    /** True: it went on. */
    @Transactional(TxType.MANDATORY)
    boolean look(Turn turn) {
        UUID id = turn.row().things().tuning().orElseThrow();
        Tuning tuning = tunings.get(turn.project(), id);
        if (!tuning.state().isOver()) {
            ledger.postpone(turn.row(), tools.config().look());
            return false;
        }
        @Nullable Message reason = tuning.reason();
        boolean stopped = reason != null && reason.code().equals(Jobs.CANCELLED);
        if (tuning.winner() == null || stopped || tuning.state() == TuningState.FAILED) {
            tools.ends().fail(turn.row(), reason == null ? Message.of("maintenance.no-winner") : reason);
            return true;
        }
        next.start(turn.with(promoted(turn, tuning)));
        return true;
    }

    private void begun(CaseRow seen, TuningAccepted accepted) {
        ledger.hold(seen.endpointId());
        CaseRow row = ledger.find(seen.id()).orElseThrow();
        if (row.rowVersion() != seen.rowVersion()) {
            // Somebody closed it meanwhile, or was quicker: this tuning has never been.
            throw new OvertakenException();
        }
        UUID id = accepted.tuning().id();
        ledger.tuning(row, id);
        journal.note(
                row,
                Happening.of(CaseDeed.TUNING_STARTED)
                        .saying(Message.of(
                                "maintenance.tuning-started",
                                "settings",
                                Integer.toString(accepted.tuning().settings()),
                                "folds",
                                Integer.toString(accepted.tuning().folds())))
                        .about(CaseThing.TUNING, id));
    }

    /** The words about the version that serves hold for the one that shall take its place. */
    private CaseRow promoted(Turn turn, Tuning tuning) {
        CaseRow row = turn.row();
        String card = tools.sql()
                .first(
                        "select card from model_version where id = ?",
                        found -> found.text("card"),
                        row.champion().id())
                .orElseThrow();
        Version version = winners.promote(
                        Maker.later(turn.author().username()),
                        turn.project(),
                        tuning.id(),
                        new WinnerPromotion(null, card))
                .version();
        UUID id = tools.versions()
                .require(turn.project(), row.model(), version.number())
                .id();
        ledger.tuned(row, id);
        journal.note(row, Happening.of(CaseDeed.TUNED).aboutVersion(version.number()));
        return ledger.find(row.id()).orElseThrow();
    }
}
