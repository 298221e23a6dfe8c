package modelport.formats.pickle;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The small files that {@code make.py} wrote beside itself with Python. */
final class Samples {
    private Samples() {}

    static Path file(String name) {
        try {
            return Path.of(
                    Objects.requireNonNull(Samples.class.getResource(name)).toURI());
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** All whose names begin like this and end like a pickle. */
    static List<Path> all(String start) throws IOException {
        try (Stream<Path> files = Files.list(file("make.py").getParent())) {
            return files.filter(file -> file.getFileName().toString().matches(start + ".*\\.(pkl|joblib)"))
                    .sorted()
                    .toList();
        }
    }
}
