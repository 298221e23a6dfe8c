package modelport.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import modelport.contract.Slug;
import modelport.contract.datasets.DatasetChoice;
import modelport.contract.datasets.DatasetRole;
import modelport.contract.processing.Processing;
import modelport.contract.tuning.NewTuning;
import modelport.contract.tuning.TrainerSearch;
import modelport.contract.tuning.TuningState;
import modelport.contract.tuning.WinnerPromotion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** In a browser, with real models: a bill is read, speech is heard, texts are compared, clothes are told apart. */
class FieldsJourney {
    private static final Path BILL = Path.of("../backend/processing/src/test/resources/modelport/processing/bill.png");
    private static final String DEMO = "/modelport/demo/data/";
    private static final int SIDE = 28;

    @TempDir
    private Path home;

    @TempDir
    private Path files;

    @Test
    void what_people_have_goes_in_and_what_they_want_is_drawn() throws Exception {
        try (var installation = new Installation(home);
                var browser = new Browser(installation.address())) {
            Platform platform = Platform.of(installation);
            UUID tuning = learnClothes(platform);
            Page page = Pages.signIn(browser, "admin", "/ui/models");
            readBill(page, platform);
            hearSpeech(page);
            compareTexts(page);
            tellClothes(page, platform, tuning);
        }
    }

    /** A detector, a recogniser, its characters, and a manifest that says how they belong together. */
    private void readBill(Page page, Platform platform) throws IOException {
        upload(
                page,
                "bills",
                copied("/models/ch_PP-OCRv4_det_infer.onnx", "det.onnx"),
                copied("/models/ch_PP-OCRv4_rec_infer.onnx", "rec.onnx"),
                copied("/models/ppocr_keys_v1.txt", "ppocr_keys_v1.txt"),
                manifest(platform));
        ask(page, "bills", BILL);

        assertThat(page.getByText("3 lines were read.").first()).isVisible();
        assertThat(page.locator(".mp-found-name").first()).containsText("2026-118");
        assertThat(page.locator(".mp-found-name").nth(1)).containsText("1284.50");
        assertThat(page.getByAltText(Pattern.compile("what was found")).first()).isVisible();
    }

    /** The file says nothing about recordings; its inputs look like those of a well-known model. */
    private void hearSpeech(Page page) throws IOException {
        upload(page, "voices", copied(DEMO + "voices/model.onnx", "voices.onnx"));
        takeSuggestion(page, "voices");
        assertThat(page.getByText("when somebody speaks").first()).isVisible();

        ask(page, "voices", copied(DEMO + "speech.wav", "speech.wav"));

        assertThat(page.getByText(Pattern.compile("parts with speech")).first()).isVisible();
        assertThat(page.locator(".mp-spoken-part").first()).isVisible();
    }

    private void compareTexts(Page page) throws IOException {
        upload(
                page,
                "alike",
                copied("/all-minilm-l6-v2.onnx", "minilm.onnx"),
                copied("/all-minilm-l6-v2-tokenizer.json", "tokenizer.json"));
        page.navigate("/ui/models/alike/versions/1");
        Pages.button(page, "Change it").click();
        page.getByRole(AriaRole.DIALOG).locator("vaadin-select").first().click();
        page.getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName("How alike two sentences are"))
                .click();
        Pages.confirm(page, "Save");
        assertThat(page.getByText("how alike they are").first()).isVisible();

