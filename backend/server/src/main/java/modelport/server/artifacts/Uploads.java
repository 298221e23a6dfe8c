package modelport.server.artifacts;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.io.InputStream;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import modelport.contract.Problem;
import modelport.contract.ProblemException;
import modelport.contract.access.IssuedToken;
import modelport.contract.artifacts.NewUpload;
import modelport.server.access.Caller;
import modelport.server.access.ProjectRef;
import modelport.server.access.Projects;
import modelport.server.access.Right;
import modelport.server.artifacts.internal.ChunkWriter;
import modelport.server.artifacts.internal.UploadFiles;
import modelport.server.artifacts.internal.UploadLedger;
import modelport.server.artifacts.internal.UploadProblems;
import modelport.server.artifacts.internal.UploadRow;
import modelport.server.artifacts.internal.UploadState;
import modelport.server.database.Ids;

/** Files on their way in: announced, received piece by piece, used once. */
@Singleton
public class Uploads {
    private final UploadLedger ledger;
    private final UploadFiles files;
    private final Projects projects;
    private final Ids ids;
    private final UploadConfig config;

    Uploads(UploadLedger ledger, UploadFiles files, Projects projects, Ids ids, UploadConfig config) {
        this.ledger = ledger;
        this.files = files;
        this.projects = projects;
        this.ids = ids;
        this.config = config;
    }

    /**
     * An upload that waits for bytes.
     *
     * @param token opens this one upload
     */
    public record Announced(UploadStatus status, IssuedToken token) {}

    /** How far an upload is. */
    public record UploadStatus(UUID id, long offset, long length, Instant expiresAt) {}

    /** Announces a file. */
    public Announced announce(Caller caller, ProjectRef project, NewUpload upload) {
        requireName(upload.filename());
        if (upload.length() > config.max()) {
            throw UploadProblems.tooLarge(config.max());
        }
        files.requireSpace(upload.length());
        UUID id = ids.next();
        files.create(id);
        IssuedToken token = ledger.announce(caller, project, id, upload);
        return new Announced(status(require(id)), token);
    }

    /** How far an upload is: what the database and the disk both know of. */
    public UploadStatus status(Caller caller, UUID id) {
        return status(ledger.reconcile(visible(caller, id)));
    }

    /**
     * Takes bytes in. Those that came before the sender went away stay, unless a checksum was to be checked over all of
     * them.
     *
     * @param offset where the sender believes to be
     * @param length how many bytes will come; -1 if the sender does not say
     * @param sha256 what the hash of these bytes must be, in hexadecimal
     */
    public UploadStatus append(
            Caller caller, UUID id, long offset, long length, Optional<String> sha256, InputStream body) {
        UploadRow upload = visible(caller, id);
        requireAlive(upload);
        if (upload.state() == UploadState.USED) {
            throw UploadProblems.used(upload);
        }
        if (length > upload.length() - offset) {
            throw UploadProblems.tooLong(upload);
        }
        files.requireSpace(Math.max(length, 0));
        UploadRow held = ledger.acquire(upload, offset);
        if (held.state() == UploadState.COMPLETE) {
            return status(held);
        }
        new ChunkWriter(held, ledger, files, config).receive(body, sha256);
        return status(require(id));
    }

    /** Drops an upload. */
    public void terminate(Caller caller, UUID id) {
        UploadRow upload = visible(caller, id);
        requireAlive(upload);
        ledger.terminate(caller, upload);
        files.delete(id);
    }

    /** Takes a whole file in at once, for requests that bring it with them. */
    public UUID receive(Caller caller, ProjectRef project, String filename, InputStream body) {
        requireName(filename);
        UUID id = ids.next();
        files.create(id);
        long length = files.receive(id, body, config.max());
        ledger.received(caller, project, id, new NewUpload(filename, length, null));
        return id;
    }

    /**
     * Makes complete uploads a project's own, in the caller's transaction; each can be taken once. The files stay until
     * they are discarded.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public List<UploadedFile> take(ProjectRef project, List<UUID> uploads) {
        return ledger.take(project.id(), uploads).stream().map(this::file).toList();
    }

    /** A taken or complete upload's file. */
    public UploadedFile file(UUID id) {
        UploadRow upload = require(id);
        requireAlive(upload);
        if (upload.state() == UploadState.OPEN) {
            throw UploadProblems.incomplete(upload);
        }
        return file(upload);
    }

    /** Gives up uploads that were taken, in the caller's transaction; their files go some time after it commits. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void discard(Collection<UUID> uploads) {
        ledger.discard(uploads);
    }

    private UploadedFile file(UploadRow upload) {
        return new UploadedFile(
                upload.id(), upload.filename(), upload.length(), upload.sha256(), files.path(upload.id()));
    }

    private UploadRow require(UUID id) {
        return ledger.find(id).orElseThrow(() -> new ProblemException(UploadProblems.absent(id)));
    }

    private UploadRow visible(Caller caller, UUID id) {
        UploadRow upload = require(id);
        Optional<UUID> only = caller.onlyUpload();
        if (only.isEmpty()) {
            projects.require(caller, upload.project(), Right.WRITE, UploadProblems.absent(id));
        } else if (!only.get().equals(id)) {
            throw new ProblemException(UploadProblems.absent(id));
        }
        return upload;
    }

    private static void requireAlive(UploadRow upload) {
        if (upload.expired() || upload.state() == UploadState.GONE) {
            throw UploadProblems.gone(upload);
        }
    }

    private static UploadStatus status(UploadRow upload) {
        requireAlive(upload);
        return new UploadStatus(upload.id(), upload.received(), upload.length(), upload.expiresAt());
    }

    private static void requireName(String filename) {
        if (filename.isBlank() || !ArtifactPath.isOne(filename)) {
            throw new ProblemException(Problem.Invalid.field("filename", "artifacts.path", "path", filename));
        }
    }
}
