package modelport.server.artifacts;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import modelport.contract.Message;
import modelport.contract.Problem;
import modelport.contract.ProblemException;
import modelport.server.artifacts.internal.ArtifactRows;
import modelport.server.artifacts.internal.Blobs;
import modelport.server.artifacts.internal.Folders;

/** Keeps files by their content: written once, found by digest, never changed. */
@Singleton
public class Artifacts {
    private final Blobs blobs;
    private final Folders folders;
    private final ArtifactRows rows;

    Artifacts(Blobs blobs, Folders folders, ArtifactRows rows) {
        this.blobs = blobs;
        this.folders = folders;
        this.rows = rows;
    }

    /**
     * Makes bytes safe, outside of any transaction; {@link #register} makes them known. Files below the installation's
     * own folder are linked, not copied, and become read-only: nobody may write them any more, and whoever made them
     * removes them later.
     *
     * @param files by their paths in the artifact
     */
    public StoredArtifact store(Map<String, Path> files) {
        ArtifactPath.requireTree(files.keySet());
        var stored = new ArrayList<StoredFile>();
        try {
            for (Map.Entry<String, Path> file : files.entrySet()) {
                Blobs.Blob blob = blobs.put(file.getValue());
                stored.add(new StoredFile(file.getKey(), blob.size(), blob.sha256()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return StoredArtifact.of(stored);
    }

    /** Lets a project have an artifact whose bytes are stored, in the caller's transaction. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void register(UUID project, StoredArtifact artifact) {
        rows.insert(project, artifact);
    }

    /** An artifact, if the project has it. */
    public Optional<StoredArtifact> find(UUID project, String digest) {
        return rows.find(project, digest);
    }

    /** Where the bytes of one file lie, for a project that has the artifact; read, and never written. */
    public Path open(UUID project, String digest, String path) {
        StoredFile file = rows.find(project, digest).stream()
                .flatMap(artifact -> artifact.files().stream())
                .filter(candidate -> candidate.path().equals(path))
                .findFirst()
                .orElseThrow(() -> new ProblemException(new Problem.NotFound("file", path)));
        return blobs.path(file.sha256());
    }

    /**
     * A read-only folder that holds the files under their paths, for engines to load from. Made at the first call, and
     * again whenever a file is missing or has another size.
     */
    public Path materialize(String digest) {
        try {
            return folders.of(get(digest));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads every byte again and computes the digest anew; empty if all is as it was stored, otherwise what is not. */
    public Optional<Message> verify(String digest) {
        StoredArtifact artifact = get(digest);
        var read = new ArrayList<StoredFile>();
        for (StoredFile file : artifact.files()) {
            Optional<String> sha256 = blobs.hash(file.sha256());
            if (!sha256.equals(Optional.of(file.sha256()))) {
                return Optional.of(Message.of("artifacts.damaged", "path", file.path()));
            }
            read.add(new StoredFile(file.path(), file.size(), sha256.get()));
        }
        if (!StoredArtifact.of(read).digest().equals(digest)) {
            return Optional.of(Message.of("artifacts.other-digest", "digest", digest));
        }
        rows.verified(artifact.files().stream().map(StoredFile::sha256).toList());
        return Optional.empty();
    }

    private StoredArtifact get(String digest) {
        return rows.find(digest).orElseThrow(() -> new ProblemException(new Problem.NotFound("artifact", digest)));
    }
}
