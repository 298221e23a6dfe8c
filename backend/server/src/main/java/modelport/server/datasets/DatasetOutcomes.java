package modelport.server.datasets;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import modelport.contract.Message;
import modelport.contract.datasets.ColumnSummary;
import modelport.contract.notification.Urgency;
import modelport.contract.registry.VersionState;
import modelport.server.database.Json;
import modelport.server.database.Sql;
import modelport.server.datasets.internal.DatasetVersionEntities;
import modelport.server.datasets.internal.DatasetVersionEntity;
import modelport.server.datasets.internal.FileFindings;
import modelport.server.notification.Notice;
import modelport.server.notification.Notifications;
import org.jspecify.annotations.Nullable;

/** Moves versions of datasets where their import has brought them. Part of the transaction that publishes. */
@Singleton
class DatasetOutcomes {
    private static final int COLUMNS_AT_ONCE = 200;

    private final DatasetVersionEntities entities;
    private final DatasetRefs refs;
    private final Journal journal;
    private final Notifications notifications;
    private final Sql sql;

    DatasetOutcomes(
            DatasetVersionEntities entities, DatasetRefs refs, Journal journal, Notifications notifications, Sql sql) {
        this.entities = entities;
        this.refs = refs;
        this.journal = journal;
        this.notifications = notifications;
        this.sql = sql;
    }

    /** Another attempt begins; the version may have failed before. */
    @Transactional
    void importing(UUID project, UUID version) {
        DatasetVersionEntity entity = lock(project, version, EnumSet.of(VersionState.IMPORTING, VersionState.FAILED));
        if (entity.getState() == VersionState.FAILED) {
            move(entity, VersionState.IMPORTING, null);
        }
    }

    /** It can be used from now on, and never changes again. */
    @Transactional
    void ready(UUID project, UUID version, FileFindings findings, Filling table) {
        DatasetVersionEntity entity = lock(project, version, EnumSet.of(VersionState.IMPORTING));
        entity.found(findings);
        entity.filled(table.artifact(), table.digest(), table.label(), table.rows());
        for (int from = 0; from < table.summaries().size(); from += COLUMNS_AT_ONCE) {
            int to = Math.min(table.summaries().size(), from + COLUMNS_AT_ONCE);
            sql.update("""
                    insert into dataset_column (project_id, version_id, position, summary)
                    select ?, ?, ? + number, summary
                    from jsonb_array_elements(?) with ordinality as item(summary, number)
                    """, project, version, from, new Json(table.summaries().subList(from, to)));
        }
        move(entity, VersionState.READY, null);
    }

    /** Its file is no table. */
    @Transactional
    void rejected(UUID project, UUID version, FileFindings findings, Message reason) {
        DatasetVersionEntity entity = lock(project, version, EnumSet.of(VersionState.IMPORTING));
        entity.found(findings);
        move(entity, VersionState.REJECTED, reason);
        DatasetRef ref = refs.find(project, version).orElseThrow();
        var message = new Message("notification.dataset-rejected", ref.subject());
        notifications.tell(
                new Notice(project, Urgency.NEWS, message, ref.subject(), version.toString(), null),
                List.of(entity.getCreatedBy()));
    }

    /** The import broke down, which says nothing about the file. */
    @Transactional
    void failed(UUID project, UUID version, Message reason) {
        Set<VersionState> before = EnumSet.of(VersionState.IMPORTING, VersionState.FAILED);
        move(lock(project, version, before), VersionState.FAILED, reason);
    }

    private DatasetVersionEntity lock(UUID project, UUID version, Set<VersionState> allowed) {
        // Locked before it is read: an edit that comes between would make the publication fail.
        sql.query(
                "select id from dataset_version where project_id = ? and id = ? for update",
                row -> row.uuid("id"),
                project,
                version);
        DatasetVersionEntity entity =
                entities.findByProjectIdAndId(project, version).orElseThrow();
        if (!allowed.contains(entity.getState())) {
            throw new IllegalStateException("dataset version " + version + " is " + entity.getState());
        }
        return entity;
    }

    private void move(DatasetVersionEntity entity, VersionState state, @Nullable Message reason) {
        entity.move(state, reason);
        entities.saveAndFlush(entity);
        DatasetRef ref = refs.find(entity.getProjectId(), entity.getId()).orElseThrow();
        journal.note(entity.getProjectId(), topic(state), ref.subject());
    }

    private static String topic(VersionState state) {
        return switch (state) {
            case IMPORTING -> "dataset-version.importing";
            case READY -> "dataset-version.ready";
            case REJECTED -> "dataset-version.rejected";
            case FAILED -> "dataset-version.failed";
            case ARCHIVED -> "dataset-version.archived";
        };
    }

    /** The table that a version is filled with. */
    record Filling(String artifact, String digest, @Nullable String label, long rows, List<ColumnSummary> summaries) {
        Filling {
            summaries = List.copyOf(summaries);
        }
    }
}
