package modelport.server.artifacts.internal;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import modelport.server.artifacts.StoredArtifact;
import modelport.server.artifacts.StoredFile;

/** Artifacts as folders of hard links to blobs: nothing is copied, and a folder appears whole or not at all. */
@Singleton
public class Folders {
    private static final String READ_ONLY = "r-xr-xr-x";

    private final Disk disk;
    private final Blobs blobs;

    Folders(Disk disk, Blobs blobs) {
        this.disk = disk;
        this.blobs = blobs;
    }

    /** The folder of an artifact. */
    public synchronized Path of(StoredArtifact artifact) throws IOException {
        Path folder = disk.folders().resolve(artifact.digest());
        if (isWhole(folder, artifact)) {
            return folder;
        }
        Path temporary = build(artifact);
        if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            Path broken = sibling();
            Files.move(folder, broken, StandardCopyOption.ATOMIC_MOVE);
            Disk.remove(broken);
        }
        Files.move(temporary, folder, StandardCopyOption.ATOMIC_MOVE);
        Disk.sync(disk.folders());
        return folder;
    }

    private Path build(StoredArtifact artifact) throws IOException {
        Path temporary = sibling();
        for (StoredFile file : artifact.files()) {
            Path target = temporary.resolve(file.path());
            Files.createDirectories(target.getParent());
            Files.createLink(target, blobs.path(file.sha256()));
        }
        if (!isWhole(temporary, artifact)) {
            Disk.remove(temporary);
            throw new IOException("bytes of artifact " + artifact.digest() + " are damaged");
        }
        for (Path folder : subfolders(temporary)) {
            Disk.allow(folder, READ_ONLY);
        }
        return temporary;
    }

    /** Beside the final folder: a read-only folder can only be renamed within its parent. */
    private Path sibling() {
        return disk.folders().resolve("." + UUID.randomUUID());
    }

    private static boolean isWhole(Path folder, StoredArtifact artifact) throws IOException {
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        for (StoredFile file : artifact.files()) {
            Path path = folder.resolve(file.path());
            boolean right = Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS) && Files.size(path) == file.size();
            if (!right) {
                return false;
            }
        }
        return true;
    }

    private static List<Path> subfolders(Path folder) throws IOException {
        try (Stream<Path> walk = Files.walk(folder)) {
            return walk.filter(Files::isDirectory).toList();
        }
    }
}
