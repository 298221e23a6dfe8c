package modelport.server.artifacts.internal;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import modelport.contract.Message;
import modelport.contract.Problem;
import modelport.contract.ProblemException;
import modelport.server.artifacts.StorageConfig;

/** The folders of the store, what is free there, and how to write so that it lasts. */
@Singleton
public class Disk {
    private static final int INSUFFICIENT_STORAGE = 507;
    private static final int MEGABYTE = 1_000_000;

    private final Path home;
    private final Path root;
    private final long reserve;

    Disk(StorageConfig config) {
        try {
            Files.createDirectories(config.root());
            this.home = Path.of(config.home()).toRealPath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.root = home.resolve("artifacts");
        this.reserve = config.storageReserve();
        Stream.of(blobs(), temporary(), folders(), uploads()).forEach(Disk::create);
    }

    Path blobs() {
        return root.resolve("sha256");
    }

    Path temporary() {
        return root.resolve("temporary");
    }

    Path folders() {
        return root.resolve("folders");
    }

    Path uploads() {
        return root.resolve("uploads");
    }

    /** Whether a file lies below the installation's folder, with no link on the way. */
    boolean owns(Path file) throws IOException {
        Path real = file.toRealPath();
        return real.startsWith(home) && real.equals(file.toAbsolutePath().normalize());
    }

    /** Refuses to write that much while the reserve would be touched. */
    void requireSpace(long bytes) {
        try {
            long free = Files.getFileStore(root).getUsableSpace();
            if (free - bytes < reserve) {
                throw noSpace(free);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a failed write means: mostly that the disk is full. */
    RuntimeException explain(IOException failure) {
        String text = String.valueOf(failure.getMessage());
        boolean full = text.contains("No space left") || text.contains("quota exceeded");
        return full ? noSpace(0) : new UncheckedIOException(failure);
    }

    static void sync(Path fileOrFolder) throws IOException {
        try (FileChannel channel = FileChannel.open(fileOrFolder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    static void create(Path folder) {
        try {
            if (!Files.isDirectory(folder)) {
                Files.createDirectories(folder);
                sync(folder.resolve(".."));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void allow(Path file, String permissions) throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    }

    /** Removes a folder with all that is in it, read-only or not. */
    static void remove(Path folder) throws IOException {
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        List<Path> all;
        try (Stream<Path> walk = Files.walk(folder)) {
            all = walk.toList();
        }
        for (Path path : all) {
            if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
                allow(path, "rwx------");
            }
        }
        for (Path path : all.stream().sorted(Comparator.reverseOrder()).toList()) {
            Files.deleteIfExists(path);
        }
    }

    /** Removes what was half made before {@code limit}, when the node died on the way. */
    void sweep(Instant limit) {
        for (Path parent : List.of(temporary(), folders())) {
            try (Stream<Path> entries = Files.list(parent)) {
                for (Path path : entries.toList()) {
                    boolean half = parent.equals(temporary())
                            || path.getFileName().toString().startsWith(".");
                    if (half && Files.getLastModifiedTime(path).toInstant().isBefore(limit)) {
                        remove(path);
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static ProblemException noSpace(long free) {
        String megabytes = Long.toString(free / MEGABYTE);
        return new ProblemException(
                new Problem.Other(INSUFFICIENT_STORAGE, Message.of("artifacts.no-space", "free", megabytes)));
    }
}
