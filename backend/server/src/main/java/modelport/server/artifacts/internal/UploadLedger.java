package modelport.server.artifacts.internal;

import io.micronaut.transaction.annotation.ReadOnly;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import modelport.contract.ProblemException;
import modelport.contract.access.IssuedToken;
import modelport.contract.artifacts.NewUpload;
import modelport.server.access.Caller;
import modelport.server.access.Credentials;
import modelport.server.access.ProjectRef;
import modelport.server.artifacts.UploadConfig;
import modelport.server.audit.Audit;
import modelport.server.database.Sql;

/** What the database knows of uploads; each method is one transaction, by the database's clock. */
@Singleton
public class UploadLedger {
    private static final String INSERT =
            "insert into upload (id, project_id, filename, length, received, sha256, state, created_by, created_at, "
                    + "expires_at) values (?, ?, ?, ?, ?, ?, ?, ?, now(), now() + ? * interval '1 millisecond')";

    private final Sql sql;
    private final UploadFiles files;
    private final Credentials credentials;
    private final Audit audit;
    private final UploadConfig config;

    UploadLedger(Sql sql, UploadFiles files, Credentials credentials, Audit audit, UploadConfig config) {
        this.sql = sql;
        this.files = files;
        this.credentials = credentials;
        this.audit = audit;
        this.config = config;
    }

    /** Makes the row and the token that opens it. */
    @Transactional
    public IssuedToken announce(Caller caller, ProjectRef project, UUID id, NewUpload upload) {
        insert(caller, project, id, upload, upload.length() == 0);
        UploadRow row = find(id).orElseThrow();
        return credentials.issueUpload(caller, project.id(), id, row.expiresAt());
    }

    /** Makes the row of a file that is whole already. */
    @Transactional
    public void received(Caller caller, ProjectRef project, UUID id, NewUpload upload) {
        insert(caller, project, id, upload, true);
    }

    @ReadOnly
    public Optional<UploadRow> find(UUID id) {
        return sql.first(UploadRow.SELECT + "where id = ?", UploadRow::of, id);
    }

    /** After a crash the file may be shorter than the row says: then the file is right. */
    @Transactional
    public UploadRow reconcile(UploadRow upload) {
        UploadRow locked = lock(upload);
        boolean mayBeShort = locked.state() == UploadState.OPEN || locked.state() == UploadState.COMPLETE;
        long size = files.size(upload.id());
        if (!mayBeShort || locked.leased() || size >= locked.received()) {
            return locked;
        }
        sql.update("update upload set received = ?, state = 'OPEN' where id = ?", size, upload.id());
        return lock(upload);
    }

    /**
     * Lets one writer in at {@code offset}, for as long as a lease lasts. An upload that is complete already needs no
     * writer and comes back as it is.
     */
    @Transactional
    public UploadRow acquire(UploadRow upload, long offset) {
        UploadRow current = reconcile(upload);
        if (current.leased()) {
            throw UploadProblems.busy(current);
        }
        if (current.received() != offset) {
            throw UploadProblems.otherOffset(current, offset);
        }
        if (current.state() == UploadState.OPEN) {
            sql.update(
                    "update upload set node = ?, lease_until = now() + ? * interval '1 millisecond' where id = ?",
                    UUID.randomUUID().toString(),
                    config.lease().toMillis(),
                    upload.id());
        }
        return lock(upload);
    }

    /** A writer's sign of life, with what is on the disk for certain; false if another one has taken over. */
    @Transactional
    public boolean renew(UploadRow held, long received) {
        return sql.update(
                        "update upload set received = ?, lease_until = now() + ? * interval '1 millisecond' "
                                + "where id = ? and node = ? and state = 'OPEN'",
                        received,
                        config.lease().toMillis(),
                        held.id(),
                        held.writer().orElseThrow())
                > 0;
    }

    /** A writer's last word. */
    @Transactional
    public boolean release(UploadRow held, long received) {
        return sql.update(
                        "update upload set received = ?, node = null, lease_until = null, "
                                + "state = case when length = ? then 'COMPLETE' else 'OPEN' end "
                                + "where id = ? and node = ? and state = 'OPEN'",
                        received,
                        received,
                        held.id(),
                        held.writer().orElseThrow())
                > 0;
    }

