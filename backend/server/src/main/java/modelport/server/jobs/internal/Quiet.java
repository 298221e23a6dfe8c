package modelport.server.jobs.internal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * The measuring lease of a machine, as one child sees it. Everybody who works shares one file's lock; whoever measures
 * has it alone. On the way to it all go through a turnstile, which a measurer keeps while it waits and measures, so
 * that nobody who comes later is served before it. Nobody waits at the turnstile with the other lock in hand. The locks
 * belong to the process: whatever ends it frees them.
 */
final class Quiet implements AutoCloseable {
    private final FileChannel turnstile;
    private final FileChannel working;
    private @Nullable FileLock alone;
    private @Nullable FileLock held;

    Quiet(Path folder) throws IOException {
        this.turnstile = open(folder.resolve("turnstile"));
        this.working = open(folder.resolve("working"));
    }

    /**
     * Begins to work beside others, or goes back to that after a measurement; {@code waiting} hears if that takes time.
     */
    synchronized void work(Runnable waiting) throws IOException {
        release(held);
        release(alone);
        alone = null;
        try (FileLock _ = lock(turnstile, false, waiting)) {
            held = lock(working, true, waiting);
        }
    }

    /** Waits until nobody works; others wait until {@link #work} is called. */
    synchronized void measure(Runnable waiting) throws IOException {
        release(held);
        held = null;
        alone = lock(turnstile, false, waiting);
        held = lock(working, false, waiting);
    }

    @Override
    public void close() throws IOException {
        working.close();
        turnstile.close();
    }

    private static FileChannel open(Path file) throws IOException {
        return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }

    private static FileLock lock(FileChannel channel, boolean shared, Runnable waiting) throws IOException {
        FileLock free = channel.tryLock(0, Long.MAX_VALUE, shared);
        if (free != null) {
            return free;
        }
        waiting.run();
        return channel.lock(0, Long.MAX_VALUE, shared);
    }

    private static void release(@Nullable FileLock lock) throws IOException {
        if (lock != null) {
            lock.release();
        }
    }
}
