package modelport.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What Python and scikit-learn gave, as make_cases.py wrote it. */
final class Cases {
    private Cases() {}

    /** One object a line; another folder with more of them may be named. */
    static List<Map<?, ?>> objects(String file) {
        return lines(file).stream()
                .<Map<?, ?>>map(line -> (Map<?, ?>) JsonValues.read(line))
                .toList();
    }

    static List<List<?>> lists(String file) {
        return lines(file).stream()
                .<List<?>>map(line -> (List<?>) JsonValues.read(line))
                .toList();
    }

    static Object value(Map<?, ?> object, String key) {
        return Objects.requireNonNull(object.get(key));
    }

    static List<?> list(Map<?, ?> object, String key) {
        return (List<?>) value(object, key);
    }

    static List<String> texts(Map<?, ?> object, String key) {
        return list(object, key).stream().map(String.class::cast).toList();
    }

    private static List<String> lines(String file) {
        String folder = System.getProperty("modelport.text.cases");
        try {
            if (folder != null) {
                return Files.readAllLines(Path.of(folder, file));
            }
            try (var in = new BufferedReader(new InputStreamReader(
                    Objects.requireNonNull(Cases.class.getResourceAsStream(file)), StandardCharsets.UTF_8))) {
                return in.lines().toList();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
