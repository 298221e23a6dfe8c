package modelport.server.artifacts;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import modelport.server.artifacts.internal.Sha256;

/**
 * Files whose bytes are safe in the store. The digest is the SHA-256 of the canonical manifest: the line
 * {@code modelport-artifact 1}, then one line {@code sha256 size path} per file in the order of the paths' UTF-8 bytes,
 * each line ended by a line feed.
 *
 * @param digest in hexadecimal
 * @param size bytes of all files
 * @param files in the order of the manifest
 */
public record StoredArtifact(String digest, long size, List<StoredFile> files) {
    private static final String HEADER = "modelport-artifact 1\n";
    private static final Comparator<StoredFile> BY_BYTES =
            Comparator.comparing(file -> file.path().getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned);

    public StoredArtifact {
        files = List.copyOf(files);
    }

    /** The artifact of these files, in whatever order. */
    public static StoredArtifact of(List<StoredFile> files) {
        List<StoredFile> sorted = files.stream().sorted(BY_BYTES).toList();
        long size = sorted.stream().mapToLong(StoredFile::size).sum();
        return new StoredArtifact(Sha256.of(manifest(sorted)), size, sorted);
    }

    /** The text that the digest is the SHA-256 of. */
    public String manifest() {
        return manifest(files);
    }

    private static String manifest(List<StoredFile> sorted) {
        var manifest = new StringBuilder(HEADER);
        sorted.forEach(file -> manifest.append(file.sha256())
                .append(' ')
                .append(file.size())
                .append(' ')
                .append(file.path())
                .append('\n'));
        return manifest.toString();
    }
}
