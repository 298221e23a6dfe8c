package modelport.gateway;

import static modelport.gateway.TestGateway.field;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import modelport.contract.processing.GenerationAnswer;
import modelport.contract.processing.Processing;
import modelport.contract.processing.TextForm;
import modelport.contract.processing.TextPreparation;
import modelport.contract.registry.Signature;
import modelport.formats.huggingface.HuggingFace;
import modelport.formats.huggingface.ModelFolder;
import modelport.inference.LoadOptions;
import modelport.inference.OnnxModels;
import modelport.onnx.OnnxFile;
import modelport.processing.Detection;
import modelport.processing.Payload;
import modelport.processing.Pipeline;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A small Llama of forty words, converted from its folder, goes on with texts over HTTP. */
class GenerationTest {
    private static final Path FIXTURES = Path.of("../../fixtures/huggingface");
    private static final int WORDS = 40;

    @TempDir
    private static Path folder;

    private static TestGateway gateway;
    private static String prompt;
    private static String text;

    @BeforeAll
    static void start() throws IOException {
        for (String file : List.of("config.json", "model.safetensors")) {
            Files.copy(FIXTURES.resolve("llama-groups").resolve(file), folder.resolve(file));
        }
        var files = new ModelFolder(folder, "", Set.of("config.json", "model.safetensors"));
        OnnxFile.write(HuggingFace.convert(files).onnx(), folder.resolve("model.onnx"));
        Files.writeString(folder.resolve("tokenizer.json"), tokenizer());
        JsonObject expected = Files.readAllLines(FIXTURES.resolve("continued.jsonl")).stream()
                .map(line -> JsonParser.parseString(line).getAsJsonObject())
                .filter(record -> record.get("name").getAsString().equals("llama-groups"))
                .findFirst()
                .orElseThrow();
        prompt = words(expected.getAsJsonArray("prompt"));
        text = words(expected.getAsJsonArray("tokens"));
        gateway = new TestGateway().deploy("story", servable(detected()));
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @Test
    void a_text_goes_on_as_was_computed_without_the_model() {
        HttpResponse<String> answer = ask("{\"prompt\": \"" + prompt + "\", \"maxTokens\": 16}");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        JsonObject first = first(answer);
        assertThat(first.get("text").getAsString()).isEqualTo(" " + text);
        assertThat(first.get("tokens").getAsInt()).isEqualTo(16);
        assertThat(first.get("finish").getAsString()).isEqualTo("length");
        assertThat(first.has("seed")).isFalse();
    }

    @Test
    void a_plain_text_goes_on_until_the_model_has_no_more_place() {
        HttpResponse<String> answer = ask("[\"" + prompt + "\", {\"prompt\": \"w7 w3\", \"maxTokens\": 2}]");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        JsonArray rows = field(answer, "predictions").getAsJsonArray();
        JsonObject first = rows.get(0).getAsJsonObject();
        assertThat(first.get("text").getAsString()).startsWith(" " + text);
        assertThat(first.get("tokens").getAsInt()).isEqualTo(64 - 5);
        assertThat(first.get("finish").getAsString()).isEqualTo("length");
        assertThat(rows.get(1).getAsJsonObject().get("tokens").getAsInt()).isEqualTo(2);
    }

    @Test
    void nothing_comes_behind_the_word_that_ends_texts() throws IOException {
        Files.writeString(
                folder.resolve("generation_config.json"),
                "{\"eos_token_id\": [39, 24], \"max_new_tokens\": 30, \"do_sample\": false}");
        Processing processing = detected();
        Files.delete(folder.resolve("generation_config.json"));
        gateway.deploy("ends", servable(processing));

        HttpResponse<String> answer = gateway.predict("ends", "{\"inputs\": \"" + prompt + "\"}");

        assertThat(first(answer).get("text").getAsString()).isEqualTo(" w8 w8 w8 w8");
        assertThat(first(answer).get("finish").getAsString()).isEqualTo("stop");
        assertThat(((GenerationAnswer) processing.first().interpretation()).maxTokens())
                .isEqualTo(30);
    }

    @Test
    void chance_is_repeated_by_its_seed() {
        String warm = "{\"prompt\": \"" + prompt + "\", \"maxTokens\": 20, \"temperature\": 1.5, \"topK\": 12";
        JsonObject once = first(ask(warm + "}"));
        long seed = once.get("seed").getAsLong();

        assertThat(first(ask(warm + ", \"seed\": " + seed + "}"))).isEqualTo(once);
        assertThat(first(ask(warm + ", \"topP\": 0.000001, \"seed\": 1}"))
                        .get("text")
                        .getAsString())
                .startsWith(" " + text);
        assertThat(first(ask(warm + ", \"seed\": " + (seed + 1) + "}")).get("text"))
                .isNotEqualTo(once.get("text"));
    }

    @Test
    void what_cannot_be_continued_is_refused_with_a_sentence() {
        refused(422, "inference.prompt-empty", "\"\"");
        refused(422, "inference.prompt-too-long", "\"" + "w1 ".repeat(64) + "\"");
        refused(422, "processing.field-range", "{\"prompt\": \"w1\", \"maxTokens\": 0}");
        refused(422, "processing.field-range", "{\"prompt\": \"w1\", \"maxTokens\": 1000000000}");
        refused(422, "processing.field-range", "{\"prompt\": \"w1\", \"temperature\": -1}");
        refused(422, "processing.field-range", "{\"prompt\": \"w1\", \"temperature\": NaN}");
        refused(422, "processing.field-range", "{\"prompt\": \"w1\", \"temperature\": 1, \"topP\": 0}");
        refused(422, "processing.field-range", "{\"prompt\": \"w1\", \"topK\": -1}");
        refused(422, "processing.form", "{\"prompt\": \"w1\", \"maxTokens\": \"many\"}");
        refused(422, "processing.form", "{\"prompt\": \"w1\", \"seed\": 1.5}");
        refused(422, "processing.form", "{\"prompt\": \"w1\", \"stop\": \"w2\"}");
        refused(422, "processing.form", "{\"maxTokens\": 3}");
        refused(413, "processing.too-many-rows", "[" + "\"w1\",".repeat(32) + "\"w1\"]");
    }

    @Test
    void the_open_inference_protocol_takes_plain_texts() {
        HttpResponse<String> answer = gateway.infer(
                "story",
                "{\"inputs\":[{\"name\":\"text\",\"shape\":[1],\"datatype\":\"BYTES\",\"data\":[\"" + prompt
                        + "\"]}]}");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).contains(text);
    }

