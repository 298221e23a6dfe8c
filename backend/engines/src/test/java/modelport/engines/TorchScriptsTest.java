package modelport.engines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import modelport.contract.registry.DataType;
import modelport.contract.registry.Samples;
import modelport.contract.registry.Signature;
import modelport.contract.registry.TensorSpec;
import modelport.engines.child.Wire;
import modelport.engines.child.WireTensor;
import modelport.inference.DeclaredInput;
import modelport.inference.InferenceException;
import modelport.inference.LoadOptions;
import modelport.inference.LoadedModel;
import modelport.inference.NativeTrial;
import modelport.inference.NumberTensor;
import modelport.inference.Tensor;
import modelport.inference.TrialInput;
import modelport.inference.TrialResult;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Real TorchScript files in real processes; left out where PyTorch's natives are not at hand. */
class TorchScriptsTest {
    private static final Path FOLDER = Path.of("../../fixtures/torch");
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final JsonMapper MAPPER = new JsonMapper();

    @BeforeAll
    static void engines() {
        System.setProperty(EngineFolders.CLASS_PATH, "true");
        assumeTrue(EngineFolders.has(NativeEngine.PYTORCH), "PyTorch's natives are not on the class path");
    }

    @AfterAll
    static void end() {
        System.clearProperty(EngineFolders.CLASS_PATH);
    }

    private record Script(Path folder, JsonNode json) {
        Path file() {
            return folder.resolve(json.get("files").get(0).asString());
        }

        String name() {
            return json.get("name").asString();
        }
    }

    private static List<Script> scripts() throws IOException {
        var scripts = new ArrayList<Script>();
        for (Path folder : List.of(FOLDER, FOLDER.resolve("v2.14"))) {
            try (Stream<String> lines = Files.lines(folder.resolve("expected.jsonl"))) {
                lines.map(MAPPER::readTree)
                        .filter(json -> json.get("kind").asString().startsWith("torchscript"))
                        .forEach(json -> scripts.add(new Script(folder, json)));
            }
        }
        return scripts;
    }

    @Test
    void every_torchscript_answers_as_pytorch_did() throws IOException {
        // A process may load one after the other, which saves a dozen starts here.
        try (EngineProcess process = EngineProcess.start(
                NativeEngine.PYTORCH, EngineFolders.find(NativeEngine.PYTORCH).orElseThrow())) {
            for (Script script : scripts()) {
                List<Tensor> answers = answers(process, script);

                JsonNode expected = script.json.get("output_values");
                assertThat(answers).as(script.name()).hasSize(expected.size());
                double tolerance = script.json.get("tolerance").asDouble();
                for (int i = 0; i < answers.size(); i++) {
                    expectSame(script.name(), expected.get(i), answers.get(i), tolerance);
                }
            }
        }
    }

    private static List<Tensor> answers(EngineProcess process, Script script) throws IOException {
        Map<String, Tensor> inputs = inputs(script.json);
        String file = script.file().toAbsolutePath().toString();
        Wire.Message loaded = process.ask(Wire.text(Wire.Kind.LOAD, process.nextNumber(), file))
                .join();
        assertThat(loaded.kind()).as(script.name()).isEqualTo(Wire.Kind.LOADED);
        List<WireTensor> tensors = Tensors.toWire(signature(inputs), inputs);
        Wire.Message answer = process.ask(Wire.tensors(Wire.Kind.RUN, process.nextNumber(), tensors))
                .join();
        return Tensors.fromWire(answer.tensors()).stream()
                .map(Tensors.Named::tensor)
                .toList();
    }

    static void expectSame(String name, JsonNode expected, Tensor answer, double tolerance) {
        var flat = new ArrayList<Double>();
        flatten(expected, flat);
        assertThat(answer.elements()).as(name).isEqualTo(flat.size());
        for (int i = 0; i < flat.size(); i++) {
            double found = ((NumberTensor) answer).number(i);
            assertThat(found).as(name).isCloseTo(flat.get(i), within(tolerance * Math.max(1, Math.abs(flat.get(i)))));
        }
    }

    static void flatten(JsonNode node, List<Double> flat) {
        if (node.isArray()) {
            node.forEach(inner -> flatten(inner, flat));
        } else {
            flat.add(node.asDouble());
        }
    }

    private static Map<String, Tensor> inputs(JsonNode json) {
        Map<String, Tensor> inputs = new LinkedHashMap<>();
        for (int i = 0; i < json.get("inputs").size(); i++) {
            JsonNode spec = json.get("inputs").get(i);
            var flat = new ArrayList<Double>();
            flatten(json.get("input_values").get(i), flat);
            long[] shape = new long[spec.get("shape").size()];
            for (int axis = 0; axis < shape.length; axis++) {
                shape[axis] = spec.get("shape").get(axis).asLong();
            }
            boolean whole = spec.get("dtype").asString().startsWith("int");
            NumberTensor tensor = Tensor.allocate(whole ? DataType.INT64 : DataType.FP32, shape);
            var data = tensor.data();
            flat.forEach(value -> {
                if (whole) {
                    data.putLong(value.longValue());
                } else {
                    data.putFloat(value.floatValue());
                }
            });
            inputs.put("x" + i, tensor);
        }
        return inputs;
    }

