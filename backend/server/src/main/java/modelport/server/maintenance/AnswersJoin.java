package modelport.server.maintenance;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.UUID;
import modelport.contract.Message;
import modelport.contract.datasets.DatasetMetadata;
import modelport.contract.datasets.DatasetVersion;
import modelport.contract.datasets.NewDatasetVersion;
import modelport.contract.maintenance.CaseDeed;
import modelport.server.access.Caller;
import modelport.server.access.ProjectRef;
import modelport.server.datasets.DatasetRef;
import modelport.server.datasets.DatasetSubmissions;
import modelport.server.maintenance.internal.CaseRow;
import modelport.server.maintenance.internal.Happening;
import org.jspecify.annotations.Nullable;

/**
 * Makes answered rows a version of their dataset; the version and the case's own step are written in one transaction.
 */
@Singleton
class AnswersJoin {
    private final DatasetSubmissions submissions;
    private final CaseLedger ledger;
    private final CaseJournal journal;

    AnswersJoin(DatasetSubmissions submissions, CaseLedger ledger, CaseJournal journal) {
        this.submissions = submissions;
        this.ledger = ledger;
        this.journal = journal;
    }

    /** Rows that were put together. */
    record Joined(Caller author, ProjectRef project, DatasetRef base, UUID upload, int rows) {}

    @Transactional
    void none(CaseRow seen) {
        ledger.joined(held(seen), 0, null);
    }

    @Transactional
    void some(CaseRow seen, Joined joined) {
        CaseRow row = held(seen);
        DatasetRef base = joined.base();
        DatasetRef.Table table = base.table().orElseThrow();
        @Nullable String label = table.label().orElse(null);
        var metadata = new DatasetMetadata(label, base.roles(), table.columns(), null, null, null);
        DatasetVersion made = submissions
                .create(
                        joined.author(),
                        joined.project(),
                        base.dataset(),
                        NewDatasetVersion.of(joined.upload(), metadata))
                .version();
        ledger.joined(row, joined.rows(), made.id());
        journal.note(
                row,
                Happening.of(CaseDeed.DATA_CHECKED)
                        .saying(Message.of(
                                "maintenance.data-joined",
                                "rows",
                                Integer.toString(joined.rows()),
                                "base",
                                base.dataset() + "/" + base.number(),
                                "dataset",
                                made.dataset() + "/" + made.number())));
    }

    private CaseRow held(CaseRow seen) {
        ledger.hold(seen.endpointId());
        CaseRow row = ledger.find(seen.id()).orElseThrow();
        if (row.rowVersion() != seen.rowVersion()) {
            throw new OvertakenException();
        }
        return row;
    }
}
