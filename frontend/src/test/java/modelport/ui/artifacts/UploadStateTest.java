package modelport.ui.artifacts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import modelport.ui.artifacts.UploadState.Refusal;
import modelport.ui.artifacts.Uploader.Picked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UploadStateTest {
    private final UploadState state = new UploadState(500);

    @Test
    void a_version_is_complete_when_every_file_has_arrived() {
        UUID first = UUID.randomUUID();
        UUID second = UUID.randomUUID();
        state.offer(file("a", "model.onnx", 10));
        state.offer(file("b", "labels.txt", 3));

        state.finished("b", second);
        assertThat(state.isComplete()).isFalse();
        assertThat(state.missing()).isEqualTo(1);

        state.finished("a", first);
        assertThat(state.isComplete()).isTrue();
        assertThat(state.uploads()).containsExactly(first, second);
        assertThat(state.bytes()).isEqualTo(13);
    }

    @Test
    void empty_files_and_second_ones_of_a_name_are_refused() {
        state.offer(file("a", "model.onnx", 10));

        assertThat(state.offer(file("b", "empty.bin", 0))).contains(Refusal.EMPTY);
        assertThat(state.offer(file("c", "model.onnx", 4))).contains(Refusal.TWICE);
        assertThat(state.offer(file("d", "x".repeat(2_000), 4))).contains(Refusal.NAME);
        assertThat(state.count()).isEqualTo(1);
    }

    @Test
    void there_is_a_limit_of_files() {
        IntStream.range(0, 500).forEach(i -> state.offer(file("k" + i, "f" + i, 1)));

        assertThat(state.offer(file("last", "one more", 1))).contains(Refusal.TOO_MANY);
    }

    @Test
    void a_file_that_failed_keeps_the_version_from_being_made_until_it_is_removed() {
        state.offer(file("a", "model.onnx", 10));
        state.offer(file("b", "labels.txt", 3));
        state.finished("a", UUID.randomUUID());
        state.failed("b");

        assertThat(state.isComplete()).isFalse();

        state.removed("b");
        assertThat(state.isComplete()).isTrue();
    }

    @Test
    void an_upload_that_expired_starts_again() {
        state.offer(file("a", "model.onnx", 10));
        state.finished("a", UUID.randomUUID());

        assertThat(state.again("a")).map(Picked::name).contains("model.onnx");
        assertThat(state.isComplete()).isFalse();
        assertThat(state.again("unknown")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "Support Router.onnx, support-router",
        "MiniLM_v2.tar.gz, minilm-v2",
        "saved_model/variables/data.bin, saved-model",
        "--x--.zip, x"
    })
    void a_file_s_name_suggests_a_model_s_name(String file, String name) {
        assertThat(UploadState.slug(file)).isEqualTo(name);
    }

    private static Picked file(String key, String name, long size) {
        return new Picked(key, name, size, Optional.empty());
    }
}
