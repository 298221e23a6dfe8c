package modelport.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import modelport.onnx.ElementType;
import modelport.onnx.GraphBuilder;
import modelport.onnx.Refusal;
import modelport.onnx.RefusedException;
import modelport.onnx.Tensors;
import modelport.onnx.Types;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Files and archives as people bring them, written by other code than reads them. */
final class Samples {
    static final String TOKENIZER = """
            {"version": "1.0", "added_tokens": [], "pre_tokenizer": null, "model": {"type": "WordPiece", "vocab": {"a": 0}}}
            """;
    static final String CONFIG = """
            {"model_type": "bert", "id2label": {"0": "negative", "1": "positive"}, "label2id": {"negative": 0}}
            """;

    private Samples() {}

    static byte[] onnx() {
        return new GraphBuilder("scale")
                .input("x", Types.tensor(ElementType.FLOAT, "N", 4))
                .initializer(Tensors.floats("w", new float[4], 4))
                .node("Mul", List.of("x", "w"), List.of("y"))
                .output("y", Types.tensor(ElementType.FLOAT, "N", 4))
                .model()
                .toByteArray();
    }

    /** A model whose 16 bytes of weights are in another file. */
    static byte[] onnxBeside(String file) {
        return new GraphBuilder("scale")
                .input("x", Types.tensor(ElementType.FLOAT, "N", 4))
                .initializer(Tensors.external("w", ElementType.FLOAT, file, 0, 4))
                .node("Mul", List.of("x", "w"), List.of("y"))
                .output("y", Types.tensor(ElementType.FLOAT, "N", 4))
                .model()
                .toByteArray();
    }

    static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static byte[] zip(Map<String, byte[]> files) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var file : new TreeMap<>(files).entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    static byte[] tar(Map<String, byte[]> files) throws IOException {
        return tar(files, TarArchiveOutputStream.LONGFILE_POSIX);
    }

    static byte[] tar(Map<String, byte[]> files, int longNames) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var tar = new TarArchiveOutputStream(bytes, "UTF-8")) {
            tar.setLongFileMode(longNames);
            for (var file : new TreeMap<>(files).entrySet()) {
                var entry = new TarArchiveEntry(file.getKey());
                entry.setSize(file.getValue().length);
                tar.putArchiveEntry(entry);
                tar.write(file.getValue());
                tar.closeArchiveEntry();
            }
        }
        return bytes.toByteArray();
    }

    static byte[] gzip(byte[] content) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(content);
        }
        return bytes.toByteArray();
    }

    static void write(Path folder, Map<String, byte[]> files) throws IOException {
        for (var file : files.entrySet()) {
            Path path = folder.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.write(path, file.getValue());
        }
    }

    /** The files below a folder, with {@code /} between the parts of their names. */
    static List<String> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }

    static Refusal refusalOf(ThrowingCallable call) {
        RefusedException refused = catchThrowableOfType(RefusedException.class, call);
        assertThat(refused).as("a refusal").isNotNull();
        return refused.refusal();
    }
}
