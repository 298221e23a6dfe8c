package modelport.formats.huggingface;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import modelport.inference.LoadOptions;
import modelport.inference.NumberTensor;
import modelport.inference.OnnxModels;
import modelport.inference.Sampling;
import modelport.inference.Tensor;
import modelport.inference.TextGenerator;
import modelport.inference.TextTokenizer;
import modelport.onnx.OnnxFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A small Llama of forty words continues a text. */
class TextGenerationTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final int WORDS = 40;

    @TempDir
    private static Path folder;

    private static HfRun run;
    private static TextGenerator generator;

    @BeforeAll
    static void load() throws Exception {
        run = HfRun.of(HfRecord.named("llama-groups").copyTo(folder.resolve("llama")));
        Path file = folder.resolve("again.onnx");
        OnnxFile.write(run.converted().onnx(), file);
        Path tokenizer = Files.writeString(folder.resolve("tokenizer.json"), tokenizer());
        generator = new TextGenerator(
                OnnxModels.load(file, OnnxModels.inspect(file), LoadOptions.serving()),
                TextTokenizer.load(tokenizer, 64));
    }

    @AfterAll
    static void close() {
        generator.close();
        run.close();
    }

    @Test
    void the_likeliest_words_are_those_of_the_whole_text_without_anything_kept() {
        List<Long> tokens = new ArrayList<>(List.of(5L, 9L, 11L));
        for (int i = 0; i < 12; i++) {
            tokens.add(likeliestAfter(tokens));
        }

        String text = generator.generate("w5 w9 w11", Sampling.greedy(12, Set.of()), SOON);

        assertThat(text).isEqualTo(words(tokens.subList(3, tokens.size())));
    }

    @Test
    void nothing_comes_behind_a_stop() {
        String all = generator.generate("w5 w9 w11", Sampling.greedy(12, Set.of()), SOON);
        String third = all.split(" ", -1)[2];

        String text =
                generator.generate("w5 w9 w11", Sampling.greedy(12, Set.of(Long.valueOf(third.substring(1)))), SOON);

        assertThat(all).startsWith(text);
        assertThat(List.of(text.split(" ", -1))).doesNotContain(third).hasSizeLessThan(3);
    }

    @Test
    void chance_repeats_itself_with_its_seed_and_needs_more_than_one_word() {
        String greedy = generator.generate("w7", Sampling.greedy(20, Set.of()), SOON);

        assertThat(generator.generate("w7", new Sampling(20, Set.of(), 1, 1, 3), SOON))
                .isEqualTo(greedy);
        String once = generator.generate("w7", new Sampling(20, Set.of(), 1.5, 10, 3), SOON);
        assertThat(generator.generate("w7", new Sampling(20, Set.of(), 1.5, 10, 3), SOON))
                .isEqualTo(once);
        assertThat(generator.generate("w7", new Sampling(20, Set.of(), 1.5, 10, 4), SOON))
                .isNotEqualTo(once);
    }

    private static long likeliestAfter(List<Long> tokens) {
        var inputs = new LinkedHashMap<String, Tensor>();
        long[] ids = tokens.stream().mapToLong(Long::longValue).toArray();
        inputs.put("input_ids", Tensor.longs(ids, 1, ids.length));
        inputs.put(
                "attention_mask", Tensor.longs(tokens.stream().mapToLong(_ -> 1).toArray(), 1, ids.length));
        inputs.putAll(run.past(1));
        var scores = (NumberTensor) Objects.requireNonNull(run.run(inputs).get("logits"));
        int start = scores.elements() - WORDS;
        return IntStream.range(0, WORDS)
                .boxed()
                .max((a, b) -> Double.compare(scores.number(start + a), scores.number(start + b)))
                .orElseThrow();
    }

    private static String words(List<Long> tokens) {
        return tokens.stream().map(token -> "w" + token).collect(Collectors.joining(" "));
    }

    private static String tokenizer() {
        String vocabulary = IntStream.range(0, WORDS)
                .mapToObj(i -> "\"w%d\": %d".formatted(i, i))
                .collect(Collectors.joining(", "));
        return """
                {"version": "1.0", "truncation": null, "padding": null, "added_tokens": [], "normalizer": null,
                 "pre_tokenizer": {"type": "WhitespaceSplit"}, "post_processor": null, "decoder": null,
                 "model": {"type": "WordLevel", "unk_token": "w0", "vocab": {%s}}}
                """.formatted(vocabulary);
    }
}
