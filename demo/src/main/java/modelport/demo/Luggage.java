package modelport.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Files that the demo brings along, laid into a folder of its own when they are needed. */
record Luggage(Path folder) implements AutoCloseable {
    static Luggage unpackedLater() throws IOException {
        return new Luggage(Files.createTempDirectory("modelport-demo"));
    }

    /** One of the data folder. */
    Path file(String name) {
        return resource("data/" + name, name);
    }

    /** One that comes with a library, by its place there. */
    Path fromLibrary(String place, String name) {
        return resource("/" + place, name);
    }

    /** Bytes of the demo's own making. */
    Path write(String name, List<String> lines) {
        try {
            return Files.write(make(name), lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<String> lines(String name) {
        try {
            return Files.readAllLines(file(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }

    private Path resource(String place, String name) {
        try (InputStream in = Objects.requireNonNull(Luggage.class.getResourceAsStream(place), place)) {
            Path file = make(name);
            Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path make(String name) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        return file;
    }
}
