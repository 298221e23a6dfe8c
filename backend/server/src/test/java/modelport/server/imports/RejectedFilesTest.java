package modelport.server.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import modelport.contract.Message;
import modelport.contract.Messages;
import modelport.contract.jobs.JobState;
import modelport.contract.registry.Verdict;
import modelport.contract.registry.Version;
import modelport.contract.registry.VersionFile;
import modelport.contract.registry.VersionState;
import modelport.server.artifacts.internal.Sha256;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is wrong with a file is a reason in words, and never a broken job. */
@MicronautTest(transactional = false)
class RejectedFilesTest {
    @Inject
    Bench bench;

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("badFiles")
    void a_bad_file_is_rejected_with_its_reason_in_both_languages(String filename, String code, byte[] bytes) {
        Version version = bench.imported(bench.model(), null, bench.upload(filename, bytes));

        assertThat(version.state()).isEqualTo(VersionState.REJECTED);
        Message reason = Objects.requireNonNull(version.reason());
        assertThat(reason.code()).isEqualTo(code);
        assertThat(Messages.LANGUAGES)
                .allSatisfy(language -> assertThat(Messages.render(reason, language))
                        .isNotEqualTo(code)
                        .doesNotContain("{"));
        assertThat(version.digest()).isNull();
        assertThat(version.files()).isNotEmpty().allSatisfy(file -> {
            assertThat(file.sha256()).hasSize(64);
            assertThat(file.verdict()).isIn(Verdict.REFUSED, Verdict.IGNORED);
        });
        assertThat(bench.client()
                        .jobs()
                        .get(Objects.requireNonNull(version.job()))
                        .state())
                .isEqualTo(JobState.SUCCEEDED);
    }

    @Test
    void what_was_refused_is_remembered_by_its_hash_and_not_kept() {
        byte[] bytes = SampleModels.text("nothing to run");

        Version version = bench.imported(bench.model(), null, bench.upload("notes.txt", bytes));

        VersionFile file = version.files().getFirst();
        assertThat(file.size()).isEqualTo(bytes.length);
        assertThat(file.sha256()).isEqualTo(Sha256.of("nothing to run"));
    }

    static Stream<Arguments> badFiles() {
        byte[] model = SampleModels.classifier(1);
        return Stream.of(
                bad("empty.onnx", "formats.no-model", new byte[0]),
                bad("notes.txt", "formats.no-model", SampleModels.text("nothing to run")),
                bad("truncated.onnx", "onnx.truncated", Arrays.copyOf(model, model.length - 5)),
                bad("number.pkl", "sklearn.not-a-model", pickle()),
                bad("foreign.onnx", "onnx.domain", SampleModels.foreignOperator()),
                bad("beside.onnx", "onnx.external-missing", SampleModels.withWeightsIn("weights.bin")),
                bad("outside.onnx", "onnx.external-location", SampleModels.withWeightsOutside("../secret.key")),
                bad("absolute.onnx", "onnx.external-location", SampleModels.withWeightsOutside("/etc/passwd")),
                bad("unknown.onnx", "inference.operator-unknown", SampleModels.unknownOperator()),
                bad("slip.zip", "formats.archive-name", SampleModels.zip(Map.of("../model.onnx", model))),
                bad("two.zip", "formats.many-models", SampleModels.zip(Map.of("a.onnx", model, "b.onnx", model))),
                bad("bomb.zip", "formats.archive-ratio", SampleModels.zip(bomb())));
    }

    private static Arguments bad(String filename, String code, byte[] bytes) {
        return Arguments.of(filename, code, bytes);
    }

    private static byte[] pickle() {
        return new byte[] {(byte) 0x80, 4, (byte) 0x95, 3, 0, 0, 0, 0, 0, 0, 0, 'K', 1, '.'};
    }

    private static Map<String, byte[]> bomb() {
        return Map.of("zeros.bin", new byte[64 << 20]);
    }
}
