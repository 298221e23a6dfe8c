package modelport.formats;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import modelport.onnx.OnnxLimits;
import modelport.onnx.RefusedException;

/** Looks through the files of an upload and finds the model among them. */
public final class ModelFiles {
    /** Raised whenever the scan may judge the same files otherwise; verdicts of an older one are made again. */
    public static final int SCANNER_VERSION = 3;

    private static final int MAX_FILES = 10_000;

    private ModelFiles() {}

    /** Scans a folder in which nobody else writes. */
    public static ScannedModel scan(Path folder, OnnxLimits limits) throws IOException {
        return new ModelScan(folder, files(folder), limits).scan();
    }

    private static List<FoundFile> files(Path folder) throws IOException {
        List<FoundFile> files = new ArrayList<>();
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                String path = folder.relativize(file).toString().replace('\\', '/');
                if (!attributes.isRegularFile()) {
                    throw RefusedException.of("formats.link", "file", path);
                }
                if (files.size() == MAX_FILES) {
                    throw RefusedException.of("formats.too-many-files", "limit", MAX_FILES);
                }
                files.add(new FoundFile(path, attributes.size(), FileKinds.detect(file)));
                return FileVisitResult.CONTINUE;
            }
        });
        files.sort(Comparator.comparing(FoundFile::path));
        return files;
    }
}
