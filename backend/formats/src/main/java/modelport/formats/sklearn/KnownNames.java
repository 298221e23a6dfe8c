package modelport.formats.sklearn;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import modelport.formats.pickle.AllowList;
import modelport.formats.pickle.PyValue.Global;

/**
 * The classes and functions that a model's pickle may name: those that are converted, and those that belong to their
 * state. Each is written out; nothing is allowed by a pattern.
 */
public final class KnownNames {
    private static final String FILE = "known-names.txt";

    private KnownNames() {}

    public static AllowList allowed() {
        return Loaded.LIST;
    }

    private static final class Loaded {
        static final AllowList LIST = AllowList.of(read());
    }

    private static Set<Global> read() {
        Set<Global> names = new HashSet<>();
        Converters.all().paths().forEach(path -> names.add(global(path)));
        try (InputStream bytes = Objects.requireNonNull(KnownNames.class.getResourceAsStream(FILE), FILE);
                var lines = new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8))) {
            lines.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(KnownNames::global)
                    .forEach(names::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return names;
    }

    private static Global global(String path) {
        int dot = path.lastIndexOf('.');
        return new Global(path.substring(0, dot), path.substring(dot + 1));
    }
}
