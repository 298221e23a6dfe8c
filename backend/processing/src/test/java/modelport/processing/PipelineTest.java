package modelport.processing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.imageio.ImageIO;
import modelport.contract.Message;
import modelport.contract.processing.LabelAnswer;
import modelport.contract.processing.Processing;
import modelport.contract.processing.ProcessingPreset;
import modelport.contract.registry.Signature;
import modelport.inference.LoadOptions;
import modelport.inference.OnnxModels;
import modelport.onnx.edit.GraphEnds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real models from a file of a person to what that person wants to know. */
class PipelineTest {
    private static final Path DEMO = Path.of("../../demo/src/main/resources/modelport/demo/data");
    private static final Duration TIME = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    @Test
    void a_detector_and_a_recogniser_read_a_bill_together() throws IOException {
        copy("/models/ch_PP-OCRv4_det_infer.onnx", "det.onnx");
        copy("/models/ch_PP-OCRv4_rec_infer.onnx", "rec.onnx");
        copy("/models/ppocr_keys_v1.txt", "ppocr_keys_v1.txt");

        List<Map<?, ?>> lines = answer("det.onnx", preset("pp-ocr"), new Payload.Image(Numbers.bytes("bill.png")));

        assertThat(texts(lines)).containsExactly("Invoice2026-118", "Total:1284.50EUR", "paidinfull");
        assertThat(lines)
                .allSatisfy(line -> assertThat((Double) line.get("score")).isGreaterThan(0.9));
        var box = (Map<?, ?>) Objects.requireNonNull(lines.getFirst().get("box"));
        assertThat((Double) box.get("x")).isCloseTo(30, within(8.0));
        assertThat((Double) box.get("y")).isCloseTo(20, within(8.0));
        assertThat((Double) box.get("width")).isCloseTo(258, within(20.0));
    }

    @Test
    void a_bill_on_its_head_is_turned_line_by_line_and_read_as_well() throws IOException {
        copy("/models/ch_PP-OCRv4_det_infer.onnx", "det.onnx");
        copy("/models/ch_ppocr_mobile_v2.0_cls_infer.onnx", "cls.onnx");
        copy("/models/ch_PP-OCRv4_rec_infer.onnx", "rec.onnx");
        copy("/models/ppocr_keys_v1.txt", "ppocr_keys_v1.txt");
        byte[] bill = Numbers.bytes("bill.png");

        List<Map<?, ?>> upright = answer("det.onnx", preset("pp-ocr-turning"), new Payload.Image(bill));
        List<Map<?, ?>> over = answer("det.onnx", preset("pp-ocr-turning"), new Payload.Image(over(bill)));
        List<Map<?, ?>> unturned = answer("det.onnx", preset("pp-ocr"), new Payload.Image(over(bill)));

        assertThat(texts(upright)).containsExactly("Invoice2026-118", "Total:1284.50EUR", "paidinfull");
        assertThat(texts(over)).containsExactly("paidinfull", "Total:1284.50EUR", "Invoice2026-118");
        assertThat(texts(unturned)).doesNotContain("Total:1284.50EUR");
    }

    private static List<String> texts(List<Map<?, ?>> lines) {
        return lines.stream()
                .map(line -> String.valueOf(line.get("text")).replace(" ", ""))
                .toList();
    }

