package modelport.formats.huggingface;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import modelport.contract.registry.DataType;
import modelport.inference.NumberTensor;
import modelport.inference.Tensor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A folder of the fixtures, what its model was asked, and its answers in double precision. */
record HfRecord(JsonNode json) {
    private static final JsonMapper MAPPER = new JsonMapper();

    static List<HfRecord> all() {
        try (Stream<String> lines = Files.lines(root().resolve("expected.jsonl"))) {
            return lines.map(line -> new HfRecord(MAPPER.readTree(line))).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static HfRecord named(String name) {
        return all().stream()
                .filter(record -> record.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    static Path root() {
        Path here = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(here.resolve("fixtures"))) {
            here = here.resolve("..").normalize();
        }
        return here.resolve("fixtures/huggingface");
    }

    String name() {
        return json.get("name").asString();
    }

    String architecture() {
        return json.get("architecture").asString();
    }

    double tolerance() {
        return json.get("tolerance").asDouble();
    }

    /** A copy, in which a graph can be written. */
    ModelFolder copyTo(Path target) throws IOException {
        Path source = root().resolve(name());
        Set<String> files;
        try (Stream<Path> walk = Files.walk(source)) {
            files = walk.filter(Files::isRegularFile)
                    .map(file -> source.relativize(file).toString())
                    .collect(Collectors.toCollection(TreeSet::new));
        }
        for (String file : files) {
            Path copy = target.resolve(file);
            Files.createDirectories(copy.getParent());
            Files.copy(source.resolve(file), copy);
        }
        return new ModelFolder(target, "", files);
    }

    /** What the model is given. */
    Map<String, Tensor> inputs() {
        var inputs = new LinkedHashMap<String, Tensor>();
        for (Map.Entry<String, JsonNode> entry : json.get("inputs").properties()) {
            Numbers numbers = Numbers.of(entry.getValue());
            NumberTensor tensor = entry.getKey().equals("pixel_values")
                    ? Tensor.allocate(DataType.FP32, numbers.shape())
                    : Tensor.allocate(DataType.INT64, numbers.shape());
            for (int i = 0; i < numbers.values().length; i++) {
                if (tensor.type() == DataType.FP32) {
                    tensor.floats().put(i, (float) numbers.values()[i]);
                } else {
                    tensor.longs().put(i, (long) numbers.values()[i]);
                }
            }
            inputs.put(entry.getKey(), tensor);
        }
        return inputs;
    }

    Numbers input(String name) {
        return Numbers.of(json.get("inputs").get(name));
    }

    /** What it should give. */
    Map<String, Numbers> outputs() {
        var outputs = new LinkedHashMap<String, Numbers>();
        for (Map.Entry<String, JsonNode> entry : json.get("outputs").properties()) {
            outputs.put(entry.getKey(), Numbers.of(entry.getValue()));
        }
        return outputs;
    }

    boolean writes() {
        return json.get("inputs").has("input_ids") && architecture().matches(".*(CausalLM|LMHeadModel)");
    }

    /** Nested lists, one after the other. */
    static final class Numbers {
        private final double[] values;
        private final long[] shape;

        private Numbers(double[] values, long... shape) {
            this.values = values;
            this.shape = shape;
        }

        double[] values() {
            return values;
        }

        long[] shape() {
            return shape;
        }

        static Numbers of(JsonNode lists) {
            long[] shape = Stream.iterate(lists, JsonNode::isArray, list -> list.get(0))
                    .mapToLong(JsonNode::size)
                    .toArray();
            return new Numbers(flat(lists).mapToDouble(JsonNode::asDouble).toArray(), shape);
        }

        private static Stream<JsonNode> flat(JsonNode node) {
            return node.isArray()
                    ? StreamSupport.stream(node.spliterator(), false).flatMap(Numbers::flat)
                    : Stream.of(node);
        }
    }
}
