package modelport.server.maintenance;

import jakarta.inject.Singleton;
import java.util.List;
import modelport.contract.maintenance.CaseStep;
import modelport.contract.maintenance.MaintenanceCase;
import modelport.server.maintenance.internal.CaseRow;

/** Shows rows as cases. */
@Singleton
class CaseViews {
    private final CaseJournal journal;

    CaseViews(CaseJournal journal) {
        this.journal = journal;
    }

    /** With what happened. */
    MaintenanceCase whole(CaseRow row) {
        return view(row, journal.steps(row));
    }

    /** Without what happened. */
    MaintenanceCase summary(CaseRow row) {
        return view(row, List.of());
    }

    private static MaintenanceCase view(CaseRow row, List<CaseStep> steps) {
        CaseRow.Things things = row.things();
        return new MaintenanceCase(
                row.id(),
                row.number(),
                row.endpoint(),
                row.model(),
                row.environment(),
                row.cause(),
                row.state(),
                row.outcome().orElse(null),
                Summaries.of(row),
                row.champion().number(),
                things.candidate().map(CaseRow.Numbered::number).orElse(null),
                row.comparison().orElse(null),
                row.alert().orElse(null),
                things.tuning().orElse(null),
                things.compression().orElse(null),
                things.release().orElse(null),
                row.job().orElse(null),
                row.failedIn().isPresent(),
                row.openedBy().orElse(null),
                row.openedAt(),
                row.closedAt().orElse(null),
                steps,
                row.rowVersion());
    }
}
