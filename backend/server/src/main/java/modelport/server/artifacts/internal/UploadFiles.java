package modelport.server.artifacts.internal;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import modelport.contract.ProblemException;

/** The bytes of uploads, one file each. */
@Singleton
public class UploadFiles {
    private static final int BUFFER = 1 << 16;
    private static final long SYNC_EVERY = 64L << 20;

    private static final Duration SETTLED_AFTER = Duration.ofHours(1);

    private final Disk disk;
    private final Clock clock;

    UploadFiles(Disk disk, Clock clock) {
        this.disk = disk;
        this.clock = clock;
    }

    public Path path(UUID upload) {
        return disk.uploads().resolve(upload.toString());
    }

    /** Makes an empty file. */
    public void create(UUID upload) {
        try {
            Files.createFile(path(upload));
            Disk.sync(disk.uploads());
        } catch (IOException e) {
            throw disk.explain(e);
        }
    }

    public void requireSpace(long bytes) {
        disk.requireSpace(bytes);
    }

    /** How many bytes are there; none if there is no file. */
    long size(UUID upload) {
        try {
            return Files.size(path(upload));
        } catch (NoSuchFileException e) {
            return 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Opens a file for more, without what may lie behind {@code offset}. */
    FileChannel openAt(UUID upload, long offset) throws IOException {
        FileChannel channel = FileChannel.open(path(upload), StandardOpenOption.WRITE, StandardOpenOption.CREATE);
        return channel.truncate(offset).position(offset);
    }

    RuntimeException explain(IOException failure) {
        return disk.explain(failure);
    }

    /** Writes a whole file and returns its size. */
    public long receive(UUID upload, InputStream body, long max) {
        try (FileChannel channel = openAt(upload, 0)) {
            long size = copy(body, channel, max);
            channel.force(true);
            return size;
        } catch (IOException e) {
            delete(upload);
            throw disk.explain(e);
        } catch (ProblemException e) {
            delete(upload);
            throw e;
        }
    }

    public void delete(UUID upload) {
        try {
            Files.deleteIfExists(path(upload));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The uploads that have a file which is not so new that its row may still be on its way. */
    List<UUID> settled() {
        FileTime young = FileTime.from(clock.instant().minus(SETTLED_AFTER));
        try (Stream<Path> all = Files.list(disk.uploads())) {
            return all.filter(file -> isOlder(file, young))
                    .map(file -> UUID.fromString(file.getFileName().toString()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isOlder(Path file, FileTime limit) {
        try {
            return Files.getLastModifiedTime(file).compareTo(limit) < 0;
        } catch (NoSuchFileException e) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private long copy(InputStream body, FileChannel channel, long max) throws IOException {
        byte[] buffer = new byte[BUFFER];
        long size = 0;
        long sinceSync = 0;
        for (int count = body.read(buffer); count >= 0; count = body.read(buffer)) {
            size += count;
            sinceSync += count;
            if (size > max) {
                throw UploadProblems.tooLarge(max);
            }
            write(channel, ByteBuffer.wrap(buffer, 0, count));
            if (sinceSync >= SYNC_EVERY) {
                disk.requireSpace(0);
                channel.force(false);
                sinceSync = 0;
            }
        }
        return size;
    }

    static void write(FileChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }
}
