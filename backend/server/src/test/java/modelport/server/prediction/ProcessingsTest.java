package modelport.server.prediction;

import static modelport.server.TestPeople.LAB;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import modelport.contract.Problem;
import modelport.contract.ProblemException;
import modelport.contract.Slug;
import modelport.contract.deployment.Answer;
import modelport.contract.processing.ImagePreparation;
import modelport.contract.processing.NewProcessing;
import modelport.contract.processing.Processing;
import modelport.contract.processing.ProcessingPreset;
import modelport.contract.processing.VersionProcessing;
import modelport.contract.registry.Signature;
import modelport.contract.registry.Version;
import modelport.contract.registry.VersionFile;
import modelport.contract.registry.VersionMetadata;
import modelport.contract.registry.VersionState;
import modelport.server.TestPeople;
import modelport.server.database.Json;
import modelport.server.imports.Bench;
import org.junit.jupiter.api.Test;

/** Models that carry no configuration learn from their owners how to read requests. */
@MicronautTest(transactional = false)
class ProcessingsTest {
    private static final Path DEMO = Path.of("../../demo/src/main/resources/modelport/demo/data");
    private static final Path BILL = Path.of("../processing/src/test/resources/modelport/processing/bill.png");

    @Inject
    Bench bench;

    @Inject
    TestPeople people;

    @Test
    void a_detector_and_a_recogniser_become_one_version_by_their_manifest() throws Exception {
        Slug model = bench.model();
        String manifest = new Json(Map.of("processing", preset("pp-ocr"))).text();

        Version version = bench.imported(
                model,
                null,
                bench.upload("det.onnx", resource("/models/ch_PP-OCRv4_det_infer.onnx")),
                bench.upload("rec.onnx", resource("/models/ch_PP-OCRv4_rec_infer.onnx")),
                bench.upload("ppocr_keys_v1.txt", resource("/models/ppocr_keys_v1.txt")),
                bench.upload("modelport.json", manifest.getBytes(java.nio.charset.StandardCharsets.UTF_8)));

        assertThat(version.reason()).isNull();
        assertThat(version.files())
                .extracting(VersionFile::path, file -> file.verdict().name())
                .containsExactly(
                        tuple("det.onnx", "ACCEPTED"),
                        tuple("modelport.json", "ACCEPTED"),
                        tuple("ppocr_keys_v1.txt", "ACCEPTED"),
                        tuple("rec.onnx", "ACCEPTED"));
        assertThat(bench.client().models().get(LAB, model).task()).isEqualTo("ocr");
        HttpResponse<String> read = send(model, "image/png", Files.readAllBytes(BILL));
        assertThat(read.statusCode()).as(read.body()).isEqualTo(200);
        assertThat(read.body()).contains("2026-118", "1284.50").contains("\"box\":{\"x\":");
    }

    @Test
    void several_models_without_a_word_about_them_are_refused() {
        Version version = bench.imported(
                bench.model(),
                null,
                bench.upload("one.onnx", bytes("clothes/model.onnx")),
                bench.upload("two.onnx", bytes("clothes/model.onnx")));

        assertThat(version.state()).isEqualTo(VersionState.REJECTED);
        assertThat(version.reason()).extracting("code").isEqualTo("formats.many-models");
    }

    @Test
    void a_voice_detector_is_imported_by_what_its_owner_declares() {
        Slug model = bench.model();
        var metadata = new VersionMetadata(null, null, null, null, null, null, preset("silero-vad"));

        Version version = bench.imported(model, metadata, bench.upload("model.onnx", bytes("voices/model.onnx")));

        assertThat(version.reason()).isNull();
        assertThat(version.signature()).extracting(Signature::processing).isEqualTo(preset("silero-vad"));
        assertThat(bench.client().models().get(LAB, model).task()).isEqualTo("voice-activity");
    }

