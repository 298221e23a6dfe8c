package modelport.server.imports;

import static modelport.onnx.ElementType.FLOAT;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import modelport.onnx.Attributes;
import modelport.onnx.GraphBuilder;
import modelport.onnx.Tensors;
import modelport.onnx.Types;

/** Small files for tests. */
public final class SampleModels {
    private SampleModels() {}

    /** A folder of the fixtures: what its files hold, by their paths. */
    public static Map<String, byte[]> folder(String name) {
        Path folder = Path.of("../../fixtures").resolve(name);
        try (Stream<Path> files = Files.walk(folder)) {
            var contents = new TreeMap<String, byte[]>();
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                contents.put(folder.relativize(file).toString(), Files.readAllBytes(file));
            }
            return contents;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Four numbers in, three probabilities out; {@code seed} makes it different from others. */
    public static byte[] classifier(float seed) {
        return new GraphBuilder("classifier")
                .input("x", Types.tensor(FLOAT, "N", 4))
                .initializer(Tensors.floats("w", weights(12, seed), 4, 3))
                .node("MatMul", List.of("x", "w"), List.of("s"))
                .node("Softmax", List.of("s"), List.of("y"), Attributes.of("axis", 1))
                .output("y", Types.tensor(FLOAT, "N", 3))
                .model()
                .toByteArray();
    }

    /** Four numbers in, one out. */
    public static byte[] regressor() {
        return new GraphBuilder("regressor")
                .input("x", Types.tensor(FLOAT, "N", 4))
                .initializer(Tensors.floats("w", weights(4, 1), 4, 1))
                .node("MatMul", List.of("x", "w"), List.of("y"))
                .output("y", Types.tensor(FLOAT, "N", 1))
                .model()
                .toByteArray();
    }

    /** Its weights are in another file of 16 bytes. */
    public static byte[] withWeightsIn(String file) {
        return new GraphBuilder("scale")
                .input("x", Types.tensor(FLOAT, "N", 4))
                .initializer(Tensors.external("w", FLOAT, file, 0, 4))
                .node("Mul", List.of("x", "w"), List.of("y"))
                .output("y", Types.tensor(FLOAT, "N", 4))
                .model()
                .toByteArray();
    }

    /** Our own code refuses to write such a file, so another name is written and then replaced. */
    public static byte[] withWeightsOutside(String path) {
        String name = "w".repeat(path.length());
        String file = new String(withWeightsIn(name), StandardCharsets.ISO_8859_1);
        return file.replace(name, path).getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Uses an operator that its maker has to bring along. */
    public static byte[] foreignOperator() {
        return new GraphBuilder("foreign")
                .opset("com.example", 1)
                .input("x", Types.tensor(FLOAT, "N", 4))
                .node("com.example", "Magic", List.of("x"), List.of("y"))
                .output("y", Types.tensor(FLOAT, "N", 4))
                .model()
                .toByteArray();
    }

    /** Uses an operator of ONNX's own that does not exist. */
    public static byte[] unknownOperator() {
        return new GraphBuilder("unknown")
                .input("x", Types.tensor(FLOAT, "N", 4))
                .node("Frobnicate", List.of("x"), List.of("y"))
                .output("y", Types.tensor(FLOAT, "N", 4))
                .model()
                .toByteArray();
    }

    /**
     * A file of the inference tests, such as scikit-learn's random forest on iris, whose answers are in forest.json.
     */
    public static byte[] file(String file) {
        try (InputStream in = SampleModels.class.getResourceAsStream("/modelport/inference/models/" + file)) {
            return Objects.requireNonNull(in, file).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A zip archive of these files. */
    public static byte[] zip(Map<String, byte[]> files) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    public static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static float[] weights(int count, float seed) {
        float[] weights = new float[count];
        for (int i = 0; i < count; i++) {
            weights[i] = (float) Math.sin(seed + i);
        }
        return weights;
    }
}
