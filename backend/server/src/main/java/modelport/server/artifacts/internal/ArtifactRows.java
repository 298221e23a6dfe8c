package modelport.server.artifacts.internal;

import io.micronaut.transaction.annotation.ReadOnly;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import modelport.server.artifacts.StoredArtifact;
import modelport.server.artifacts.StoredFile;
import modelport.server.database.Sql;

/** What the database knows of stored bytes. */
@Singleton
public class ArtifactRows {
    private final Sql sql;

    ArtifactRows(Sql sql) {
        this.sql = sql;
    }

    /** Everything is there already if somebody else stored the same content. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void insert(UUID project, StoredArtifact artifact) {
        // In one order everywhere, so that two transactions with the same blobs cannot lock each other out.
        artifact.files().stream()
                .sorted(Comparator.comparing(StoredFile::sha256))
                .forEach(file -> sql.update(
                        "insert into blob (sha256, size, created_at) values (?, ?, now()) "
                                + "on conflict (sha256) do update set tombstoned_at = null",
                        file.sha256(),
                        file.size()));
        sql.update(
                "insert into artifact (digest, size, file_count, created_at) values (?, ?, ?, now()) "
                        + "on conflict do nothing",
                artifact.digest(),
                artifact.size(),
                artifact.files().size());
        artifact.files()
                .forEach(file -> sql.update(
                        "insert into artifact_file (artifact_digest, path, blob_sha256, size) values (?, ?, ?, ?) "
                                + "on conflict do nothing",
                        artifact.digest(),
                        file.path(),
                        file.sha256(),
                        file.size()));
        sql.update(
                "insert into project_artifact (project_id, artifact_digest) values (?, ?) on conflict do nothing",
                project,
                artifact.digest());
    }

    @ReadOnly
    public Optional<StoredArtifact> find(UUID project, String digest) {
        boolean allowed = sql.first(
                        "select project_id from project_artifact where project_id = ? and artifact_digest = ?",
                        row -> row.uuid("project_id"),
                        project,
                        digest)
                .isPresent();
        return allowed ? find(digest) : Optional.empty();
    }

    @ReadOnly
    public Optional<StoredArtifact> find(String digest) {
        List<StoredFile> files = sql.query(
                "select path, size, blob_sha256 from artifact_file where artifact_digest = ?",
                row -> new StoredFile(row.text("path"), row.number("size"), row.text("blob_sha256")),
                digest);
        if (files.isEmpty()) {
            return Optional.empty();
        }
        StoredArtifact sorted = StoredArtifact.of(files);
        return Optional.of(new StoredArtifact(digest, sorted.size(), sorted.files()));
    }

    /** Notes that the bytes were read again and are right. */
    @Transactional
    public void verified(Collection<String> blobs) {
        blobs.stream()
                .distinct()
                .sorted()
                .forEach(blob -> sql.update("update blob set verified_at = now() where sha256 = ?", blob));
    }
}
