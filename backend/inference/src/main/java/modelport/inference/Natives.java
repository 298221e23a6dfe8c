package modelport.inference;

import ai.onnxruntime.OrtEnvironment;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Keeps native libraries in one folder instead of unpacking them anew for every process, where a killed one leaves them
 * behind.
 */
public final class Natives {
    private static final String ONNX_RUNTIME_PATH = "onnxruntime.native.path";
    private static final String TOKENIZERS_PATH = "ENGINE_CACHE_DIR";
    private static final List<String> LIBRARIES = List.of("onnxruntime", "onnxruntime4j_jni");
    private static final List<String> OPTIONAL = List.of("onnxruntime_providers_shared");

    private Natives() {}

    /**
     * Makes this process take its natives from {@code folder}, and unpacks them if they are not there yet; to be called
     * before any model is loaded.
     *
     * @return the system properties that do the same for a child process
     */
    public static Map<String, String> unpackTo(Path folder) throws IOException {
        String version = OrtEnvironment.class.getPackage().getImplementationVersion();
        Path own = folder.toAbsolutePath().resolve("onnxruntime-" + (version == null ? fingerprint() : version));
        Files.createDirectories(own);
        for (String library : LIBRARIES) {
            if (!unpack(own, library)) {
                throw new IOException("no native " + library + " for " + platform());
            }
        }
        for (String library : OPTIONAL) {
            unpack(own, library);
        }
        var properties = Map.of(
                ONNX_RUNTIME_PATH,
                own.toString(),
                TOKENIZERS_PATH,
                folder.toAbsolutePath().toString());
        properties.forEach(System::setProperty);
        return properties;
    }

    /** Whole or not at all, whoever else does the same at the same time. */
    private static boolean unpack(Path folder, String library) throws IOException {
        String file = System.mapLibraryName(library);
        Path target = folder.resolve(file);
        if (Files.exists(target)) {
            return true;
        }
        try (InputStream in = resource(file)) {
            if (in == null) {
                return false;
            }
            Path partial = Files.createTempFile(folder, file, ".part");
            Files.copy(in, partial, StandardCopyOption.REPLACE_EXISTING);
            move(partial, target);
            return true;
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException _) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static @Nullable InputStream resource(String file) {
        return OrtEnvironment.class.getResourceAsStream("/ai/onnxruntime/native/" + platform() + "/" + file);
    }

    /** In a jar without a version in its manifest: the size of the library tells one from another. */
    private static String fingerprint() throws IOException {
        try (InputStream in = resource(System.mapLibraryName("onnxruntime"))) {
            if (in == null) {
                throw new IOException("no native onnxruntime for " + platform());
            }
            return Long.toString(in.transferTo(OutputStream.nullOutputStream()), Character.MAX_RADIX);
        }
    }

    private static String platform() {
        String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String arch = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        String system = os.contains("win") ? "win" : os.contains("mac") ? "osx" : "linux";
        boolean arm = arch.equals("aarch64") || arch.equals("arm64");
        return system + "-" + (arm ? "aarch64" : "x64");
    }
}
