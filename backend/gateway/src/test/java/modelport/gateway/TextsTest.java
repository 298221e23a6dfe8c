package modelport.gateway;

import static modelport.gateway.TestGateway.field;
import static modelport.gateway.TestGateway.numbers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import modelport.contract.registry.Pooling;
import modelport.contract.registry.Signature;
import modelport.contract.registry.TextInput;
import modelport.inference.LoadOptions;
import modelport.inference.NumberTensor;
import modelport.inference.OnnxModels;
import modelport.inference.TextModel;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextsTest {
    private static final List<String> TEXTS = List.of(
            "The quick brown fox jumps over the lazy dog",
            "模型部署",
            "A much longer text ".repeat(12),
            "ok",
            "Another sentence of the usual length, more or less");

    private static TestGateway gateway;
    private static List<float[]> truth;

    @BeforeAll
    static void start(@TempDir Path folder) {
        Path model = unpack(folder, "all-minilm-l6-v2.onnx");
        Path tokenizer = unpack(folder, "all-minilm-l6-v2-tokenizer.json");
        var text = new TextInput(String.valueOf(tokenizer.getFileName()), 128, Pooling.MEAN, true);
        Signature found = OnnxModels.inspect(model);
        var signature = new Signature(found.inputs(), found.outputs(), List.of(), text, true);
        truth = vectors(model, folder, signature);
        gateway = new TestGateway(GatewayConfig.defaults().queueing(Duration.ofMinutes(1)))
                .deploy("minilm", new Servable(1, "sha256:minilm", model, folder, signature, Map.of()))
                .deploy("double");
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    private static Path unpack(Path folder, String name) {
        try (InputStream in = Objects.requireNonNull(TextsTest.class.getResourceAsStream("/" + name))) {
            Path file = folder.resolve(name);
            Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
            return file;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static List<float[]> vectors(Path model, Path folder, Signature signature) {
        var vectors = new ArrayList<float[]>();
        try (TextModel alone = TextModel.load(model, folder, signature, LoadOptions.serving())) {
            for (String text : TEXTS) {
                var tensor = (NumberTensor)
                        alone.runTexts(List.of(text), Duration.ofMinutes(1)).get(TextModel.EMBEDDING);
                var vector = new float[384];
                Objects.requireNonNull(tensor).floats().get(vector);
                vectors.add(vector);
            }
        }
        return vectors;
    }

    private static void assertVector(List<Double> found, int text) {
        assertThat(found).hasSize(384);
        for (int i = 0; i < 384; i++) {
            assertThat(found.get(i)).isCloseTo(truth.get(text)[i], offset(1e-5));
        }
    }

    private static String quoted(String text) {
        return "\"" + text + "\"";
    }

    @Test
    void a_text_may_come_in_any_form() {
        for (String body : List.of(
                "{\"inputs\":" + quoted(TEXTS.get(1)) + "}",
                "{\"inputs\":[" + quoted(TEXTS.get(1)) + "]}",
                "{\"inputs\":{\"text\":[" + quoted(TEXTS.get(1)) + "]}}",
                "{\"instances\":[{\"text\":" + quoted(TEXTS.get(1)) + "}]}",
                "{\"features\":[[" + quoted(TEXTS.get(1)) + "]]}")) {
            var answer = gateway.predict("minilm", body);
            assertThat(answer.statusCode()).as(body).isEqualTo(200);
            assertVector(numbers(field(answer, "predictions")), 1);
        }
    }

    @Test
    void texts_of_all_lengths_at_once_get_the_vectors_they_get_alone() {
        List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            answers.add(gateway.predictLater("minilm", "{\"inputs\":" + quoted(TEXTS.get(i % 5)) + "}"));
        }

        for (int i = 0; i < 40; i++) {
            assertVector(numbers(field(answers.get(i).join(), "predictions")), i % 5);
        }
    }

    @Test
    void many_texts_in_one_request_are_answered_in_their_order() {
        var many = new ArrayList<String>();
        for (int i = 0; i < 70; i++) {
            many.add(quoted(TEXTS.get(i % 5)));
        }

        var answer = gateway.predict("minilm", "{\"inputs\":[" + String.join(",", many) + "]}");

        var vectors = field(answer, "predictions").getAsJsonArray();
        assertThat(vectors).hasSize(70);
        for (int i = 0; i < 70; i++) {
            assertVector(numbers(vectors.get(i)), i % 5);
        }
    }

    @Test
    void open_inference_clients_see_texts_in_and_an_embedding_out() {
        assertThat(gateway.get("/v2/models/minilm").body())
                .contains("{\"name\":\"text\",\"datatype\":\"BYTES\",\"shape\":[-1]}")
                .contains("{\"name\":\"embedding\",\"datatype\":\"FP32\",\"shape\":[-1,384]}");

        var answer = gateway.infer(
                "minilm",
                "{\"inputs\":[{\"name\":\"text\",\"shape\":[1],\"datatype\":\"BYTES\",\"data\":["
                        + quoted(TEXTS.getFirst()) + "]}]}");

        assertVector(
                numbers(field(answer, "outputs")
                        .getAsJsonArray()
                        .get(0)
                        .getAsJsonObject()
                        .get("data")),
                0);
    }

    @Test
    void openai_clients_get_embeddings_as_numbers_or_base64() {
        var numbers = gateway.post(
                "/v1/embeddings",
                "{\"model\":\"minilm\",\"input\":[" + quoted("ok") + "," + quoted(TEXTS.get(4)) + "]}");
        var base64 = gateway.post(
                "/v1/embeddings",
                "{\"input\":" + quoted(TEXTS.get(4)) + ",\"model\":\"minilm\",\"encoding_format\":\"base64\"}");

        var data = field(numbers, "data").getAsJsonArray();
        assertVector(numbers(data.get(0).getAsJsonObject().get("embedding")), 3);
        assertVector(numbers(data.get(1).getAsJsonObject().get("embedding")), 4);
        assertThat(field(numbers, "usage")
                        .getAsJsonObject()
                        .get("prompt_tokens")
                        .getAsInt())
                .isBetween(10, 30);
        byte[] bytes = Base64.getDecoder()
                .decode(field(base64, "data")
                        .getAsJsonArray()
                        .get(0)
                        .getAsJsonObject()
                        .get("embedding")
                        .getAsString());
        assertThat(ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getFloat(4))
                .isCloseTo(truth.get(4)[1], offset(1e-5f));
    }

    @Test
    void openai_errors_look_like_openai_s() {
        var wrongModel = gateway.post("/v1/embeddings", "{\"model\":\"double\",\"input\":\"x\"}");
        var noModel = gateway.post("/v1/embeddings", "{\"input\":\"x\"}");
        var unknown = gateway.post("/v1/embeddings", "{\"model\":\"none\",\"input\":\"x\"}");
        var nobody = gateway.exchange(
                HttpRequest.newBuilder(gateway.uri("/v1/embeddings"))
                        .POST(HttpRequest.BodyPublishers.ofString("{\"model\":\"minilm\",\"input\":\"x\"}"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());

        assertThat(wrongModel.statusCode()).isEqualTo(400);
        assertThat(noModel.statusCode()).isEqualTo(400);
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(nobody.statusCode()).isEqualTo(401);
        for (var answer : List.of(wrongModel, noModel, unknown, nobody)) {
            var error = JsonParser.parseString(answer.body()).getAsJsonObject().getAsJsonObject("error");
            assertThat(error.keySet()).containsExactly("message", "type", "param", "code");
        }
    }

    @Test
    void what_is_no_text_is_refused() {
        assertThat(gateway.predict("minilm", "{\"inputs\":[[1,2]]}").statusCode())
                .isEqualTo(422);
        assertThat(gateway.predict("minilm", "{\"inputs\":{\"txt\":\"x\"}}").statusCode())
                .isEqualTo(422);
        assertThat(gateway.predict("minilm", "{\"inputs\":[]}").statusCode()).isEqualTo(422);
    }
}
