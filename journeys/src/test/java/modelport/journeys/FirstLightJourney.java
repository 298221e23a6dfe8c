package modelport.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A new team's first five minutes, with nothing but a browser: from the one-time link to a served prediction. */
class FirstLightJourney {
    private static final String PASSWORD = "a quiet morning at the port";

    @TempDir
    private Path home;

    @Test
    void from_the_one_time_link_to_a_served_prediction() throws Exception {
        try (var installation = Installation.withoutPeople(home);
                var browser = new Browser(installation.address())) {
            Page page = browser.open(installation.firstLink());
            bootstrap(page);
            upload(page, Platform.file(home, "forest.onnx"));
            deploy(page);
            predict(page);
            speakChinese(page);
        }
    }

    private static void bootstrap(Page page) {
        page.getByLabel("Name").fill("ada");
        page.locator("input[type=password]").fill(PASSWORD);
        Pages.button(page, "Make administrator and sign in").click();
        // The door has no menu; whoever sees one is inside.
        assertThat(page.locator("vaadin-app-layout")).isVisible();
    }

    private static void upload(Page page, Path model) {
        page.navigate("/ui/upload");
        page.locator("input[type=file]").first().setInputFiles(model);
        Locator name = page.getByLabel("Model").first();
        assertThat(name).hasValue("forest");
        name.fill("iris");
        name.press("Enter");
        Pages.button(page, "Make it a version").click();
        assertThat(page.getByText("is ready.").first()).isVisible();
        page.getByText("Open the version").first().click();
        // The import's own report has a Deploy button and the classes too.
        page.waitForURL("**/ui/models/iris/versions/1");
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                .hasText("iris");
        assertThat(page.getByText("3 classes").first()).isVisible();
    }

    private static void deploy(Page page) {
        Pages.button(page, "Deploy").first().click();
        Locator dialog = page.getByRole(AriaRole.DIALOG);
        dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Deploy"))
                .click();
        assertThat(page.getByRole(
                        AriaRole.HEADING,
                        new Page.GetByRoleOptions()
                                .setName("default-iris-development")
                                .setLevel(1)))
                .isVisible();
        assertThat(page.getByText("answers all requests.").first()).isVisible();
    }

    private static void predict(Page page) {
        page.locator("textarea").first().fill("{\"features\": [[5.1, 3.5, 1.4, 0.2], [6.7, 3.0, 5.2, 2.3]]}");
        Pages.button(page, "Ask the model").click();
        assertThat(page.getByText("nswered in").first()).isVisible();
    }

    private static void speakChinese(Page page) {
        page.getByText("中文").first().click();
        assertThat(page.getByText("端点").first()).isVisible();
    }
}
