package modelport.statistics.parity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import modelport.statistics.Measure;
import modelport.statistics.Measures;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Predictions and what scikit-learn says of them, from {@code fixtures/metrics}. */
final class Fixtures {
    private static final JsonMapper JSON = new JsonMapper();

    private Fixtures() {}

    static Stream<JsonNode> read(String name) {
        Path here = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(here.resolve("fixtures"))) {
            here = Objects.requireNonNull(here.getParent(), "outside of the repository");
        }
        try {
            return Files.readAllLines(here.resolve("fixtures/metrics").resolve(name)).stream()
                    .map(JSON::readTree);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Map<String, Double> expected(JsonNode node) {
        Map<String, Double> values = new TreeMap<>();
        node.get("metrics")
                .properties()
                .forEach(entry -> values.put(entry.getKey(), entry.getValue().asDouble()));
        return values;
    }

    static Map<String, Double> actual(Measures measures) {
        Map<String, Double> values = new TreeMap<>();
        for (Measure measure : measures.measured()) {
            values.put(measure.code(), measure.value());
        }
        return values;
    }

    static double[] row(JsonNode node) {
        if (!node.isArray()) {
            return new double[] {node.asDouble()};
        }
        return StreamSupport.stream(node.spliterator(), false)
                .mapToDouble(JsonNode::asDouble)
                .toArray();
    }

    static List<String> texts(JsonNode node) {
        return StreamSupport.stream(node.spliterator(), false)
                .map(JsonNode::asString)
                .toList();
    }
}
