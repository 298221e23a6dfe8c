package modelport.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

/** What people do on pages of the dashboard. */
final class Pages {
    private Pages() {}

    /** A page of somebody who came from nowhere and signed in. */
    static Page signIn(Browser browser, String name, String path) {
        Page page = browser.another().newPage();
        page.navigate(path);
        signIn(page, name, Installation.PASSWORD);
        assertThat(page.locator("vaadin-app-layout")).isVisible();
        return page;
    }

    static void signIn(Page page, String name, String password) {
        page.getByLabel("Name").fill(name);
        page.locator("input[type=password]").fill(password);
        button(page, "Sign in").click();
    }

    static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    /** Presses a button of the dialog that is open. */
    static void confirm(Page page, String name) {
        page.getByRole(AriaRole.DIALOG)
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(name).setExact(true))
                .click();
    }

    /** Decides about the only card of an inbox, by keyboard alone. */
    static void decide(Page page, String action, String said) {
        assertThat(page.locator("[data-card]")).hasCount(1);
        assertThat(page.locator("[data-card]")
                        .getByText(action, new Locator.GetByTextOptions().setExact(true))
                        .first())
                .isVisible();
        page.locator("main, [role=main]").first().focus();
        page.keyboard().press("j");
        page.keyboard().press("a");
        Locator act = page.getByRole(AriaRole.DIALOG)
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(action).setExact(true));
        assertThat(act).isFocused();
        page.keyboard().press("Enter");
        assertThat(page.getByRole(AriaRole.STATUS)
                        .filter(new Locator.FilterOptions().setHasText(said))
                        .first())
                .isVisible();
    }
}
