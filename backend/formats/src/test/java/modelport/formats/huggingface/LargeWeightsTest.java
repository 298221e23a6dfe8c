package modelport.formats.huggingface;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.file.Files;
import java.nio.file.Path;
import modelport.formats.ConvertedModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Weights too large for a graph's file, here from the first byte on. */
class LargeWeightsTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"bert-masked", "bert-bf16", "gpt2", "llama-groups", "vit-image"})
    void weights_beside_the_graph_give_the_same_answers(String name) throws Exception {
        HfRecord record = HfRecord.named(name);
        ModelFolder copy = record.copyTo(folder.resolve(name));

        ConvertedModel converted = HuggingFace.convert(copy, 0);

        assertThat(copy.root().resolve(HuggingFace.DATA)).exists();
        assertThat(converted.notes()).extracting("code").contains("huggingface.beside");
        try (HfRun run = HfRun.of(copy, converted)) {
            assertThat(Files.size(copy.root().resolve(HuggingFace.MODEL))).isLessThan(100_000);
            assertThat(run.difference(record)).isLessThan(record.tolerance());
        }
    }

    @Test
    void a_file_of_that_name_is_not_written_over() throws Exception {
        ModelFolder copy = HfRecord.named("gpt2").copyTo(folder.resolve("gpt2"));
        Path data = Files.writeString(copy.root().resolve(HuggingFace.DATA), "mine");

        assertThat(catchThrowable(() -> HuggingFace.convert(copy))).hasMessageContaining("formats.converted-twice");
        assertThat(data).hasContent("mine");
    }
}
