package modelport.formats.parity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import modelport.formats.FileKind;
import modelport.formats.FileKinds;
import modelport.formats.NativeModel;
import modelport.formats.OtherModel;
import modelport.formats.torch.TorchFiles;
import modelport.formats.torch.TorchTensor;
import modelport.formats.torch.TorchWeights;
import modelport.onnx.RefusedException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Files that PyTorch wrote: what is in them, number by number, and what becomes of those that are refused. */
class TorchParityTest {
    private static final Path FOLDER = FixtureRecord.root().resolve("torch");

    private static final Map<String, String> REASONS = Map.of(
            "torch.own-classes", "unknown-class",
            "torch.whole-module", "other-framework",
            "torch.exported-program", "other-framework",
            "torch.weights-only", "weights-only",
            "pickle.forbidden-call", "forbidden-call");

    static Stream<FixtureRecord> records(String kind) throws IOException {
        List<FixtureRecord> all = new ArrayList<>(FixtureRecord.read(FOLDER.resolve("expected.jsonl")));
        all.addAll(FixtureRecord.read(FOLDER.resolve("v2.14").resolve("expected.jsonl")));
        return all.stream().filter(record -> record.text("kind").startsWith(kind));
    }

    static Stream<FixtureRecord> weights() throws IOException {
        return Stream.concat(records("state-dict"), records("checkpoint"));
    }

    static Stream<FixtureRecord> scripts() throws IOException {
        return records("torchscript");
    }

    static Stream<FixtureRecord> refused() throws IOException {
        return FixtureRecord.read(FOLDER.resolve("unsupported.jsonl")).stream()
                .filter(record -> !record.name().contains("safetensors"));
    }

    @ParameterizedTest
    @MethodSource("weights")
    void every_tensor_of_a_state_dict_has_its_type_its_shape_and_its_numbers(FixtureRecord record) throws IOException {
        var found = new ArrayList<String>();
        for (Path file : files(record)) {
            TorchWeights weights = TorchFiles.weights(file, FileKinds.detect(file));
            for (TorchTensor tensor : weights.tensors()) {
                found.add(tensor.name());
                expect(record.json().get("tensors").get(tensor.name()), tensor, weights.values(tensor));
            }
            assertThat(TorchFiles.inspect(file, FileKinds.detect(file)))
                    .isInstanceOfSatisfying(OtherModel.Refused.class, refused -> {
                        assertThat(refused.refusal().code()).isEqualTo("torch.weights-only");
                        assertThat(refused.names()).hasSameSizeAs(weights.tensors());
                    });
        }

        assertThat(found)
                .containsExactlyInAnyOrderElementsOf(
                        record.json().get("tensors").propertyNames());
    }

    private static void expect(JsonNode expected, TorchTensor tensor, double[] values) {
        assertThat(expected).as(tensor.name()).isNotNull();
        assertThat(tensor.type().title()).isEqualTo(expected.get("dtype").asString());
        assertThat(tensor.shape().toString().replace(" ", ""))
                .isEqualTo(expected.get("shape").toString().replace(" ", ""));
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        double wanted = expected.get("sum").asDouble();
        assertThat(sum).isCloseTo(wanted, within(1e-9 * Math.max(1, Math.abs(wanted))));
        for (int i = 0; i < expected.get("first").size(); i++) {
            JsonNode first = expected.get("first").get(i);
            double value = first.isBoolean() ? (first.asBoolean() ? 1 : 0) : first.asDouble();
            assertThat(values[i]).as(tensor.name()).isEqualTo(value);
        }
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void a_torchscript_tells_its_operators_and_what_it_takes(FixtureRecord record) throws IOException {
        Path file = files(record).getFirst();

        assertThat(FileKinds.detect(file)).isEqualTo(FileKind.TORCHSCRIPT);
        OtherModel model = TorchFiles.inspect(file, FileKind.TORCHSCRIPT);

        assertThat(model).isInstanceOfSatisfying(OtherModel.Runs.class, runs -> {
            NativeModel about = runs.model();
            assertThat(about.inputs()).hasSameSizeAs(record.json().get("inputs"));
            assertThat(about.operators()).isNotEmpty();
            assertThat(about.parameters()).isPositive();
        });
    }

    @ParameterizedTest
    @MethodSource("refused")
    void what_is_no_state_dict_is_refused_for_its_reason(FixtureRecord record) throws IOException {
        String detail = record.text("detail").split("[;,]", -1)[0];

        OtherModel model = inspect(record.file());

        assertThat(model).isInstanceOfSatisfying(OtherModel.Refused.class, refused -> {
            assertThat(REASONS.get(refused.refusal().code())).isEqualTo(record.text("reason"));
            assertThat(refused.refusal().args()).containsEntry("name", detail);
            assertThat(refused.names()).contains(detail);
        });
    }

    @org.junit.jupiter.api.Test
    void a_program_of_torch_export_is_refused_by_its_name() throws IOException {
        Path file = FOLDER.resolve("v2.14").resolve("net_exported.pt2");

        assertThat(FileKinds.detect(file)).isEqualTo(FileKind.TORCH_EXPORT);
    }

    private static OtherModel inspect(Path file) throws IOException {
        try {
            return TorchFiles.inspect(file, FileKinds.detect(file));
        } catch (RefusedException refused) {
            return new OtherModel.Refused(List.of(), refused.refusal());
        }
    }

    private static List<Path> files(FixtureRecord record) {
        var files = new ArrayList<Path>();
        for (JsonNode name : record.json().get("files")) {
            if (!name.asString().endsWith(".json")) {
                files.add(record.folder().resolve(name.asString()));
            }
        }
        return files;
    }
}