    /** The picture turned by half. */
    private static byte[] over(byte[] png) throws IOException {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
        var over = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                over.setRGB(image.getWidth() - 1 - x, image.getHeight() - 1 - y, image.getRGB(x, y));
            }
        }
        var out = new ByteArrayOutputStream();
        ImageIO.write(over, "png", out);
        return out.toByteArray();
    }

    @Test
    void a_voice_detector_hears_two_sentences_and_remembers() throws IOException {
        Files.copy(DEMO.resolve("voices/model.onnx"), folder.resolve("model.onnx"));
        var speech = new Payload.Audio(Files.readAllBytes(DEMO.resolve("speech.wav")));
        var tone = new Payload.Audio(Files.readAllBytes(Path.of("../../fixtures/data/tone.wav")));

        List<Map<?, ?>> spoken = answer("model.onnx", preset("silero-vad"), speech);
        List<Map<?, ?>> played = answer("model.onnx", preset("silero-vad"), tone);

        assertThat(spoken).hasSizeBetween(2, 4);
        assertThat(spoken).allSatisfy(span -> {
            assertThat((Double) span.get("end")).isGreaterThan((Double) span.get("start"));
            assertThat((Double) span.get("score")).isGreaterThan(0.5);
        });
        assertThat((Double) spoken.getFirst().get("start")).isBetween(0.8, 1.3);
        assertThat(played).isEmpty();
    }

    @Test
    void the_same_speech_is_heard_at_any_rate() throws IOException {
        Files.copy(DEMO.resolve("voices/model.onnx"), folder.resolve("model.onnx"));
        var recorded = new Payload.Audio(Files.readAllBytes(Path.of("../../fixtures/data/speech.wav")));

        assertThat(answer("model.onnx", preset("silero-vad"), recorded)).isNotEmpty();
    }

    @Test
    void pictures_of_clothes_get_labels_with_probabilities() throws IOException {
        Files.copy(DEMO.resolve("clothes/model.onnx"), folder.resolve("model.onnx"));
        List<String> labels = Files.readAllLines(DEMO.resolve("clothes/labels.txt"));
        ProcessingPreset suggestion = suggestions("model.onnx").getFirst();
        List<String> rows = Files.readAllLines(DEMO.resolve("clothes-test.csv")).subList(1, 41);
        List<Payload> pictures =
                rows.stream().map(row -> (Payload) new Payload.Image(png(row))).toList();

        Processing processing = suggestion.processing();
        var told = (LabelAnswer) processing.first().interpretation();
        var named = new LabelAnswer(null, labels, told.activation(), told.topK(), told.threshold());
        List<Object> answers =
                answers("model.onnx", Processing.of(processing.first().preparation(), named), pictures);

        assertThat(suggestion.reason()).isEqualTo(Message.of("processing.scales-itself", "operators", "Div"));
        long right = 0;
        long sure = 0;
        for (int i = 0; i < rows.size(); i++) {
            Map<?, ?> best = (Map<?, ?>) ((List<?>) answers.get(i)).getFirst();
            right += rows.get(i).endsWith("," + best.get("label")) ? 1 : 0;
            sure += best.get("score") instanceof Double score && score > 0.9 ? 1 : 0;
        }
        assertThat(right).isGreaterThan(32);
        assertThat(sure).isGreaterThan(25);
        assertThat((List<?>) answers.getFirst()).hasSize(3);
    }

    @Test
    void sentences_that_mean_the_same_are_alike() throws IOException {
        copy("/all-minilm-l6-v2.onnx", "model.onnx");
        copy("/all-minilm-l6-v2-tokenizer.json", "tokenizer.json");

        List<Object> answers = answers(
                "model.onnx",
                preset("sentence-similarity"),
                List.of(
                        new Payload.Pair("A cat sits on the mat.", "There is a cat on a rug."),
                        new Payload.Pair("A cat sits on the mat.", "Interest rates rose again.")));

        assertThat(answers)
                .extracting(answer -> (Double) ((Map<?, ?>) answer).get("score"))
                .satisfies(scores -> {
                    assertThat(scores.get(0)).isGreaterThan(0.6);
                    assertThat(scores.get(1)).isLessThan(0.2);
                });
    }

    @Test
    void names_and_sizes_suggest_what_a_model_is_for() throws IOException {
        copy("/models/ch_PP-OCRv4_det_infer.onnx", "det.onnx");
        copy("/models/ch_PP-OCRv4_rec_infer.onnx", "rec.onnx");

        assertThat(suggested(folder.resolve("det.onnx"))).containsExactly("pp-ocr-detector");
        assertThat(suggested(folder.resolve("rec.onnx"))).containsExactly("pp-ocr-recogniser");
        assertThat(suggested(DEMO.resolve("voices/model.onnx"))).containsExactly("silero-vad");
        assertThat(suggested(DEMO.resolve("clothes/model.onnx"))).containsExactly("grey-28");
    }

    private List<ProcessingPreset> suggestions(String model) throws IOException {
        Path file = folder.resolve(model);
        Signature signature = OnnxModels.inspect(file);
        var fitting = new Fitting(signature, GraphEnds.read(file));
        return Presets.of(signature, List.of()).stream().map(fitting::fit).toList();
    }

    @Test
    void what_scales_nothing_itself_is_prepared_as_usual() throws IOException {
        copy("/models/ch_PP-OCRv4_det_infer.onnx", "det.onnx");

        assertThat(suggestions("det.onnx")).singleElement().satisfies(suggestion -> {
            assertThat(suggestion.reason()).isNull();
            assertThat(suggestion.processing()).isEqualTo(preset("pp-ocr-detector"));
        });
    }

    private static List<String> suggested(Path file) {
        return Presets.of(OnnxModels.inspect(file), List.of("ppocr_keys_v1.txt")).stream()
                .map(preset -> preset.code())
                .toList();
    }

    private static Processing preset(String code) {
        return Presets.all().stream()
                .filter(preset -> preset.code().equals(code))
                .findFirst()
                .orElseThrow()
                .processing();
    }

    private List<Map<?, ?>> answer(String model, Processing processing, Payload row) {
        List<?> found = (List<?>) answers(model, processing, List.of(row)).getFirst();
        return found.stream().<Map<?, ?>>map(each -> (Map<?, ?>) each).toList();
    }

    private List<Object> answers(String model, Processing processing, List<Payload> rows) {
        Path file = folder.resolve(model);
        Signature signature =
                OnnxModels.inspect(file).withProcessing(processing).withBatchInvariant(true);
        try (Pipeline pipeline = Pipeline.load(file, folder, signature, LoadOptions.serving())) {
            return pipeline.run(rows, TIME);
        }
    }

    private void copy(String resource, String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(PipelineTest.class.getResourceAsStream(resource), resource)) {
            Files.copy(in, folder.resolve(name));
        }
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
            throw new java.io.UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
