package modelport.formats;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import modelport.onnx.RefusedException;

/**
 * Takes files out of uploaded archives. Archives are read by code of our own that keeps little in memory and knows one
 * way only to understand the bytes: what is unusual is refused, and what unpacks to too much stops early.
 */
public final class Archives {
    private Archives() {}

    /**
     * Unpacks a .zip or .tar.gz into an empty folder, without the one folder that everything may be in. If this throws,
     * the folder holds a part of the files and is the caller's to delete.
     */
    public static void unpack(Path archive, Path targetFolder, ArchiveLimits limits) throws IOException {
        var unpacking = new Unpacking(targetFolder, limits, Files.size(archive));
        switch (FileKinds.detect(archive)) {
            case ZIP, KERAS_V3 -> {
                try (SeekableByteChannel bytes = Files.newByteChannel(archive)) {
                    new ZipUnpacker(bytes, unpacking).unpack(limits.entries());
                }
            }
            case TAR_GZ -> {
                try (InputStream bytes = new GzipInput(Files.newInputStream(archive))) {
                    new TarUnpacker(bytes, unpacking).unpack();
                }
            }
            default -> throw RefusedException.of("formats.archive-kind");
        }
        refuseNested(targetFolder);
        stripTopFolder(targetFolder);
    }

    private static void refuseNested(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(folder)) {
            files = all.filter(Files::isRegularFile).toList();
        }
        for (Path file : files) {
            if (FileKinds.detect(file).isArchive()) {
                throw RefusedException.of("formats.archive-nested", "file", folder.relativize(file));
            }
        }
    }

    private static void stripTopFolder(Path folder) throws IOException {
        List<Path> tops;
        try (Stream<Path> all = Files.list(folder)) {
            tops = all.toList();
        }
        if (tops.isEmpty()) {
            throw RefusedException.of("formats.archive-empty");
        }
        if (tops.size() > 1 || !Files.isDirectory(tops.getFirst())) {
            return;
        }
        // A file inside may have the folder's own name.
        Path top = Files.move(
                tops.getFirst(), Files.createTempDirectory(folder, "top").resolve("top"));
        List<Path> inside;
        try (Stream<Path> all = Files.list(top)) {
            inside = all.toList();
        }
        for (Path path : inside) {
            Files.move(path, folder.resolve(path.getFileName()));
        }
        Files.delete(top);
        Files.delete(top.getParent());
    }
}
