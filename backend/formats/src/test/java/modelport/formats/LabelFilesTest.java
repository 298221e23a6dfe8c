package modelport.formats;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import modelport.onnx.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabelFilesTest {
    @TempDir
    private Path folder;

    @Test
    void labels_are_read_one_a_line() throws Exception {
        assertThat(read("cat\r\n sea lion \n\n猫\n\n")).containsExactly("cat", "sea lion", "", "猫");
    }

    @Test
    void labels_are_read_from_a_list() throws Exception {
        assertThat(read("[\"cat\", \"dog\"]")).containsExactly("cat", "dog");
        assertThat(read("{\"labels\": [\"cat\", \"dog\"]}")).containsExactly("cat", "dog");
    }

    @Test
    void labels_are_read_by_number_in_any_order() throws Exception {
        assertThat(read("{\"1\": \"dog\", \"0\": \"cat\"}")).containsExactly("cat", "dog");
        assertThat(read(Samples.CONFIG)).containsExactly("negative", "positive");
    }

    @Test
    void numbers_with_gaps_are_no_labels() throws Exception {
        assertThat(read("{\"id2label\": {\"0\": \"cat\", \"2\": \"dog\"}}")).isEmpty();
        assertThat(read("{\"model_type\": \"bert\"}")).isEmpty();
        assertThat(read("[1, 2]")).isEmpty();
    }

    @Test
    void too_many_or_too_long_labels_are_refused() {
        String many =
                IntStream.rangeClosed(0, 10_000).mapToObj(Integer::toString).collect(Collectors.joining("\n"));

        assertThat(Samples.refusalOf(() -> read("a" + many)))
                .isEqualTo(Refusal.of("formats.too-many-labels", "limit", 10_000));
        assertThat(Samples.refusalOf(() -> read("a".repeat(1_001))))
                .isEqualTo(Refusal.of("formats.label-too-long", "limit", 1_000));
        assertThat(Samples.refusalOf(() -> read("a".repeat(10_000_001))))
                .isEqualTo(Refusal.of("formats.labels-too-big", "file", "labels", "limit", 10_000_000));
    }

    private List<String> read(String text) throws IOException {
        return LabelFiles.read(Files.writeString(folder.resolve("labels"), text));
    }
}
