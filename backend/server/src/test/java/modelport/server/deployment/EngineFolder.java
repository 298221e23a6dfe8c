package modelport.server.deployment;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** PyTorch's folder as {@code ./modelport engine pytorch} leaves it behind; there are tests before and after that. */
final class EngineFolder {
    private static final String PROPERTY = "modelport.child.engines";
    private static final Path ENGINES = Path.of("target", "engines").toAbsolutePath();
    private static final Path FOLDER = ENGINES.resolve("pytorch");
    /** Where natives are unpacked that other tests use too. */
    private static final Path CACHE = Path.of(System.getProperty("user.home"), ".djl.ai");

    private static final List<String> DJL =
            List.of("/ai/djl/api/", "gson", "jna", "slf4j-api", "commons-compress", "commons-io", "commons-lang3");

    private EngineFolder() {}

    /** As it is while the engine is being fetched: everything but the sign that it is whole. */
    static void begin() {
        try {
            Files.createDirectories(FOLDER.resolve("lib"));
            Files.createDirectories(CACHE);
            end();
            try (Stream<Path> old = Files.list(FOLDER.resolve("lib"))) {
                for (Path link : old.toList()) {
                    Files.delete(link);
                }
            }
            for (Path jar : jars()) {
                Files.createSymbolicLink(FOLDER.resolve("lib").resolve(Objects.requireNonNull(jar.getFileName())), jar);
            }
            if (!Files.exists(FOLDER.resolve("cache"))) {
                Files.createSymbolicLink(FOLDER.resolve("cache"), CACHE);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        System.setProperty(PROPERTY, ENGINES.toString());
    }

    /** It is there. */
    static void arrive() {
        try {
            Files.writeString(FOLDER.resolve("complete"), "PyTorch");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** It is not there any more. */
    static void end() throws IOException {
        System.clearProperty(PROPERTY);
        Files.deleteIfExists(FOLDER.resolve("complete"));
    }

    private static List<Path> jars() {
        Stream<String> engine = Stream.of(System.getProperty("pytorch.jars").split(":", -1));
        Stream<String> around = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(entry -> entry.endsWith(".jar") && DJL.stream().anyMatch(entry::contains));
        return Stream.concat(engine, around).map(Path::of).toList();
    }
}
