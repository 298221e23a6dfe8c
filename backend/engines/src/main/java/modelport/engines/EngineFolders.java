package modelport.engines;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import modelport.engines.child.EngineMain;

/** Where the engines lie that somebody has fetched. */
public final class EngineFolders {
    /** Names the folder with a folder for each engine; children get to know it too. */
    public static final String PROPERTY = "modelport.child.engines";

    /** Says instead that the engines are on this program's own class path, as in tests. */
    static final String CLASS_PATH = "modelport.child.engines.classpath";

    private static final String COMPLETE = "complete";
    private static final List<String> OWN =
            List.of("djl", "pytorch", "gson", "jna", "slf4j-api", "commons-compress", "commons-io");

    private EngineFolders() {}

    /**
     * An engine's files.
     *
     * @param jars of the engine and of DJL
     * @param natives folder of unpacked natives, where the engine does not find them by itself
     * @param cache where it unpacks them otherwise
     */
    record Home(List<Path> jars, Optional<Path> natives, Optional<Path> cache) {
        /** With the classes of the child itself. */
        String classPath() {
            var entries = new ArrayList<Path>();
            entries.add(own());
            entries.addAll(jars);
            return String.join(
                    File.pathSeparator, entries.stream().map(Path::toString).toList());
        }

        private static Path own() {
            try {
                return Path.of(Objects.requireNonNull(
                                EngineMain.class.getProtectionDomain().getCodeSource())
                        .getLocation()
                        .toURI());
            } catch (URISyntaxException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** Whether an engine is there. */
    public static boolean has(NativeEngine engine) {
        return find(engine).isPresent();
    }

    static Optional<Home> find(NativeEngine engine) {
        if (Boolean.getBoolean(CLASS_PATH)) {
            return onClassPath(engine);
        }
        Path folder = folder().resolve(engine.code());
        if (!Files.exists(folder.resolve(COMPLETE))) {
            return Optional.empty();
        }
        Path natives = folder.resolve("natives");
        return Optional.of(new Home(
                jars(folder.resolve("lib")),
                Files.isDirectory(natives) ? Optional.of(natives) : Optional.empty(),
                Optional.of(folder.resolve("cache"))));
    }

    private static Path folder() {
        return Path.of(System.getProperty(PROPERTY, "data/engines")).toAbsolutePath();
    }

    private static List<Path> jars(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<Home> onClassPath(NativeEngine engine) {
        List<Path> jars = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(entry -> OWN.stream().anyMatch(entry::contains) && entry.endsWith(".jar"))
                .map(Path::of)
                .toList();
        boolean there = engine == NativeEngine.PYTORCH
                && jars.stream().anyMatch(jar -> jar.toString().contains("pytorch-native"));
        return there ? Optional.of(new Home(jars, Optional.empty(), Optional.empty())) : Optional.empty();
    }
}
