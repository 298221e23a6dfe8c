package modelport.ui.home;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import java.util.List;
import java.util.Optional;
import modelport.contract.Slug;
import modelport.ui.PageTest;
import modelport.ui.access.SignInPage;
import org.junit.jupiter.api.Test;

@ViewPackages(classes = {HomePage.class, SignInPage.class})
class TourTest extends PageTest {
    @Test
    void members_of_the_demo_are_shown_round_until_they_close_it() {
        signIn("ada");
        open("");
        assertThat(steps()).isEmpty();

        platform.people.join("ada", new Slug("demo"), "Demo");
        signIn("ada");
        open("");
        assertThat(steps())
                .hasSize(5)
                .allMatch(href -> href.contains("project=demo"))
                .first()
                .asString()
                .startsWith("approvals");

        close().orElseThrow().click();
        assertThat(steps()).isEmpty();
        open("?project=demo");
        assertThat(steps()).isEmpty();
    }

    @Test
    void whoever_asks_for_it_gets_it_again() {
        signIn("ada");

        open("?tour=1");

        assertThat(text()).contains("Five steps through the demo");
        assertThat(steps()).hasSize(5);
    }

    private static Optional<Button> close() {
        return all(UI.getCurrent())
                .filter(Button.class::isInstance)
                .map(Button.class::cast)
                .filter(button ->
                        button.getAriaLabel().filter("Close the tour"::equals).isPresent())
                .findFirst();
    }

    private static List<String> steps() {
        return all(UI.getCurrent())
                .filter(Tour.class::isInstance)
                .flatMap(PageTest::all)
                .filter(Anchor.class::isInstance)
                .map(each -> ((Anchor) each).getHref())
                .toList();
    }
}
