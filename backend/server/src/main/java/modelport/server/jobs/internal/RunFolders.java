package modelport.server.jobs.internal;

import io.micronaut.context.annotation.Value;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Folders for children, below one folder of this run of the node. That one is locked while the node lives, so that
 * others can tell what a dead run has left and sweep it.
 */
@Singleton
class RunFolders {
    private static final Logger LOG = LoggerFactory.getLogger(RunFolders.class);
    private static final String LOCK = "lock";

    private final Path all;
    private final Path mine;
    private final Path quiet;
    private final FileChannel lock;

    RunFolders(@Value("${modelport.home:data}") String home) {
        Path base = Path.of(home).toAbsolutePath().normalize();
        this.all = base.resolve("jobs");
        this.quiet = base.resolve("quiet");
        this.mine = all.resolve(UUID.randomUUID().toString());
        try {
            Files.createDirectories(mine);
            Files.createDirectories(quiet);
            Files.setPosixFilePermissions(mine, PosixFilePermissions.fromString("rwx------"));
            this.lock = FileChannel.open(mine.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            lock.lock();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An empty folder for one attempt. */
    Path create(Claim claim) throws IOException {
        return Files.createDirectory(mine.toRealPath().resolve(claim.id() + "-" + claim.epoch()));
    }

    /** Where the locks of {@link Quiet} are, for all children of this machine. */
    Path quiet() {
        return quiet;
    }

    /** Removes a folder with all that is in it. */
    static void remove(Path folder) throws IOException {
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes attributes) throws IOException {
                Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx------"));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path path, BasicFileAttributes attributes) throws IOException {
                Files.deleteIfExists(path);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path path, @Nullable IOException e) throws IOException {
                Files.deleteIfExists(path);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /** Removes what dead runs have left. */
    void sweep() {
        for (Path run : others()) {
            try {
                if (isDead(run)) {
                    remove(run);
                    LOG.info("job folders of a dead run removed run={}", run.getFileName());
                }
            } catch (IOException e) {
                // A child that is dying still writes: the next start sweeps.
                LOG.warn("job folders of a dead run stay run={} reason={}", run.getFileName(), e.toString());
            }
        }
    }

    @PreDestroy
    void close() throws IOException {
        remove(mine);
        lock.close();
    }

    private List<Path> others() {
        try (Stream<Path> runs = Files.list(all)) {
            return runs.filter(run -> !run.equals(mine)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isDead(Path run) throws IOException {
        Path lock = run.resolve(LOCK);
        if (!Files.exists(lock)) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.WRITE);
                FileLock held = channel.tryLock()) {
            return held != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }
}