    private static Signature signature(Map<String, Tensor> inputs) {
        List<TensorSpec> specs = inputs.entrySet().stream()
                .map(input -> {
                    List<Long> shape = new ArrayList<>();
                    for (long size : input.getValue().shape()) {
                        shape.add(size);
                    }
                    return new TensorSpec(
                            input.getKey(),
                            input.getValue().type(),
                            shape,
                            shape.stream().map(_ -> "").toList());
                })
                .toList();
        return new Signature(specs, List.of(), List.of(), null, false);
    }

    @Test
    void samples_tell_what_a_torchscript_takes_and_a_run_what_it_gives() throws IOException {
        Script script = scripts().getFirst();
        Map<String, Object> sample =
                Map.of("input", list(script.json.get("input_values").get(0)));
        Map<String, Object> answer =
                Map.of("output", list(script.json.get("output_values").get(0)));

        TrialResult trial = NativeTrial.run(
                List.of(new DeclaredInput("input", null, null)),
                signature -> NativeModels.load(script.file(), signature, LoadOptions.serving()),
                new TrialInput(List.of(), null, new Samples(sample, answer), Map.of()));

        assertThat(trial.signature().inputs().getFirst().shape()).containsExactly(-1L, 6L);
        assertThat(trial.signature().outputs().getFirst().shape()).containsExactly(-1L, 3L);
        assertThat(trial.signature().batchInvariant()).isTrue();
        assertThat(trial.largestDifference()).isLessThan(1e-5);
    }

    @Test
    void without_samples_the_import_asks_for_them_by_name() {
        var unknown = List.of(new DeclaredInput("pixels", null, null));

        assertThatThrownBy(() -> NativeTrial.run(
                        unknown,
                        _ -> {
                            throw new IllegalStateException("nothing is loaded before that");
                        },
                        TrialInput.none()))
                .isInstanceOfSatisfying(
                        InferenceException.class,
                        e -> assertThat(e.problem().args()).containsEntry("names", "pixels"));
    }

    private static Object list(JsonNode node) {
        if (!node.isArray()) {
            return node.asDouble();
        }
        var list = new ArrayList<Object>();
        node.forEach(inner -> list.add(list(inner)));
        return list;
    }

    @Test
    void a_crash_fails_what_was_asked_and_the_model_is_back_within_three_seconds() throws Exception {
        Script script = scripts().getFirst();
        Map<String, Tensor> inputs = inputs(script.json);
        Signature signature = signature(inputs);
        try (var model = (SupervisedModel) NativeModels.serve(script.file(), signature, LoadOptions.serving());
                LoadedModel other = NativeModels.serve(script.file(), signature, LoadOptions.serving())) {
            long before = model.pid();
            waitForSpare();

            crash(before);
            long start = System.nanoTime();
            Map<String, Tensor> answer = answer(model, inputs);
            long milliseconds = (System.nanoTime() - start) / 1_000_000;

            assertThat(answer).isNotEmpty();
            assertThat(model.pid()).isNotEqualTo(before);
            assertThat(milliseconds).isLessThan(3_000);
            assertThat(other.run(inputs, PATIENCE)).isNotEmpty();
        }
    }

    /** The last answer of those that fail while the process dies. */
    private static Map<String, Tensor> answer(LoadedModel model, Map<String, Tensor> inputs) {
        while (true) {
            try {
                return model.run(inputs, PATIENCE);
            } catch (InferenceException e) {
                assertThat(e.fault()).isEqualTo(InferenceException.Fault.UNAVAILABLE);
            }
        }
    }

    private static void waitForSpare() throws InterruptedException {
        for (int i = 0; i < 100 && !Spares.all().hasOne(NativeEngine.PYTORCH); i++) {
            // A process starts; nothing tells when it is ready but asking.
            Thread.sleep(100);
        }
        assertThat(Spares.all().hasOne(NativeEngine.PYTORCH))
                .as("a spare waits")
                .isTrue();
    }

    private static void crash(long pid) throws Exception {
        new ProcessBuilder("kill", "-SEGV", Long.toString(pid)).start().waitFor();
    }

    @Test
    void a_model_that_dies_again_and_again_waits_until_somebody_wants_it_back() throws Exception {
        Script script = scripts().getFirst();
        Map<String, Tensor> inputs = inputs(script.json);
        try (var model = (SupervisedModel) NativeModels.load(script.file(), signature(inputs), LoadOptions.serving())) {
            for (int i = 0; i < Crashes.TOO_MANY; i++) {
                ProcessHandle.of(model.pid()).orElseThrow().destroyForcibly();
                if (i < Crashes.TOO_MANY - 1) {
                    assertThat(answer(model, inputs)).isNotEmpty();
                }
            }

            assertThatThrownBy(() -> {
                        while (true) {
                            try {
                                model.run(inputs, PATIENCE);
                            } catch (InferenceException e) {
                                if (!e.problem().code().equals("engines.ended")) {
                                    throw e;
                                }
                            }
                        }
                    })
                    .isInstanceOfSatisfying(
                            InferenceException.class,
                            e -> assertThat(e.problem().code()).isEqualTo("engines.quarantined"));
            assertThat(model.trouble()).isPresent();

            model.revive();

            assertThat(answer(model, inputs)).isNotEmpty();
            assertThat(model.trouble()).isEmpty();
        }
    }
}
