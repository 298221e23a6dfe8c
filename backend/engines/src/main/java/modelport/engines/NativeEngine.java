package modelport.engines;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** An engine that runs models in a process of their own. */
public enum NativeEngine {
    PYTORCH("PyTorch"),
    TENSORFLOW("TensorFlow");

    private static final String SAVED_MODEL = "saved_model.pb";

    private final String title;

    NativeEngine(String title) {
        this.title = title;
    }

    /** Its own name, the same in every language. */
    public String title() {
        return title;
    }

    /** How commands and folders call it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The engine for a model's file; none for ONNX. */
    public static Optional<NativeEngine> of(Path file) {
        if (file.endsWith(SAVED_MODEL)) {
            return Optional.of(TENSORFLOW);
        }
        return isZip(file) ? Optional.of(PYTORCH) : Optional.empty();
    }

    private static boolean isZip(Path file) {
        if (!Files.isRegularFile(file)) {
            return false;
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] head = in.readNBytes(4);
            return head.length == 4 && head[0] == 'P' && head[1] == 'K' && head[2] == 3 && head[3] == 4;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
