package modelport.gateway;

import static modelport.gateway.TestGateway.field;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import javax.imageio.ImageIO;
import modelport.contract.processing.Activation;
import modelport.contract.processing.ImagePreparation;
import modelport.contract.processing.LabelAnswer;
import modelport.contract.processing.Processing;
import modelport.contract.registry.Signature;
import modelport.inference.OnnxModels;
import modelport.processing.Presets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Pictures and recordings over HTTP, with the models of the demo. */
class FieldsTest {
    private static final Path DEMO = Path.of("../../demo/src/main/resources/modelport/demo/data");

    /** The model scales values by itself. */
    private static final ImagePreparation UNSCALED = Presets.all().stream()
            .filter(preset -> preset.code().equals("grey-28"))
            .map(preset -> (ImagePreparation) preset.processing().first().preparation())
            .findFirst()
            .orElseThrow()
            .withNumbers(1, List.of(), List.of());

    private static TestGateway gateway;
    private static List<String> pictures;

    @BeforeAll
    static void start() throws IOException {
        List<String> labels = Files.readAllLines(DEMO.resolve("clothes/labels.txt"));
        gateway = new TestGateway(GatewayConfig.defaults().queueing(Duration.ofMinutes(1)))
                .deploy("clothes", servable("clothes", "grey-28", labels))
                .deploy("voices", servable("voices", "silero-vad", List.of()));
        pictures = Files.readAllLines(DEMO.resolve("clothes-test.csv")).subList(1, 33);
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    private static Servable servable(String name, String preset, List<String> classes) {
        Path folder = DEMO.resolve(name);
        Path file = folder.resolve("model.onnx");
        Processing processing = preset.equals("grey-28")
                ? Processing.of(UNSCALED, new LabelAnswer(null, List.of(), Activation.NONE, 3, 0))
                : Presets.of(OnnxModels.inspect(file), List.of()).getFirst().processing();
        Signature signature = OnnxModels.inspect(file)
                .withClasses(classes)
                .withBatchInvariant(preset.equals("grey-28"))
                .withProcessing(processing);
        return new Servable(1, "sha256:" + name, file, folder, signature, Map.of());
    }

    @Test
    void a_picture_may_come_as_bytes_or_in_json_and_gets_the_same_labels() {
        byte[] png = png(pictures.getFirst());

        HttpResponse<String> raw = send("clothes", "image/png", png);
        HttpResponse<String> json = gateway.predict("clothes", "{\"inputs\":" + coded("image", png) + "}");
        HttpResponse<String> many =
                gateway.predict("clothes", "{\"inputs\":[" + coded("image", png) + "," + coded("image", png) + "]}");

        assertThat(raw.statusCode()).as(raw.body()).isEqualTo(200);
        JsonObject best = first(raw).getAsJsonArray().get(0).getAsJsonObject();
        assertThat(pictures.getFirst()).endsWith("," + best.get("label").getAsString());
        assertThat(best.get("score").getAsDouble()).isBetween(0.3, 1.0);
        assertThat(first(json)).isEqualTo(first(raw));
        assertThat(field(many, "predictions").getAsJsonArray()).hasSize(2);
        assertThat(field(raw, "digest").getAsString()).isEqualTo("sha256:clothes");
        assertThat(field(raw, "predictionId").getAsString()).hasSize(36);
    }

    @Test
    void pictures_of_many_callers_run_together_and_a_broken_one_fails_alone() {
        List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
        for (String row : pictures) {
            answers.add(gateway.predictLater("clothes", "{\"inputs\":" + coded("image", png(row)) + "}"));
        }
        var broken = gateway.predictLater(
                "clothes",
                "{\"inputs\":" + coded("image", new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff, 0}) + "}");

        long right = 0;
        for (int i = 0; i < pictures.size(); i++) {
            HttpResponse<String> answer = answers.get(i).join();
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            JsonObject best = first(answer).getAsJsonArray().get(0).getAsJsonObject();
            right += pictures.get(i).endsWith("," + best.get("label").getAsString()) ? 1 : 0;
        }
        assertThat(right).isGreaterThan(20);
        assertThat(broken.join().statusCode()).isEqualTo(422);
        assertThat(broken.join().body()).contains("processing.image-broken");
    }

    @Test
    void speech_is_told_in_seconds() throws IOException {
        HttpResponse<String> answer = send("voices", "audio/wav", Files.readAllBytes(DEMO.resolve("speech.wav")));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(first(answer).getAsJsonArray().size()).isBetween(2, 4);
        JsonObject span = first(answer).getAsJsonArray().get(0).getAsJsonObject();
        assertThat(span.get("start").getAsDouble())
                .isPositive()
                .isLessThan(span.get("end").getAsDouble());
    }

    @Test
    void what_a_model_does_not_take_is_refused_with_a_sentence() {
        byte[] png = png(pictures.getFirst());

        assertThat(send("voices", "image/png", png))
                .extracting(HttpResponse::statusCode)
                .isEqualTo(415);
        assertThat(gateway.predict("clothes", "{\"inputs\":\"words\"}").body()).contains("processing.form");
        assertThat(gateway.predict("clothes", "{\"inputs\":{\"image\":{\"b64\":\"?\"}}}")
                        .body())
                .contains("processing.no-base64");
        assertThat(gateway.predict("clothes", "{\"inputs\":[]}").statusCode()).isEqualTo(422);
        assertThat(gateway.predict("voices", "{\"inputs\":" + coded("audio", png) + "}")
                        .body())
                .contains("processing.audio-unknown");
        assertThat(gateway.infer(
                                "clothes",
                                "{\"inputs\":[{\"name\":\"image\",\"shape\":[1],\"datatype\":\"BYTES\",\"data\":[\"x\"]}]}")
                        .body())
                .contains("own protocol");
    }

    private static HttpResponse<String> send(String endpoint, String type, byte[] body) {
        return gateway.send(
                "/endpoints/" + endpoint + "/predict",
                request -> request.header("Content-Type", type).POST(HttpRequest.BodyPublishers.ofByteArray(body)));
    }

    private static JsonElement first(HttpResponse<String> answer) {
        return field(answer, "predictions").getAsJsonArray().get(0);
    }

    private static String coded(String kind, byte[] bytes) {
        return "{\"" + kind + "\":{\"b64\":\"" + Base64.getEncoder().encodeToString(bytes) + "\"}}";
    }

    private static byte[] png(String row) {
        String[] values = row.split(",", -1);
        var image = new BufferedImage(28, 28, BufferedImage.TYPE_BYTE_GRAY);
        for (int i = 0; i < 784; i++) {
            image.getRaster().setSample(i % 28, i / 28, 0, Integer.parseInt(values[i]));
        }
        var out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
