package modelport.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * In a browser: a model and data are brought, the model is measured, made smaller, promoted, and held against its
 * parent.
 */
class SmallerModelJourney {
    @TempDir
    private Path home;

    @TempDir
    private Path files;

    @Test
    void a_model_is_measured_made_smaller_promoted_and_compared() throws Exception {
        try (var installation = new Installation(home);
                var browser = new Browser(installation.address())) {
            Page page = Pages.signIn(browser, "admin", "/ui/models");
            bringModel(page);
            bringData(page);
            measure(page);
            makeSmaller(page);
            compare(page);
        }
    }

    private static void bringModel(Page page) {
        page.navigate("/ui/upload");
        page.locator("input[type=file]").first().setInputFiles(Digits.perceptron());
        Locator name = page.getByLabel("Model").first();
        assertThat(name).hasValue("digits-perceptron");
        name.fill("digits");
        name.press("Enter");
        Pages.button(page, "Make it a version").click();
        assertThat(page.getByText("is ready.").first()).isVisible();
    }

    private void bringData(Page page) throws Exception {
        page.navigate("/ui/bring");
        page.locator("input[type=file]").first().setInputFiles(Digits.test(files));
        Locator name = page.getByLabel("Dataset").first();
        assertThat(name).hasValue("digits-test");
        page.getByLabel("Label").first().fill("target");
        page.getByLabel("evaluation", new Page.GetByLabelOptions().setExact(false))
                .first()
                .check();
        Pages.button(page, "Read it").click();
        assertThat(page.getByText("What was found").first()).isVisible();
        page.navigate("/ui/datasets/digits-test/versions/1");
        assertThat(page.getByText("599 rows").first()).isVisible();
    }

    private static void measure(Page page) {
        page.navigate("/ui/models/digits/versions/1");
        Pages.button(page, "Measure").first().click();
        Pages.confirm(page, "Measure");
        page.waitForURL(Pattern.compile(".*/ui/evaluations/[0-9a-f-]{36}"));
        assertThat(page.getByText("of 599 rows are right").first()).isVisible();
    }

    private static void makeSmaller(Page page) {
        page.navigate("/ui/models/digits/versions/1");
        Pages.button(page, "Make it smaller").first().click();
        Pages.confirm(page, "Start the search");
        page.waitForURL(Pattern.compile(".*/ui/compression/[0-9a-f-]{36}"));
        assertThat(page.getByText("of the size,").first()).isVisible();
        Pages.button(page, "Make it a version").first().click();
        Pages.confirm(page, "Make it a version");
        assertThat(page.getByText("Became v2").first()).isVisible();
        page.navigate("/ui/models/digits/versions/2");
        assertThat(page.getByText("Where it comes from").first()).isVisible();
    }

    private static void compare(Page page) {
        Pages.button(page, "Measure").first().click();
        Pages.confirm(page, "Measure");
        page.waitForURL(Pattern.compile(".*/ui/evaluations/[0-9a-f-]{36}"));
        assertThat(page.getByText("rows are right").first()).isVisible();
        page.navigate("/ui/evaluations/compare?model=digits&versions=1,2&dataset=digits-test");
        assertThat(page.getByText("Accuracy").first()).isVisible();
        assertThat(page.getByText("Within noise").first()).isVisible();
    }
}
