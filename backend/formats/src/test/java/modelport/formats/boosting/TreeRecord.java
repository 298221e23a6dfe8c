package modelport.formats.boosting;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A model among the fixtures, with rows and the library's own answers to them. */
record TreeRecord(Path folder, Map<String, Object> fields) {
    private static final Path FIXTURES = Path.of("../../fixtures/trees");

    static List<TreeRecord> of(String file) throws IOException {
        Path path = FIXTURES.resolve(file);
        return Files.readAllLines(path).stream()
                .map(line -> new TreeRecord(path.getParent(), Json.object(line)))
                .toList();
    }

    static TreeRecord named(String file, String name) throws IOException {
        return of(file).stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    String name() {
        return (String) fields.get("name");
    }

    @SuppressWarnings("unchecked")
    List<Path> files() {
        return ((List<String>) fields.get("files"))
                .stream().map(folder::resolve).toList();
    }

    Path file(String ending) {
        return files().stream()
                .filter(file -> file.toString().endsWith(ending))
                .findFirst()
                .orElseThrow();
    }

    /** Cells are numbers, texts or null. */
    @SuppressWarnings("unchecked")
    List<List<@Nullable Object>> rows() {
        return (List<List<@Nullable Object>>) fields.get("rows");
    }

    boolean has(String answer) {
        return fields.containsKey(answer);
    }

    /** One list a row; answers with one number a row too. */
    double[][] answers(String answer) {
        return ((List<?>) fields.get(answer)).stream().map(TreeRecord::numbers).toArray(double[][]::new);
    }

    private static double[] numbers(Object row) {
        return row instanceof List<?> list
                ? list.stream().mapToDouble(each -> (double) each).toArray()
                : new double[] {(double) row};
    }
}
