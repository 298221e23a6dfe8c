package modelport.ui.environment;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import modelport.contract.Slug;
import modelport.contract.release.ChampionInterval;
import modelport.ui.PageTest;
import modelport.ui.access.SignInPage;
import modelport.ui.fakes.Showcase;
import modelport.ui.shell.Preferences;
import org.junit.jupiter.api.Test;

@ViewPackages(classes = {EnvironmentListPage.class, EnvironmentPage.class, SignInPage.class})
class EnvironmentPageTest extends PageTest {
    private static final Slug PRODUCTION = new Slug("production");

    @Test
    void the_list_says_what_serves_where_and_by_which_rules() {
        Showcase.fill(platform);
        signIn("ada");
        open("environments");

        assertThat(text())
                .contains("3 environments", "storefront-support-router", "v12")
                .contains("Anything goes live without checks and approvals")
                .contains("6 checks, 2 approvers, frozen Fri 18:00 to Mon 08:00 and once more");

        Preferences.language(UI.getCurrent(), Locale.CHINESE);
        roundTrip();
        assertThat(text()).contains("6 道关卡，2 人审批，周五 18:00 至周一 08:00 冻结，另有 1 个窗口");
    }

    @Test
    void an_administrator_adds_an_environment_and_others_are_not_asked() {
        signIn("ada");
        open("environments");
        button("Add an environment").click();
        roundTrip();
        AddEnvironmentDialog dialog = the(AddEnvironmentDialog.class);

        dialog.name.setValue("Production!");
        dialog.add.click();
        assertThat(dialog.name.isInvalid()).isTrue();
        dialog.name.setValue("production");
        dialog.add.click();
        assertThat(dialog.name.getErrorMessage()).contains("production");

        dialog.name.setValue("canada");
        dialog.title.setValue("Canada");
        dialog.add.click();
        roundTrip();
        assertThat(platform.environments.list(PROJECT))
                .anyMatch(each -> each.title().equals("Canada") && each.rank() == 3);

        signIn("vera");
        open("environments");
        assertThat(text()).doesNotContain("Add an environment");
    }

    @Test
    void what_served_is_told_in_a_table_with_emergencies_and_the_next_page() {
        signIn("ada");
        for (int version = 1; version <= 25; version++) {
            Instant from = Instant.parse("2026-10-01T08:00:00Z").plusSeconds(86_400L * version);
            Instant to = version == 25 ? null : from.plusSeconds(86_400);
            platform.environments.serve(
                    PRODUCTION,
                    new ChampionInterval(
                            new Slug("storefront-iris"),
                            new Slug("iris"),
                            version,
                            UUID.randomUUID(),
                            version == 20,
                            "grace",
                            from,
                            to));
        }
        open("environments/production");

        assertThat(text())
                .contains("v25", "v6", "grace", "2026-10-21 08:00", "Without its approvals")
                .doesNotContain("2026-10-04 08:00");

        button("Show earlier ones").click();
        roundTrip();
        assertThat(text()).contains("2026-10-04 08:00").doesNotContain("Show earlier ones");
    }

    @Test
    void the_policy_is_told_in_words_and_so_is_what_changed_between_two_of_them() {
        Showcase.fill(platform);
        signIn("ada");
        open("environments/production");
        assertThat(text())
                .contains("Accuracy on tickets-2026-q2 is at least 90.0\u00a0%.", "The files have at most 120\u00a0MB.")
                .contains(
                        "risk: one of ada or rosa.",
                        "An approval that is not used for 3 days expires.",
                        "Asia/Shanghai")
                .contains("Nothing is deployed during Weekend: Fri 18:00 to Mon 08:00.");

        open("environments/production?from=6&to=7");
        HistorySection history = the(HistorySection.class);
        assertThat(text(history)).contains("New", "The files have at most 120\u00a0MB.");

        history.compare(1, 1);
        roundTrip();
        assertThat(text(history)).contains("Nothing is different");
    }

    @Test
    void an_unknown_environment_is_not_found() {
        signIn("ada");
        open("environments/nowhere");

        assertThat(getCurrentView()).isNotInstanceOf(EnvironmentPage.class);
    }
}
