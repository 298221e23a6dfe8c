package modelport.formats.boosting;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A model among the fixtures, with rows and the library's own answers to them. */
record TreeRecord(Path folder, Map<String, Object> fields) {
    private static final Path FIXTURES = Path.of("../../fixtures/trees");

    static List<TreeRecord> of(String file) throws IOException {
        Path path = FIXTURES.resolve(file);
        return Files.readAllLines(path).stream()
                .map(line -> new TreeRecord(path.resolveSibling(""), Json.object(line)))
                .toList();
    }

    static TreeRecord named(String file, String name) throws IOException {
        return of(file).stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    String name() {
        return (String) field("name");
    }

    @SuppressWarnings("unchecked")
    List<Path> files() {
        return ((List<String>) field("files")).stream().map(folder::resolve).toList();
    }

    Path file(String ending) {
        return files().stream()
                .filter(file -> file.toString().endsWith(ending))
                .findFirst()
                .orElseThrow();
    }

    private Object field(String name) {
        return Objects.requireNonNull(fields.get(name), name);
    }

    /** Cells are numbers, texts or null. */
    @SuppressWarnings("unchecked")
    List<List<@Nullable Object>> rows() {
        return (List<List<@Nullable Object>>) field("rows");
    }

    boolean has(String answer) {
        return fields.containsKey(answer);
    }

    /** One list a row; answers with one number a row too. */
    double[][] answers(String answer) {
        return ((List<?>) field(answer)).stream().map(TreeRecord::numbers).toArray(double[][]::new);
    }

    private static double[] numbers(Object row) {
        return row instanceof List<?> list
                ? list.stream().mapToDouble(each -> (double) each).toArray()
                : new double[] {(double) row};
    }
}
