package modelport.server.artifacts.internal;

import jakarta.inject.Singleton;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.UUID;

/**
 * Bytes by their SHA-256 in a folder. What has its final name is whole and on the disk: written elsewhere in the same
 * file system, synced, renamed, and the folder synced.
 */
@Singleton
public class Blobs {
    private final Disk disk;

    Blobs(Disk disk) {
        this.disk = disk;
    }

    /** What was stored. */
    public record Blob(String sha256, long size) {}

    /** Stores the bytes of a file. */
    public Blob put(Path source) throws IOException {
        if (!Files.isRegularFile(source, LinkOption.NOFOLLOW_LINKS)) {
            throw new NoSuchFileException(source.toString(), null, "not a file");
        }
        return disk.owns(source) ? link(source) : copy(source);
    }

    public Path path(String sha256) {
        return folder(sha256).resolve(sha256);
    }

    private Path folder(String sha256) {
        return disk.blobs().resolve(sha256.substring(0, 2));
    }

    /** The hash of the bytes that lie under a hash now; empty if there are none. */
    public Optional<String> hash(String sha256) {
        try {
            return Optional.of(Sha256.of(path(sha256)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Blob link(Path source) throws IOException {
        Disk.allow(source, "r--r--r--");
        Disk.sync(source);
        var blob = new Blob(Sha256.of(source), Files.size(source));
        if (isStored(blob)) {
            return blob;
        }
        Path temporary = temporary();
        Files.createLink(temporary, source);
        publish(temporary, blob);
        return blob;
    }

    private Blob copy(Path source) throws IOException {
        disk.requireSpace(Files.size(source));
        Path temporary = temporary();
        try {
            var blob = write(source, temporary);
            if (!isStored(blob)) {
                publish(temporary, blob);
            }
            return blob;
        } catch (IOException e) {
            throw disk.explain(e);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private static Blob write(Path source, Path target) throws IOException {
        try (var out = new FileOutputStream(target.toFile())) {
            String sha256 = Sha256.copy(source, out);
            out.getFD().sync();
            Disk.allow(target, "r--r--r--");
            return new Blob(sha256, Files.size(target));
        }
    }

    /** Another size than the content's can only be damage, which good bytes may replace. */
    private boolean isStored(Blob blob) throws IOException {
        try {
            return Files.size(path(blob.sha256())) == blob.size();
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    private void publish(Path temporary, Blob blob) throws IOException {
        Path target = path(blob.sha256());
        Disk.create(folder(blob.sha256()));
        try {
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (FileAlreadyExistsException e) {
            // Somebody else stored the same bytes.
        }
        Files.deleteIfExists(temporary);
        Disk.sync(folder(blob.sha256()));
    }

    private Path temporary() {
        return disk.temporary().resolve(UUID.randomUUID().toString());
    }
}
