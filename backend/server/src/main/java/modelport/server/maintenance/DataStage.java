package modelport.server.maintenance;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Optional;
import modelport.contract.Message;
import modelport.contract.maintenance.CaseDeed;
import modelport.contract.maintenance.CaseOutcome;
import modelport.contract.registry.VersionState;
import modelport.server.datasets.DatasetRef;
import modelport.server.datasets.DatasetRefs;
import modelport.server.maintenance.DataCheck.Found;
import modelport.server.maintenance.internal.Happening;

/** Looks at the data before anything is learned from it: broken data ends a case. */
@Singleton
class DataStage {
    private final DataCheck check;
    private final DatasetRefs datasets;
    private final MaintenanceConfig config;
    private final CaseLedger ledger;
    private final CaseJournal journal;
    private final CaseEnds ends;

    DataStage(
            DataCheck check,
            DatasetRefs datasets,
            MaintenanceConfig config,
            CaseLedger ledger,
            CaseJournal journal,
            CaseEnds ends) {
        this.check = check;
        this.datasets = datasets;
        this.config = config;
        this.ledger = ledger;
        this.journal = journal;
        this.ends = ends;
    }

    /** True: it went on. */
    @Transactional(TxType.MANDATORY)
    boolean look(Turn turn) {
        Optional<DatasetRef> joined = turn.row()
                .things()
                .joined()
                .flatMap(id -> datasets.find(turn.row().project(), id));
        if (joined.isPresent() && joined.get().state() != VersionState.READY) {
            return unread(turn, joined.get());
        }
        switch (check.of(turn, joined)) {
            case Found.Sound(DatasetRef training, DatasetRef measuring) -> {
                ledger.checked(turn.row(), training.id(), measuring.id());
                journal.note(turn.row(), Happening.of(CaseDeed.DATA_CHECKED).saying(sound(training, measuring)));
            }
            case Found.Unsound(Message reason) -> ends.end(turn.row(), CaseOutcome.UNSOUND_DATA, reason);
        }
        return true;
    }

    /** Rows were put together and are being read, or could not be read. */
    private boolean unread(Turn turn, DatasetRef joined) {
        if (joined.state() == VersionState.IMPORTING) {
            ledger.postpone(turn.row(), config.look());
            return false;
        }
        ends.fail(turn.row(), Message.of("maintenance.data-unread", "dataset", named(joined)));
        return true;
    }

    private static Message sound(DatasetRef training, DatasetRef measuring) {
        return Message.of(
                "maintenance.data-sound",
                "training",
                named(training),
                "rows",
                rows(training),
                "evaluation",
                named(measuring),
                "measured",
                rows(measuring));
    }

    private static String named(DatasetRef dataset) {
        return dataset.dataset() + "/" + dataset.number();
    }

    private static String rows(DatasetRef dataset) {
        return Long.toString(dataset.table().orElseThrow().rows());
    }
}
