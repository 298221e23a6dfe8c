package modelport.launcher.control;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import modelport.contract.Message;
import modelport.launcher.settings.Bytes;

/** Says who runs on a data folder: one node at a time, and what others may know about it. */
public final class RunFolder implements AutoCloseable {
    /** Less than this and PostgreSQL may stop in the middle of a word. */
    static final Bytes LEAST_SPACE = new Bytes(300L << 20);

    private final Path folder;
    private final FileLock lock;
    private final String version;
    private final Instant since;

    private RunFolder(Path folder, FileLock lock, String version, Instant since) {
        this.folder = folder;
        this.lock = lock;
        this.version = version;
        this.since = since;
    }

    /** Takes the data folder for this node; says why if that cannot be. */
    public static RunFolder claim(Path home, String version, Instant now) throws IOException {
        try {
            Path folder = Files.createDirectories(home).resolve("run");
            if (!Files.isDirectory(folder)) {
                Files.createDirectory(folder);
            }
            // Whoever may enter it may ask for an administrator's token.
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
            checkSpace(home);
            var run = new RunFolder(folder, lock(home, folder), version, now.truncatedTo(ChronoUnit.SECONDS));
            run.publish("starting", "", "");
            return run;
        } catch (AccessDeniedException e) {
            throw new StartException(Message.of("launcher.folder-not-writable", "folder", home.toString()), e);
        } catch (FileSystemException e) {
            throw new StartException(
                    Message.of("launcher.folder-broken", "folder", home.toString(), "reason", reason(e)), e);
        }
    }

    /** Tells where people reach this node, and where whoever is on this machine asks for its health. */
    public void ready(String address, URI local) throws IOException {
        publish("ready", address, local.getHost() + ":" + local.getPort());
    }

    public Path path() {
        return folder;
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(node());
        lock.close();
        lock.acquiredBy().close();
    }

    private Path node() {
        return folder.resolve("node");
    }

    private void publish(String state, String address, String local) throws IOException {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("state", state);
        facts.put("pid", Long.toString(ProcessHandle.current().pid()));
        facts.put("since", since.toString());
        facts.put("version", version);
        facts.put("address", address);
        facts.put("local", local);
        String text = facts.entrySet().stream()
                .map(fact -> fact.getKey() + "=" + fact.getValue() + "\n")
                .collect(Collectors.joining());
        Path fresh = folder.resolve("node.new");
        Files.writeString(fresh, text);
        Files.move(fresh, node(), StandardCopyOption.ATOMIC_MOVE);
    }

    private static void checkSpace(Path home) throws IOException {
        long free = Files.getFileStore(home).getUsableSpace();
        if (free < LEAST_SPACE.count()) {
            throw new StartException(Message.of(
                    "launcher.disk-full",
                    "folder",
                    home.toString(),
                    "free",
                    new Bytes(free).words(),
                    "least",
                    LEAST_SPACE.words()));
        }
    }

    private static FileLock lock(Path home, Path folder) throws IOException {
        FileChannel channel =
                FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return lock;
            }
        } catch (OverlappingFileLockException e) {
            // The same JVM holds it already: told as any other holder.
        }
        channel.close();
        throw new StartException(Message.of("launcher.already-running", "folder", home.toString()));
    }

    private static String reason(FileSystemException e) {
        return e.getReason() != null ? e.getReason() : e.getClass().getSimpleName();
    }
}