    @Test
    void all_words_together_have_the_time_of_one_request() {
        GenerationAnswer endless = new GenerationAnswer(32_000, 32_000, 0, 0, 1, List.of());
        Processing processing = Processing.of(new TextPreparation("tokenizer.json", 32_768, TextForm.TEXT), endless);
        try (var hasty = new TestGateway(GatewayTestConfig.withDeadline(Duration.ofMillis(400)))
                .deploy("endless", servable(processing))) {
            HttpResponse<String> answer = hasty.predict("endless", "{\"inputs\": \"w1\"}");

            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(504);
            assertThat(answer.body()).contains("inference.deadline");
        }
    }

    @Test
    void nothing_goes_on_for_somebody_who_went_away() {
        var looks = new AtomicInteger();
        Servable servable = servable(detected());
        try (Pipeline pipeline =
                Pipeline.load(servable.modelFile(), folder, servable.signature(), LoadOptions.serving())) {
            assertThatThrownBy(() -> pipeline.run(
                            List.of(Payload.Prompt.of(prompt)),
                            Duration.ofMinutes(1),
                            () -> looks.incrementAndGet() > 5))
                    .isInstanceOf(CancellationException.class);
        }
        assertThat(looks).hasValue(6);
    }

    private static HttpResponse<String> ask(String inputs) {
        return gateway.predict("story", "{\"inputs\": " + inputs + "}");
    }

    private static void refused(int status, String code, String inputs) {
        HttpResponse<String> answer = ask(inputs);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).contains(code);
    }

    private static JsonObject first(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return field(answer, "predictions").getAsJsonArray().get(0).getAsJsonObject();
    }

    /** What the files beside the model say. */
    private static Processing detected() {
        return Detection.of(
                        OnnxModels.inspect(folder.resolve("model.onnx")),
                        folder.resolve("config.json"),
                        "tokenizer.json")
                .orElseThrow();
    }

    private static Servable servable(Processing processing) {
        Path file = folder.resolve("model.onnx");
        Signature signature = OnnxModels.inspect(file).withBatchInvariant(true).withProcessing(processing);
        return new Servable(1, "sha256:story", file, folder, signature, Map.of());
    }

    private static String words(JsonArray tokens) {
        return StreamSupport.stream(tokens.spliterator(), false)
                .map(token -> "w" + token.getAsInt())
                .collect(Collectors.joining(" "));
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
