package modelport.ui.home;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import modelport.contract.Slug;
import modelport.contract.registry.NewModel;
import modelport.ui.PageTest;
import modelport.ui.access.SignInPage;
import modelport.ui.components.Pulse;
import modelport.ui.fakes.Showcase;
import modelport.ui.registry.ModelListPage;
import org.junit.jupiter.api.Test;

@ViewPackages(classes = {HomePage.class, ModelListPage.class, SignInPage.class})
class HomePageTest extends PageTest {
    @Test
    void an_empty_project_teaches_the_three_steps() {
        signIn("ada");

        open("");

        assertThat(text())
                .contains("Three steps")
                .contains("Upload")
                .contains("Deploy")
                .contains("curl");
    }

    @Test
    void what_needs_somebody_comes_first() {
        Showcase.fill(platform);
        signIn("ada");

        open("");

        assertThat(text())
                .contains("things wait for you")
                .contains("Decide support-router v13 for production")
                .contains("“order_value_eur” is spread otherwise")
                .contains("titanic v2 for production is urgent")
                .contains("storefront-churn-scorer-development does not answer")
                .contains("The import of fraud-guard v1 broke down")
                .contains("churn-scorer v2 was not accepted")
                .contains("visit-forecast v1 was not accepted")
                .contains("4 of 6 endpoints answer")
                .contains("Tune iris");
    }

    @Test
    void figures_are_read_again_while_somebody_looks() {
        Showcase.fill(platform);
        signIn("ada");
        open("");
        String before = text();

        platform.endpoints.traffic(40);
        all(UI.getCurrent())
                .filter(Pulse.class::isInstance)
                .map(Pulse.class::cast)
                .forEach(Pulse::beat);
        roundTrip();

        assertThat(text()).isNotEqualTo(before);
    }

    @Test
    void news_arrive_by_themselves() {
        signIn("ada");
        open("");

        platform.models.register(PROJECT, new NewModel(new Slug("fresh"), null, null, null, null));
        tasks.elapse();
        roundTrip();

        assertThat(text()).doesNotContain("Three steps").contains("One model");
    }

    @Test
    void somebody_without_a_project_is_told_whom_to_ask() {
        platform.people.leave("vera");
        signIn("vera");

        open("models");

        assertThat(getCurrentView()).isInstanceOf(HomePage.class);
        assertThat(text()).contains("You belong to no project yet");
    }
}
