package modelport.engines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import modelport.contract.registry.DataType;
import modelport.contract.registry.Signature;
import modelport.contract.registry.TensorSpec;
import modelport.engines.child.Wire;
import modelport.inference.NumberTensor;
import modelport.inference.Tensor;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Real SavedModels in a real TensorFlow; left out where its natives are not at hand. */
class SavedModelsTest {
    private static final Path FOLDER = Path.of("../../fixtures/tensorflow");
    /** Unpacked once: they are large. */
    private static final Path NATIVES = Path.of("target", "tensorflow-natives").toAbsolutePath();

    private static final List<String> LIBRARIES =
            List.of("libtensorflow_framework", "libjnitensorflow", "libtensorflow_cc");
    private static final JsonMapper MAPPER = new JsonMapper();

    private static EngineFolders.Home home() throws IOException {
        List<Path> jars = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(entry -> entry.endsWith(".jar") && !entry.contains("pytorch"))
                .map(Path::of)
                .toList();
        Optional<Path> natives = jars.stream()
                .filter(jar -> jar.toString().contains("tensorflow-core-native"))
                .findAny();
        assumeTrue(natives.isPresent(), "TensorFlow's natives are not on the class path");
        unpack(natives.orElseThrow());
        return new EngineFolders.Home(jars, Optional.of(NATIVES), Optional.empty());
    }

    private static void unpack(Path jar) throws IOException {
        Files.createDirectories(NATIVES);
        try (var zip = new ZipFile(jar.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                String name = entry.getName().substring(entry.getName().lastIndexOf('/') + 1);
                Path file = NATIVES.resolve(name);
                boolean wanted = LIBRARIES.stream().anyMatch(name::startsWith);
                if (wanted && (!Files.exists(file) || Files.size(file) != entry.getSize())) {
                    try (InputStream in = zip.getInputStream(entry)) {
                        Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
                    }
                }
            }
        }
    }

    @Test
    void every_savedmodel_with_variables_or_without_answers_as_it_is_defined() throws IOException {
        try (EngineProcess process = EngineProcess.start(NativeEngine.TENSORFLOW, home())) {
            for (JsonNode record : records()) {
                String name = record.get("name").asString();
                Map<String, Tensor> answers = answers(process, record);

                JsonNode expected = record.get("outputs");
                assertThat(answers.keySet()).as(name).containsExactlyInAnyOrderElementsOf(expected.propertyNames());
                double tolerance = record.get("tolerance").asDouble();
                answers.forEach((output, answer) -> expectSame(name, expected.get(output), answer, tolerance));
            }
        }
    }

    private static List<JsonNode> records() throws IOException {
        try (Stream<String> lines = Files.lines(FOLDER.resolve("expected.jsonl"))) {
            return lines.map(MAPPER::readTree).toList();
        }
    }

    private static Map<String, Tensor> answers(EngineProcess process, JsonNode record) throws IOException {
        Path file = FOLDER.resolve(record.get("name").asString()).resolve("saved_model.pb");
        assertThat(NativeEngine.of(file)).contains(NativeEngine.TENSORFLOW);
        Wire.Message loaded = process.ask(Wire.text(
                        Wire.Kind.LOAD,
                        process.nextNumber(),
                        file.toAbsolutePath().toString()))
                .join();
        assertThat(loaded.kind()).as(loaded.text()).isEqualTo(Wire.Kind.LOADED);
        Map<String, Tensor> inputs = inputs(record);
        Wire.Message answer = process.ask(
                        Wire.tensors(Wire.Kind.RUN, process.nextNumber(), Tensors.toWire(signature(inputs), inputs)))
                .join();
        assertThat(answer.kind()).isEqualTo(Wire.Kind.ANSWER);
        return Tensors.fromWire(answer.tensors()).stream()
                .collect(Collectors.toMap(Tensors.Named::name, Tensors.Named::tensor));
    }

    private static Map<String, Tensor> inputs(JsonNode record) {
        Map<String, Tensor> inputs = new LinkedHashMap<>();
        for (String name : record.get("inputs").propertyNames()) {
            JsonNode values = record.get("inputs").get(name);
            boolean whole = record.get("dtypes").get(name).asString().equals("int64");
            var flat = new ArrayList<Double>();
            TorchScriptsTest.flatten(values, flat);
            NumberTensor tensor = Tensor.allocate(whole ? DataType.INT64 : DataType.FP32, shape(values));
            var data = tensor.data();
            flat.forEach(value -> {
                if (whole) {
                    data.putLong(value.longValue());
                } else {
                    data.putFloat(value.floatValue());
                }
            });
            inputs.put(name, tensor);
        }
        return inputs;
    }

    private static long[] shape(JsonNode values) {
        var sizes = Stream.<Long>builder();
        JsonNode inner = values;
        while (inner.isArray()) {
            sizes.add((long) inner.size());
            inner = inner.get(0);
        }
        return sizes.build().mapToLong(Long::longValue).toArray();
    }

    private static Signature signature(Map<String, Tensor> inputs) {
        List<TensorSpec> specs = inputs.entrySet().stream()
                .map(input -> TensorSpec.of(
                        input.getKey(),
                        input.getValue().type(),
                        input.getValue().shape()))
                .toList();
        return new Signature(specs, List.of(), List.of(), null, false);
    }

    private static void expectSame(String name, JsonNode expected, Tensor answer, double tolerance) {
        assertThat(answer.shape()).as(name).isEqualTo(shape(expected));
        TorchScriptsTest.expectSame(name, expected, answer, tolerance);
    }
}
