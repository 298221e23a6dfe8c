package modelport.server.registry;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import modelport.contract.Message;
import modelport.contract.notification.Urgency;
import modelport.contract.registry.Facts;
import modelport.contract.registry.VersionFile;
import modelport.contract.registry.VersionState;
import modelport.server.database.Json;
import modelport.server.database.Sql;
import modelport.server.notification.Notice;
import modelport.server.notification.Notifications;
import modelport.server.registry.internal.TaskGuess;
import modelport.server.registry.internal.VersionEntities;
import modelport.server.registry.internal.VersionEntity;
import org.jspecify.annotations.Nullable;

/**
 * Moves versions where their import, or whatever made them, has brought them. Part of the transaction that publishes.
 */
@Singleton
public class VersionOutcomes {
    private final VersionEntities entities;
    private final VersionRefs refs;
    private final Journal journal;
    private final Notifications notifications;
    private final Sql sql;
    private final Clock clock;

    VersionOutcomes(
            VersionEntities entities,
            VersionRefs refs,
            Journal journal,
            Notifications notifications,
            Sql sql,
            Clock clock) {
        this.entities = entities;
        this.refs = refs;
        this.journal = journal;
        this.notifications = notifications;
        this.sql = sql;
        this.clock = clock;
    }

    /** Another attempt begins; the version may have failed before. */
    @Transactional
    public void importing(UUID project, UUID version) {
        VersionEntity entity = lock(project, version, EnumSet.of(VersionState.IMPORTING, VersionState.FAILED));
        if (entity.getState() == VersionState.FAILED) {
            move(entity, VersionState.IMPORTING, null);
        }
    }

    /** It can be used from now on, and never changes again. */
    @Transactional
    public void ready(UUID project, UUID version, Findings findings, VersionRef.Files files, Facts facts) {
        VersionEntity entity = lock(project, version, EnumSet.of(VersionState.IMPORTING));
        entity.fill(files, facts, findings.size());
        write(version, findings);
        sql.update(
                """
                update model set row_version = row_version + 1, task = ?, updated_at = ?
                where id = ? and task = 'unknown'
                """,
                TaskGuess.of(files.signature()),
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                entity.getModelId());
        move(entity, VersionState.READY, null);
    }

    /** Its files are not acceptable. */
    @Transactional
    public void rejected(UUID project, UUID version, Findings findings, Message reason) {
        VersionEntity entity = lock(project, version, EnumSet.of(VersionState.IMPORTING));
        write(version, findings);
        move(entity, VersionState.REJECTED, reason);
        VersionRef ref = refs.find(project, version).orElseThrow();
        var message = new Message("notification.version-rejected", ref.subject());
        notifications.tell(
                new Notice(project, Urgency.NEWS, message, ref.subject(), version.toString(), null),
                List.of(ref.createdBy()));
    }

    /** The import broke down, which says nothing about the files. */
    @Transactional
    public void failed(UUID project, UUID version, Message reason) {
        Set<VersionState> before = EnumSet.of(VersionState.IMPORTING, VersionState.FAILED);
        move(lock(project, version, before), VersionState.FAILED, reason);
    }

    /** A newer scanner has looked at its files; the version stays what it is. */
    @Transactional
    public void rescanned(UUID project, UUID version, Findings findings) {
        VersionRef ref = refs.find(project, version).orElseThrow();
        write(version, findings);
        journal.note(project, "version.rescanned", ref.subject());
    }

    private VersionEntity lock(UUID project, UUID version, Set<VersionState> allowed) {
        // Locked before it is read: an edit that comes between would make the publication fail.
        sql.query(
                "select id from model_version where project_id = ? and id = ? for update",
                row -> row.uuid("id"),
                project,
                version);
        VersionEntity entity = entities.findByProjectIdAndId(project, version).orElseThrow();
        if (!allowed.contains(entity.getState())) {
            throw new IllegalStateException("version " + version + " is " + entity.getState());
        }
        return entity;
    }

    private void move(VersionEntity entity, VersionState state, @Nullable Message reason) {
        entity.move(state, reason);
        entities.saveAndFlush(entity);
        VersionRef ref = refs.find(entity.getProjectId(), entity.getId()).orElseThrow();
        journal.note(entity.getProjectId(), topic(state), ref.subject());
    }

    private static String topic(VersionState state) {
        return switch (state) {
            case IMPORTING -> "version.importing";
            case READY -> "version.ready";
            case REJECTED -> "version.rejected";
            case FAILED -> "version.failed";
            case ARCHIVED -> "version.archived";
        };
    }

    /** One statement for all: an archive may bring thousands of files. */
    private void write(UUID version, Findings findings) {
        sql.update("""
                insert into file_verdict (version_id, path, scanner_version, kind, verdict, reason, size, sha256, names)
                select ?, path, ?, kind, verdict, reason, size, sha256, names from jsonb_to_recordset(?) as
                    file(path text, kind text, verdict text, reason jsonb, size bigint, sha256 text, names jsonb)
                on conflict do nothing
                """, version, findings.scannerVersion(), new Json(findings.files()));
    }

    /**
     * What a scan said about every file of a version.
     *
     * @param scannerVersion of the scanner that said it
     * @param files one each, with its verdict
     */
    public record Findings(int scannerVersion, List<VersionFile> files) {
        public Findings {
            files = List.copyOf(files);
        }

        long size() {
            return files.stream().mapToLong(VersionFile::size).sum();
        }
    }
}
