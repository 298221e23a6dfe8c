package modelport.formats.keras;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import modelport.formats.ArchiveLimits;
import modelport.formats.Archives;
import modelport.formats.hdf5.Hdf5File;
import modelport.formats.hdf5.Hdf5Group;
import modelport.formats.hdf5.Hdf5Limits;
import modelport.onnx.RefusedException;
import org.jspecify.annotations.Nullable;

/** A file that Keras wrote, open for reading: what the model is made of, and its weights. */
final class KerasFile implements AutoCloseable {
    private static final String CONFIG = "config.json";
    private static final String METADATA = "metadata.json";
    private static final String WEIGHTS = "model.weights.h5";
    private static final int MAX_TEXT = 32 << 20;

    private final Hdf5File hdf5;
    private final Config model;
    private final Weights weights;
    private final String release;
    private final String backend;
    private final @Nullable Path folder;

    private KerasFile(
            Hdf5File hdf5, Config model, Weights weights, String release, String backend, @Nullable Path folder) {
        this.hdf5 = hdf5;
        this.model = model;
        this.weights = weights;
        this.release = release;
        this.backend = backend;
        this.folder = folder;
    }

    /** Opens what {@code Model.save} wrote as .h5. */
    static KerasFile hdf5(Path file) throws IOException {
        Hdf5File hdf5 = Hdf5File.open(file, Hdf5Limits.defaults());
        try {
            Hdf5Group root = hdf5.root();
            String json = root.text("model_config").orElseThrow(() -> noModel(root));
            if (json.length() > MAX_TEXT) {
                throw RefusedException.of("keras.config-size", "limit", MAX_TEXT);
            }
            Config model = Config.read(json, "model_config");
            Hdf5Group layers = root.group("model_weights").orElseThrow(() -> missing("model_weights"));
            String release = root.text("keras_version")
                    .or(() -> layers.text("keras_version"))
                    .orElse("2");
            String backend =
                    root.text("backend").or(() -> layers.text("backend")).orElse("");
            return new KerasFile(hdf5, model, ListedWeights.of(layers), expectKnown(release), backend, null);
        } catch (RuntimeException e) {
            hdf5.close();
            throw e;
        }
    }

    /** Opens what {@code Model.save} wrote as .keras; its files are unpacked into a folder that goes away again. */
    static KerasFile archive(Path file) throws IOException {
        Path folder = Files.createTempDirectory("keras");
        try {
            Archives.unpack(file, folder, new ArchiveLimits(10_000, 100, Integer.MAX_VALUE));
            for (String name : new String[] {CONFIG, METADATA, WEIGHTS}) {
                if (!Files.isRegularFile(folder.resolve(name))) {
                    throw missing(name);
                }
            }
            Config model = Config.read(text(folder.resolve(CONFIG)), CONFIG);
            Config metadata = Config.read(text(folder.resolve(METADATA)), METADATA);
            String release = expectKnown(metadata.text("keras_version", "3"));
            Hdf5File hdf5 = Hdf5File.open(folder.resolve(WEIGHTS), Hdf5Limits.defaults());
            return new KerasFile(hdf5, model, StoredWeights.of(hdf5.root()), release, "", folder);
        } catch (IOException | RuntimeException | Error e) {
            delete(folder);
            throw e;
        }
    }

    private static String expectKnown(String release) {
        if (!release.startsWith("2") && !release.startsWith("3")) {
            throw RefusedException.of("keras.release", "release", release);
        }
        return release;
    }

    private static RefusedException missing(String name) {
        return RefusedException.of("keras.file-missing", "file", name);
    }

    /** What an .h5 file is that tells nothing of a model. */
    private static RefusedException noModel(Hdf5Group root) {
        boolean weights = root.texts("layer_names").isPresent()
                || Stream.of("layers", "vars", "model_weights", "_layer_checkpoint_dependencies")
                        .anyMatch(name -> root.group(name).isPresent());
        return RefusedException.of(weights ? "keras.weights-only" : "keras.not-a-model");
    }

    private static String text(Path file) throws IOException {
        if (Files.size(file) > MAX_TEXT) {
            throw RefusedException.of("keras.config-size", "limit", MAX_TEXT);
        }
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }

    /** The model as Keras serialises objects: its class and configuration. */
    Config model() {
        return model;
    }

    Weights weights() {
        return weights;
    }

    String release() {
        return release;
    }

    /** The library that computed for Keras 2, as far as the file says. */
    String backend() {
        return backend;
    }

    /** Whether this is Keras 2 from before TensorFlow took it over. */
    boolean isEarly() {
        return release.matches("2(\\.[0-3](\\.\\d+)?)?");
    }

    boolean isOld() {
        return release.startsWith("2");
    }

    /** A text file beside the model's weights, by its name with {@code /} between folders. */
    Optional<String> asset(String name) {
        if (folder == null) {
            return Optional.empty();
        }
        Path file = folder.resolve("assets").resolve(name).normalize();
        try {
            return file.startsWith(folder) && Files.isRegularFile(file) ? Optional.of(text(file)) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        hdf5.close();
        if (folder != null) {
            delete(folder);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
