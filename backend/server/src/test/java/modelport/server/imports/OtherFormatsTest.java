package modelport.server.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import modelport.contract.Message;
import modelport.contract.ProblemException;
import modelport.contract.Slug;
import modelport.contract.deployment.NewDeployment;
import modelport.contract.registry.Version;
import modelport.contract.registry.VersionState;
import modelport.server.TestPeople;
import org.junit.jupiter.api.Test;

/** Models that do not become ONNX. */
@MicronautTest(transactional = false)
class OtherFormatsTest {
    private static final Path TORCH = Path.of("../../fixtures/torch");

    @Inject
    Bench bench;

    @Test
    void a_gguf_file_is_kept_with_its_header_and_says_wherever_it_matters_that_it_does_not_run() {
        Slug model = bench.model();

        Version version = bench.imported(model, null, bench.upload("tiny.gguf", gguf()));

        assertThat(version.state()).isEqualTo(VersionState.READY);
        assertThat(version.format()).isEqualTo("GGUF");
        assertThat(version.runs()).isFalse();
        assertThat(version.notServable()).extracting(Message::code).isEqualTo("registry.not-servable");
        assertThat(Objects.requireNonNull(version.facts()).source()).isNotNull();
        var wish = new NewDeployment(model, 1, null, null);
        assertThatThrownBy(() -> bench.client().releases().deploy(TestPeople.LAB, wish))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().message().code()).isEqualTo("registry.not-servable"));
    }

    @Test
    void a_state_dict_is_refused_with_its_tensors() throws IOException {
        Version version = bench.imported(bench.model(), null, upload("mlp_state_dict.pt"));

        assertThat(version.state()).isEqualTo(VersionState.REJECTED);
        assertThat(version.reason()).extracting(Message::code).isEqualTo("torch.weights-only");
        assertThat(version.files().getFirst().names()).contains("fc1.weight float32[8,6]");
    }

    @Test
    void a_torchscript_without_its_engine_says_which_command_fetches_it() throws IOException {
        Version version = bench.imported(bench.model(), null, upload("mlp_scripted.pt"));

        assertThat(version.state()).isEqualTo(VersionState.FAILED);
        assertThat(Objects.requireNonNull(version.reason()).args())
                .containsEntry("command", "./modelport engine pytorch");
    }

    private java.util.UUID upload(String name) throws IOException {
        return bench.upload(name, Files.readAllBytes(TORCH.resolve(name)));
    }

    /** One tensor of eight numbers, and one word of metadata. */
    private static byte[] gguf() {
        ByteBuffer bytes = ByteBuffer.allocate(160).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put("GGUF".getBytes(StandardCharsets.US_ASCII))
                .putInt(3)
                .putLong(1)
                .putLong(1);
        text(bytes, "general.architecture").putInt(8);
        text(bytes, "llama");
        text(bytes, "w").putInt(1).putLong(8).putInt(0).putLong(0);
        bytes.position((bytes.position() + 31) / 32 * 32 + 32);
        return java.util.Arrays.copyOf(bytes.array(), bytes.position());
    }

    private static ByteBuffer text(ByteBuffer bytes, String text) {
        return bytes.putLong(text.length()).put(text.getBytes(StandardCharsets.US_ASCII));
    }
}