        assertThat(likeness(page, "Where is my parcel?", "Has my order been sent?"))
                .isGreaterThan(likeness(page, "Where is my parcel?", "I like cheese.") + 0.2);
    }

    private static double likeness(Page page, String first, String second) {
        page.navigate("/ui/models/alike/versions/1");
        page.getByLabel("Text 1").fill(first);
        page.getByLabel("Text 2").fill(second);
        Pages.button(page, "Ask the model").click();
        Locator score = page.locator(".mp-big-answer");
        assertThat(score).isVisible();
        return Double.parseDouble(score.innerText());
    }

    /** The platform learns from pictures as rows of numbers, while the rest of the story goes on. */
    private UUID learnClothes(Platform platform) throws IOException {
        var name = new Slug("clothes-training");
        platform.register("clothes");
        platform.bring(name.value(), copied(DEMO + "clothes-test.csv", "clothes.csv"), "label", DatasetRole.TRAINING);
        var wanted = new NewTuning(
                new Slug("clothes"),
                List.of(TrainerSearch.grid("random-forest", Map.of("n_estimators", List.of(100)))),
                new DatasetChoice(name, null),
                null,
                2,
                "accuracy",
                7L,
                null,
                false,
                null,
                false,
                null,
                null);
        return platform.client()
                .tunings()
                .create(Platform.PROJECT, wanted)
                .tuning()
                .id();
    }

    private void tellClothes(Page page, Platform platform, UUID tuning) throws IOException {
        var tunings = platform.client().tunings();
        Platform.await("tuning", () -> tunings.get(Platform.PROJECT, tuning).state() == TuningState.DONE);
        tunings.promote(Platform.PROJECT, tuning, WinnerPromotion.plain());
        platform.awaitImported("clothes", 1);
        takeSuggestion(page, "clothes");
        assertThat(page.getByText("Lightness alone").first()).isVisible();
        List<String> rows = Files.readAllLines(copied(DEMO + "clothes-calibration.csv", "others.csv"));
        int right = 0;
        for (String row : rows.subList(1, 11)) {
            ask(page, "clothes", picture(row));
            String best = page.locator(".mp-top-answer").first().innerText();
            right += row.endsWith("," + best) ? 1 : 0;
        }
        assertThat(right).isGreaterThan(5);
    }

    /** By the page for it, as anybody would. */
    private static void upload(Page page, String model, Path... files) {
        page.navigate("/ui/upload");
        page.locator("input[type=file]").first().setInputFiles(files);
        Locator name = page.getByLabel("Model", new Page.GetByLabelOptions().setExact(true));
        // A suggestion comes with the files; whoever types before it would lose a letter.
        assertThat(name).not().hasValue("");
        name.fill(model);
        name.press("Enter");
        Pages.button(page, "Make it a version").click();
        assertThat(page.getByText("Deploy it, or try it on its page.").first()).isVisible();
    }

    /** What the first version looks like, to the platform. */
    private static void takeSuggestion(Page page, String model) {
        page.navigate("/ui/models/" + model + "/versions/1");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("^Use this")))
                .first()
                .click();
    }

    /** With a file, in the console of the first version. */
    private static void ask(Page page, String model, Path file) {
        page.navigate("/ui/models/" + model + "/versions/1");
        page.locator("mp-media input[type=file]").first().setInputFiles(file);
        Pages.button(page, "Ask the model").click();
        assertThat(page.getByText("Answered in")
                        .or(page.getByText(" answered in "))
                        .first())
                .isVisible();
    }

    /** The preset for it, as the API gives it. */
    private Path manifest(Platform platform) throws IOException {
        Processing wanted = platform.client().processings().presets().stream()
                .filter(preset -> preset.code().equals("pp-ocr"))
                .findFirst()
                .orElseThrow()
                .processing();
        String text = JsonMapper.builder().build().writeValueAsString(Map.of("processing", wanted));
        return Files.writeString(files.resolve("modelport.json"), text);
    }

    private Path copied(String resource, String name) throws IOException {
        Path file = files.resolve(name);
        try (InputStream in = Objects.requireNonNull(FieldsJourney.class.getResourceAsStream(resource), resource)) {
            Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
        }
        return file;
    }

    /** A row's numbers as the picture they were. */
    private Path picture(String row) throws IOException {
        String[] cells = row.split(",", -1);
        var image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_BYTE_GRAY);
        for (int i = 0; i < SIDE * SIDE; i++) {
            image.getRaster().setSample(i % SIDE, i / SIDE, 0, (int) Double.parseDouble(cells[i]));
        }
        File file = files.resolve("clothes.png").toFile();
        ImageIO.write(image, "png", file);
        return file.toPath();
    }
}
