package modelport.ui.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import java.util.Locale;
import modelport.contract.PageRequest;
import modelport.contract.Slug;
import modelport.contract.monitoring.AlertKind;
import modelport.contract.monitoring.Monitor;
import modelport.contract.monitoring.MonitorState;
import modelport.ui.PageTest;
import modelport.ui.access.SignInPage;
import modelport.ui.components.EChart;
import modelport.ui.deployment.EndpointPage;
import modelport.ui.fakes.Showcase;
import modelport.ui.shell.NotFoundPage;
import modelport.ui.shell.Preferences;
import org.junit.jupiter.api.Test;

@ViewPackages(
        classes = {
            MonitorListPage.class,
            MonitoringPage.class,
            FeaturePage.class,
            EndpointPage.class,
            SignInPage.class,
            NotFoundPage.class
        })
class MonitoringPageTest extends PageTest {
    private static final Slug ROUTER = new Slug("storefront-support-router");

    @Test
    void the_answer_comes_first_and_the_columns_follow_by_what_they_cost() {
        showcase("monitoring/storefront-support-router");

        assertThat(text())
                .contains("Drifting.", "expected per quarter", "of the answered rows were counted")
                .contains("from labels", "estimated", "missing 1.20\u00a0% \u2192 21\u00a0%", "spread otherwise")
                .contains("order_value_eur", "counted, not judged");
        assertThat(text().indexOf("order_value_eur\n")).isLessThan(text().indexOf("returning_customer\n"));
        assertThat(all(UI.getCurrent()).filter(EChart.class::isInstance)).hasSize(4);
    }

    @Test
    void a_window_is_chosen_with_the_arrow_keys_and_stands_in_the_address() {
        showcase("monitoring/storefront-support-router?range=week");
        String newest = text();

        the(WindowStrip.class).step(-40);
        roundTrip();

        assertThat(text()).isNotEqualTo(newest).contains("Newest");
        // At night there are few rows, and forty hours before this one it may have been night.
        for (int hour = 0; hour < 24 && !window().contains("Steady"); hour++) {
            the(WindowStrip.class).step(-1);
            roundTrip();
        }
        assertThat(window()).contains(" to ", "Steady");
    }

    private String window() {
        return the(WindowStrip.class).getElement().getAttribute("aria-valuetext");
    }

    @Test
    void a_window_with_too_few_rows_says_how_many_are_missing() {
        Showcase.fill(platform);
        signIn("ada");
        var few = platform.monitors.reports(PROJECT, monitor(ROUTER).id(), PageRequest.first()).items().stream()
                .filter(each -> each.findings().isEmpty())
                .findFirst()
                .orElseThrow();

        open("monitoring/storefront-support-router?window=" + few.from());

        assertThat(text()).contains("Not enough data:", 500 - few.rows() + " more rows");
    }

    @Test
    void nobody_watches_until_somebody_starts_and_it_gets_ready_first() {
        showcase("monitoring/storefront-churn-scorer-development");
        assertThat(text()).contains("Nobody watches this endpoint");

        button("Start monitoring").click();
        roundTrip();
        MonitorDialog dialog = the(MonitorDialog.class);
        dialog.save.click();
        assertThat(text(dialog)).contains("Choose the rows to compare with.");

        dialog.reference.dataset.setValue(dialog.reference
                .dataset
                .getListDataView()
                .getItems()
                .filter(each -> each.name().value().equals("shop-signals"))
                .findFirst()
                .orElseThrow());
        dialog.settings.rows.setValue(20);
        dialog.save.click();
        assertThat(text(dialog)).contains("does not make sense");
        dialog.settings.rows.setValue(800);
        dialog.settings.offer(AlertKind.ERRORS);
        dialog.save.click();
        roundTrip();

        Monitor made = monitor(new Slug("storefront-churn-scorer-development"));
        assertThat(made.settings().leastRows()).isEqualTo(800);
        assertThat(made.settings().rules()).singleElement().satisfies(rule -> {
            assertThat(rule.kind()).isEqualTo(AlertKind.ERRORS);
            assertThat(rule.threshold()).isEqualTo(0.01);
        });
        assertThat(text()).contains("Getting ready.");

        platform.monitors.arm(made.id());
        tasks.elapse();
        roundTrip();
        assertThat(text()).contains("Healthy.");
    }

    @Test
    void it_is_paused_taken_up_again_and_deleted_with_what_that_means() {
        showcase("monitoring/storefront-support-router");

        button("Pause").click();
        roundTrip();
        assertThat(monitor(ROUTER).state()).isEqualTo(MonitorState.PAUSED);
        assertThat(text()).contains("nothing is judged");

        button("Resume").click();
        roundTrip();
        button("Delete").click();
        roundTrip();
        assertThat(text()).contains("Stop watching storefront-support-router for good?", "reports are gone");
        agree();
        assertThat(text()).contains("Nobody watches this endpoint");
    }

    @Test
    void one_that_cannot_watch_says_why_and_what_to_do() {
        showcase("monitoring/storefront-search-embeddings-development");

        assertThat(text()).contains("It cannot watch.", "Choose another reference");
    }

    @Test
    void a_column_is_shown_against_the_reference_with_a_table_beside_the_picture() {
        showcase("monitoring/storefront-support-router/column?name=order_value_eur&range=day");

        assertThat(text())
                .contains("It has changed and stays changed", "41\u00a0% of the quality hangs on it")
                .contains("20 to 40", "below 20", "missing", "out of range", "Back to all columns");
        assertThat(all(UI.getCurrent()).filter(EChart.class::isInstance)).hasSize(3);

        open("monitoring/storefront-support-router/column?name=nothing");
        assertThat(getCurrentView()).isInstanceOf(NotFoundPage.class);
    }

    @Test
    void the_list_says_who_needs_a_look_and_who_is_not_watched() {
        showcase("monitoring");

        assertThat(text()).contains("endpoints need a look", "Drifting", "Not known yet", "2 alerts");
    }

    @Test
    void the_page_speaks_chinese_without_reload() {
        showcase("monitoring/storefront-support-router");

        Preferences.language(UI.getCurrent(), Locale.CHINESE);

        assertThat(text()).contains("正在漂移", "各列，按影响排序").doesNotContain("Over time");
    }

    private Monitor monitor(Slug endpoint) {
        return platform.monitors
                .list(PROJECT, endpoint, PageRequest.first())
                .items()
                .getFirst();
    }

    private void showcase(String address) {
        Showcase.fill(platform);
        signIn("ada");
        open(address);
    }
}
