package modelport.formats.huggingface;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
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
import java.util.stream.LongStream;
import modelport.contract.Message;
import modelport.inference.Continuation;
import modelport.inference.Continuation.Finish;
import modelport.inference.InferenceException;
import modelport.inference.LoadOptions;
import modelport.inference.LoadedModel;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A small Llama of forty words continues a text. */
class TextGenerationTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final int WORDS = 40;
    private static final int CONTEXT = 64;

    @TempDir
    private static Path folder;

    private static HfRun run;
    private static TextGenerator generator;

    @BeforeAll
    static void load() throws Exception {
        run = HfRun.of(HfRecord.named("llama-groups").copyTo(folder.resolve("shared")));
        Path file = folder.resolve("again.onnx");
        OnnxFile.write(run.converted().onnx(), file);
        Files.writeString(folder.resolve("tokenizer.json"), tokenizer());
        generator = generator(file, CONTEXT);
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

        Continuation continuation = generate("w5 w9 w11", Sampling.greedy(12, Set.of()));

        assertThat(continuation)
                .isEqualTo(new Continuation(" " + words(tokens.subList(3, tokens.size())), 12, Finish.LENGTH));
    }

    @Test
    void a_long_text_is_read_in_parts_and_goes_on_to_the_last_place() {
        List<Long> tokens = new ArrayList<>(
                LongStream.range(0, 60).map(i -> i * 7 % WORDS).boxed().toList());
        String prompt = words(tokens);
        for (int i = 0; i < 4; i++) {
            tokens.add(likeliestAfter(tokens));
        }

        Continuation continuation = generate(prompt, Sampling.greedy(40, Set.of()));

        assertThat(continuation.text().strip()).isEqualTo(words(tokens.subList(60, 64)));
        assertThat(continuation)
                .extracting(Continuation::tokens, Continuation::finish)
                .containsExactly(4, Finish.LENGTH);
        assertThatThrownBy(() -> generate(words(tokens), Sampling.greedy(1, Set.of())))
                .isInstanceOfSatisfying(
                        InferenceException.class,
                        refused -> assertThat(refused.problem())
                                .isEqualTo(Message.of("inference.prompt-too-long", "found", "64", "limit", "63")));
    }

    @Test
    void nothing_comes_behind_a_stop() {
        String all = generate("w5 w9 w11", Sampling.greedy(12, Set.of())).text();
        String third = all.split(" ", -1)[3];

        Continuation stopped = generate("w5 w9 w11", Sampling.greedy(12, Set.of(Long.valueOf(third.substring(1)))));

        assertThat(all).startsWith(stopped.text());
        assertThat(stopped.finish()).isEqualTo(Finish.STOP);
        assertThat(stopped.tokens()).isLessThan(3);
        assertThat(List.of(stopped.text().split(" ", -1))).doesNotContain(third);
    }

    @Test
    void chance_repeats_itself_with_its_seed_and_needs_more_than_one_word() {
        Continuation greedy = generate("w7", Sampling.greedy(20, Set.of()));

        assertThat(generate("w7", new Sampling(20, Set.of(), 1, 1, 1, 3))).isEqualTo(greedy);
        assertThat(generate("w7", new Sampling(20, Set.of(), 1.5, 0, 1e-9, 3))).isEqualTo(greedy);
        Continuation once = generate("w7", new Sampling(20, Set.of(), 1.5, 10, 1, 3));
        assertThat(generate("w7", new Sampling(20, Set.of(), 1.5, 10, 1, 3))).isEqualTo(once);
        assertThat(generate("w7", new Sampling(20, Set.of(), 1.5, 10, 1, 4))).isNotEqualTo(once);
    }

    static List<JsonNode> continued() throws IOException {
        JsonMapper json = JsonMapper.builder().build();
        return Files.readAllLines(HfRecord.root().resolve("continued.jsonl")).stream()
                .map(json::readTree)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("continued")
    void every_architecture_goes_on_as_was_computed_without_it(JsonNode record) throws IOException {
        String name = record.get("name").asString();
        Path file = folder.resolve(name + ".onnx");
        OnnxFile.write(
                HuggingFace.convert(HfRecord.named(name).copyTo(folder.resolve(name)))
                        .onnx(),
                file);
        try (TextGenerator one = generator(file, CONTEXT)) {
            Continuation continuation =
                    one.generate(words(numbers(record.get("prompt"))), Sampling.greedy(16, Set.of()), () -> SOON);

            assertThat(continuation.text().strip()).isEqualTo(words(numbers(record.get("tokens"))));
        }
    }

    @Test
    void what_keeps_nothing_of_a_text_cannot_go_on_with_it() throws IOException {
        Path file = folder.resolve("reads.onnx");
        OnnxFile.write(
                HuggingFace.convert(HfRecord.named("bert-masked").copyTo(folder.resolve("reads")))
                        .onnx(),
                file);
        LoadedModel reads = OnnxModels.load(file, OnnxModels.inspect(file), LoadOptions.serving());
        TextTokenizer tokenizer = TextTokenizer.whole(folder.resolve("tokenizer.json"));

        assertThatThrownBy(() -> new TextGenerator(reads, tokenizer, CONTEXT))
                .isInstanceOfSatisfying(
                        InferenceException.class,
                        refused -> assertThat(refused.problem().code()).isEqualTo("inference.generation-without-past"));
        reads.close();
        tokenizer.close();
    }

    private static TextGenerator generator(Path file, int context) {
        return new TextGenerator(
                OnnxModels.load(file, OnnxModels.inspect(file), LoadOptions.serving()),
                TextTokenizer.whole(folder.resolve("tokenizer.json")),
                context);
    }

    private static List<Long> numbers(JsonNode list) {
        return list.valueStream().map(JsonNode::asLong).toList();
    }

    private static Continuation generate(String prompt, Sampling sampling) {
        return generator.generate(prompt, sampling, () -> SOON);
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
