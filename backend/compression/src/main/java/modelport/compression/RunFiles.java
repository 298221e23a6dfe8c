package modelport.compression;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import modelport.compression.graph.UnfitException;
import modelport.onnx.OnnxFile;

/**
 * The files of a run.
 *
 * @param folder beside the target, for what only the run needs; gone afterwards
 */
record RunFiles(Path model, Path target, Path folder) implements AutoCloseable {
    RunFiles(Path model, Path target) {
        this(model, target, temporary(target));
    }

    private static Path temporary(Path target) {
        try {
            return Files.createTempDirectory(target.toAbsolutePath().getParent(), "compression");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The model, if all of it is in its file. */
    ModelProto original() {
        if (bytes(model) > OnnxFile.MAX_BYTES) {
            throw UnfitException.of("compression.too-big", "limit", Long.toString(OnnxFile.MAX_BYTES));
        }
        try {
            ModelProto original = OnnxFile.read(model);
            if (original.getGraph().getInitializerList().stream().anyMatch(RunFiles::isElsewhere)) {
                throw UnfitException.of("compression.external-data");
            }
            return original;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isElsewhere(TensorProto tensor) {
        return tensor.getDataLocation() == TensorProto.DataLocation.EXTERNAL;
    }

    static long bytes(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try (Stream<Path> left = Files.walk(folder)) {
            List<Path> files = left.sorted(Comparator.reverseOrder()).toList();
            for (Path file : files) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
