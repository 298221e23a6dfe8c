package modelport.processing.items;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import modelport.processing.Faults;

/** Names by their numbers, and numbers by their names: a file with one name a line. */
final class Catalogue {
    private static final long MAX_BYTES = 64 << 20;

    private final List<String> names;
    private final Map<String, Integer> numbers = new HashMap<>();

    private Catalogue(List<String> names) {
        this.names = names;
        for (int i = 0; i < names.size(); i++) {
            numbers.putIfAbsent(names.get(i), i);
        }
    }

    static Catalogue load(Path folder, String path) {
        Path file = folder.resolve(path);
        try {
            if (!Files.isRegularFile(file) || Files.size(file) > MAX_BYTES) {
                throw Faults.file("no-file", "file", path);
            }
            return new Catalogue(
                    Files.readString(file, StandardCharsets.UTF_8).lines().toList());
        } catch (IOException e) {
            throw Faults.file("keys-broken", "file", path);
        }
    }

    int size() {
        return names.size();
    }

    String name(int number) {
        return names.get(number);
    }

    Optional<Integer> number(String name) {
        return Optional.ofNullable(numbers.get(name));
    }
}
