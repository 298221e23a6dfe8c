package modelport.formats.parity;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A line of an {@code expected.jsonl}: a model file, inputs, and the answers of the library that wrote it. */
record FixtureRecord(Path folder, JsonNode json) {
    private static final JsonMapper MAPPER = new JsonMapper();

    /** The fixtures of this repository. */
    static Path root() {
        Path here = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(here.resolve("fixtures"))) {
            here = here.resolve("..").normalize();
        }
        return here.resolve("fixtures");
    }

    static List<FixtureRecord> read(Path file) throws IOException {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.filter(line -> !line.isBlank())
                    .map(line -> new FixtureRecord(file.resolveSibling("."), MAPPER.readTree(line)))
                    .toList();
        }
    }

    String name() {
        return json.get("name").asString();
    }

    Path file() {
        return folder.resolve(json.get("file").asString());
    }

    String text(String field) {
        return json.path(field).asString("");
    }

    /** What absolute or relative difference is allowed in an output. */
    double tolerance(String output) {
        double exact = json.path("dtypes").path(output).asString("").equals("float32") ? 1e-5 : 1e-9;
        return json.path("tolerance").isNumber() ? json.get("tolerance").asDouble() : exact;
    }
}
