package modelport.formats.pickle;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** The model files of real libraries that this repository keeps. */
final class Fixtures {
    static final Path FOLDER = Path.of("../../fixtures").toAbsolutePath().normalize();

    private Fixtures() {}

    /** The pickles and Joblib files that hold models. */
    static Stream<Path> models() throws IOException {
        try (Stream<Path> all = Files.walk(FOLDER)) {
            return all
                    .filter(path -> path.endsWith("expected.jsonl"))
                    .filter(path -> path.toString().contains("sklearn")
                            || path.toString().contains("python-"))
                    .toList()
                    .stream()
                    .flatMap(Fixtures::files)
                    .filter(path -> !path.toString().matches(".*\\.(json|ubj|model)"));
        }
    }

    private static Stream<Path> files(Path expected) {
        try {
            return Files.readAllLines(expected).stream()
                    .flatMap(Fixtures::names)
                    .map(expected::resolveSibling);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** The values of {@code file} or {@code files} of one record. */
    private static Stream<String> names(String json) {
        Stream.Builder<String> names = Stream.builder();
        try (JsonParser parser = new JsonFactory().createParser(ObjectReadContext.empty(), json)) {
            parser.nextToken();
            for (JsonToken token = parser.nextToken(); token == JsonToken.PROPERTY_NAME; token = parser.nextToken()) {
                boolean wanted = parser.currentName().startsWith("file");
                parser.nextToken();
                if (!wanted) {
                    parser.skipChildren();
                } else if (parser.currentToken() == JsonToken.VALUE_STRING) {
                    names.add(parser.getString());
                } else {
                    while (parser.nextToken() == JsonToken.VALUE_STRING) {
                        names.add(parser.getString());
                    }
                }
            }
        }
        return names.build();
    }
}