    @Transactional
    public void terminate(Caller caller, UploadRow upload) {
        UploadRow locked = lock(upload);
        if (locked.leased()) {
            throw UploadProblems.busy(locked);
        }
        if (locked.state() == UploadState.USED) {
            throw UploadProblems.used(locked);
        }
        sql.update("update upload set state = 'GONE', node = null, lease_until = null where id = ?", upload.id());
        audit.record(caller.actor(), upload.project(), "upload.dropped", subject(upload.id(), upload.filename()));
    }

    /** Marks complete uploads as used and returns them in the order of {@code uploads}. */
    @Transactional(Transactional.TxType.MANDATORY)
    public List<UploadRow> take(UUID project, List<UUID> uploads) {
        Map<UUID, UploadRow> found = new HashMap<>();
        // Locked in one order everywhere, so that two takers of the same uploads cannot lock each other out.
        uploads.stream().distinct().sorted().forEach(id -> {
            UploadRow row = sql.first(
                            UploadRow.SELECT + "where id = ? and project_id = ? for update", UploadRow::of, id, project)
                    .orElseThrow(() -> new ProblemException(UploadProblems.absent(id)));
            requireTakeable(row);
            sql.update("update upload set state = 'USED' where id = ?", id);
            found.put(id, row);
        });
        return uploads.stream().distinct().map(found::get).toList();
    }

    @Transactional(Transactional.TxType.MANDATORY)
    public void discard(Collection<UUID> uploads) {
        uploads.forEach(id -> sql.update("update upload set state = 'GONE' where id = ? and state = 'USED'", id));
    }

    /** Drops what nobody used in time. */
    @Transactional
    public int expire() {
        return sql.update("update upload set state = 'GONE', node = null, lease_until = null "
                + "where state in ('OPEN', 'COMPLETE') and expires_at <= now() "
                + "and coalesce(lease_until <= now(), true)");
    }

    /** Of these uploads, those whose files nobody needs: dropped, or never known to the database. */
    @ReadOnly
    public List<UUID> unneeded(List<UUID> uploads) {
        return uploads.stream()
                .filter(id ->
                        find(id).map(row -> row.state() == UploadState.GONE).orElse(true))
                .toList();
    }

    private void insert(Caller caller, ProjectRef project, UUID id, NewUpload upload, boolean whole) {
        requireQuota(project, upload.length());
        sql.update(
                INSERT,
                id,
                project.id(),
                upload.filename(),
                upload.length(),
                whole ? upload.length() : 0,
                upload.sha256(),
                whole ? UploadState.COMPLETE : UploadState.OPEN,
                caller.username(),
                config.expires().toMillis());
        audit.record(caller.actor(), project.id(), "upload.announced", subject(id, upload.filename()));
    }

    private void requireQuota(ProjectRef project, long length) {
        boolean fits = sql.first(
                        "select coalesce((select sum(a.size) from project_artifact p join artifact a "
                                + "on a.digest = p.artifact_digest where p.project_id = project.id), 0) "
                                + "+ coalesce((select sum(u.length) from upload u where u.project_id = project.id "
                                + "and u.state in ('OPEN', 'COMPLETE')), 0) + ? <= coalesce(quota_bytes, 9e18) as fits "
                                + "from project where id = ?",
                        row -> row.bool("fits"),
                        length,
                        project.id())
                .orElseThrow();
        if (!fits) {
            throw UploadProblems.quota();
        }
    }

    private UploadRow lock(UploadRow upload) {
        return sql.first(UploadRow.SELECT + "where id = ? for update", UploadRow::of, upload.id())
                .orElseThrow();
    }

    private void requireTakeable(UploadRow row) {
        if (row.expired() || row.state() == UploadState.GONE) {
            throw UploadProblems.gone(row);
        }
        if (row.state() == UploadState.USED) {
            throw UploadProblems.used(row);
        }
        if (row.state() == UploadState.OPEN || files.size(row.id()) != row.length()) {
            throw UploadProblems.incomplete(row);
        }
    }

    private static Map<String, String> subject(UUID id, String filename) {
        return Map.of("upload", id.toString(), "file", filename);
    }
}
