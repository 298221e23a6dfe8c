package modelport.server.imports;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import modelport.contract.registry.VersionFile;
import modelport.server.artifacts.ArtifactPath;
import modelport.server.artifacts.Artifacts;
import modelport.server.artifacts.StoredArtifact;
import modelport.server.artifacts.StoredFile;

/** Takes over files that a process of its own has laid out and scanned. It is not believed what can be checked. */
@Singleton
public class ScannedFiles {
    private final Artifacts artifacts;

    ScannedFiles(Artifacts artifacts) {
        this.artifacts = artifacts;
    }

    /**
     * Stores them, outside of any transaction. The bytes are hashed again on their way in; what differs from what was
     * scanned is not stored.
     */
    public StoredArtifact store(List<VersionFile> files, Path root) throws IOException {
        Path real = root.toRealPath();
        var sources = new LinkedHashMap<String, Path>();
        for (VersionFile file : files) {
            Path source = real.resolve(ArtifactPath.require(file.path()));
            if (!Files.isRegularFile(source, LinkOption.NOFOLLOW_LINKS)
                    || !source.toRealPath().equals(source)) {
                throw new IllegalStateException("no file that was scanned: " + file.path());
            }
            sources.put(file.path(), source);
        }
        StoredArtifact artifact = artifacts.store(sources);
        Map<String, StoredFile> stored =
                artifact.files().stream().collect(Collectors.toMap(StoredFile::path, Function.identity()));
        for (VersionFile file : files) {
            StoredFile kept = Objects.requireNonNull(stored.get(file.path()));
            if (kept.size() != file.size() || !kept.sha256().equals(file.sha256())) {
                throw new IllegalStateException("changed since it was scanned: " + file.path());
            }
        }
        return artifact;
    }
}