    @Test
    void a_voice_detector_that_nobody_declared_is_proven_by_what_it_looks_like_and_stays_a_suggestion() {
        Slug model = bench.model();

        Version version = bench.imported(model, null, bench.upload("model.onnx", bytes("voices/model.onnx")));

        assertThat(version.reason()).isNull();
        assertThat(version.signature()).extracting(Signature::processing).isNull();
        assertThat(bench.client().processings().get(LAB, model, 1).suggestions())
                .extracting(ProcessingPreset::code)
                .containsExactly("silero-vad");
    }

    @Test
    void a_processing_is_suggested_tried_and_kept() {
        Slug model = bench.model();
        bench.imported(
                model,
                null,
                bench.upload("model.onnx", bytes("clothes/model.onnx")),
                bench.upload("labels.txt", bytes("clothes/labels.txt")));
        var processings = bench.client().processings();
        VersionProcessing before = processings.get(LAB, model, 1);
        Processing grey = before.suggestions().getFirst().processing();
        var example = Map.<String, Object>of("inputs", Map.of("image", Map.of("b64", bill())));

        Answer tried = processings.tryOut(LAB, model, 1, new NewProcessing(grey, example));
        VersionProcessing after = processings.change(LAB, model, 1, before.rowVersion(), new NewProcessing(grey, null));

        assertThat(before.processing()).isNull();
        assertThat(before.fixed()).isNull();
        assertThat(before.suggestions()).extracting(ProcessingPreset::code).containsExactly("grey-28");
        assertThat(tried.status()).as(tried.body()).isEqualTo(200);
        assertThat(tried.body()).contains("\"label\":\"");
        assertThat(after.processing()).isEqualTo(grey);
        assertThat(after.rowVersion()).isEqualTo(before.rowVersion() + 1);
        assertThat(bench.client().versions().get(LAB, model, 1).signature())
                .extracting(Signature::processing)
                .isEqualTo(grey);
        assertThatThrownBy(() -> processings.change(LAB, model, 1, before.rowVersion(), new NewProcessing(grey, null)))
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.problem()).isInstanceOf(Problem.Stale.class));
    }

    @Test
    void what_does_not_work_is_not_kept() {
        Slug model = bench.model();
        Version version = bench.imported(model, null, bench.upload("model.onnx", bytes("clothes/model.onnx")));
        Processing colours = preset("imagenet");

        assertThatThrownBy(() -> bench.client()
                        .processings()
                        .change(LAB, model, 1, version.rowVersion(), new NewProcessing(colours, null)))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().status()).isEqualTo(422));
        assertThat(bench.client().processings().get(LAB, model, 1).processing()).isNull();
    }

    @Test
    void presets_are_whole_and_come_over_the_wire_as_they_are() {
        List<ProcessingPreset> presets = bench.client().processings().presets();

        assertThat(presets).extracting(ProcessingPreset::code).contains("pp-ocr", "silero-vad", "imagenet");
        assertThat(presets).isEqualTo(modelport.processing.Presets.all());
        assertThat(presets.getFirst().processing().first().preparation()).isInstanceOf(ImagePreparation.class);
    }

    private Processing preset(String code) {
        return modelport.processing.Presets.all().stream()
                .filter(preset -> preset.code().equals(code))
                .findFirst()
                .orElseThrow()
                .processing();
    }

    private HttpResponse<String> send(Slug model, String type, byte[] body) throws Exception {
        String path = "/api/v1/projects/lab/models/" + model + "/versions/1/predict";
        var request = HttpRequest.newBuilder(people.address().resolve(path))
                .header("Authorization", "Bearer " + people.token("max"))
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static String bill() {
        try {
            return Base64.getEncoder().encodeToString(Files.readAllBytes(BILL));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static byte[] bytes(String name) {
        try {
            return Files.readAllBytes(DEMO.resolve(name));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(ProcessingsTest.class.getResourceAsStream(name), name)) {
            return in.readAllBytes();
        }
    }
}
