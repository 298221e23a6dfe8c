package modelport.server.imports.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import modelport.contract.Message;
import modelport.contract.registry.Verdict;
import modelport.contract.registry.VersionFile;
import modelport.formats.ArchiveLimits;
import modelport.formats.Archives;
import modelport.formats.FileKind;
import modelport.formats.FileKinds;
import modelport.onnx.RefusedException;
import modelport.server.artifacts.ArtifactPath;
import modelport.server.jobs.ChildTask;

/** Brings what came in into the shape of a version: a folder with files under their paths. */
final class Intake {
    private static final int BUFFER = 1 << 20;
    private static final double UNPACKING = 0.05;

    private final ImportOrder order;
    private final Path folder;
    private final Map<String, String> hashes = new HashMap<>();

    Intake(ImportOrder order, Path folder) {
        this.order = order;
        this.folder = folder;
    }

    /** Unpacks what came as one archive, and puts everything else where its name says. */
    void layOut(ChildTask.Report report) throws IOException {
        report.progress(0, Message.of("imports.receiving"));
        for (ImportOrder.Incoming file : order.files()) {
            check(file);
        }
        if (order.files().size() == 1 && isArchive(order.files().getFirst())) {
            ImportOrder.Incoming archive = order.files().getFirst();
            report.progress(UNPACKING, Message.of("imports.unpacking", "file", archive.name()));
            ImportOrder.Limits limits = order.limits();
            hashes.clear();
            Archives.unpack(
                    Path.of(archive.path()),
                    folder,
                    new ArchiveLimits(limits.maxFiles(), limits.maxRatio(), limits.maxBytes()));
            return;
        }
        for (ImportOrder.Incoming file : order.files()) {
            place(file);
        }
    }

    /** A file of the version. */
    Path resolve(String path) {
        return folder.resolve(path);
    }

    String sha256(String path) throws IOException {
        if (!ArtifactPath.isOne(path)) {
            throw RefusedException.of("imports.path", "file", path);
        }
        String known = hashes.get(path);
        return known == null ? hash(resolve(path)) : known;
    }

    /** What came in, refused as a whole. */
    List<VersionFile> refused(Message reason) throws IOException {
        var files = new ArrayList<VersionFile>();
        for (ImportOrder.Incoming file : order.files()) {
            Path path = Path.of(file.path());
            files.add(new VersionFile(
                    file.name(), Files.size(path), hash(path), kind(path).code(), Verdict.REFUSED, reason, List.of()));
        }
        return files;
    }

    /** The first who reads the bytes makes sure that they are the sender's. */
    private void check(ImportOrder.Incoming file) throws IOException {
        Path path = Path.of(file.path());
        long size = Files.size(path);
        if (size != file.length()) {
            throw RefusedException.of(
                    "imports.incomplete", "file", file.name(), "size", size, "expected", file.length());
        }
        String sha256 = hash(path);
        hashes.put(file.name(), sha256);
        if (file.sha256() != null && !file.sha256().equalsIgnoreCase(sha256)) {
            throw RefusedException.of("imports.checksum", "file", file.name());
        }
    }

    private static boolean isArchive(ImportOrder.Incoming file) throws IOException {
        return kind(Path.of(file.path())).isArchive();
    }

    private static FileKind kind(Path path) throws IOException {
        return FileKinds.detect(path);
    }

    private void place(ImportOrder.Incoming file) throws IOException {
        if (!ArtifactPath.isOne(file.name())) {
            throw RefusedException.of("imports.path", "file", file.name());
        }
        Path target = resolve(file.name());
        try {
            Placing.put(Path.of(file.path()), target);
        } catch (FileAlreadyExistsException e) {
            throw RefusedException.of("imports.path", "file", file.name());
        }
    }

    private static String hash(Path file) throws IOException {
        try (InputStream bytes = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] buffer = new byte[BUFFER];
            for (int read = bytes.read(buffer); read >= 0; read = bytes.read(buffer)) {
                digest.update(buffer, 0, read);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
