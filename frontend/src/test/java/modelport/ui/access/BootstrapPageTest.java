package modelport.ui.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.ViewPackages;
import modelport.ui.PageTest;
import modelport.ui.fakes.FakeAccess;
import modelport.ui.home.HomePage;
import modelport.ui.shell.Visitor;
import org.junit.jupiter.api.Test;

@ViewPackages(classes = {BootstrapPage.class, SignInPage.class, HomePage.class})
class BootstrapPageTest extends PageTest {
    @Test
    void the_link_makes_an_administrator_who_is_signed_in() {
        BootstrapPage page = navigate(BootstrapPage.class);

        page.take(FakeAccess.SECRET);
        make(page, "grace", "a long enough password");

        assertThat(getCurrentView()).isInstanceOf(HomePage.class);
        assertThat(Visitor.current().orElseThrow().me().person().username()).isEqualTo("grace");
    }

    @Test
    void a_query_brings_the_secret_as_well() {
        open("bootstrap?secret=" + FakeAccess.SECRET);

        BootstrapPage page = (BootstrapPage) getCurrentView();

        assertThat(page.secret.getValue()).isEqualTo(FakeAccess.SECRET);
        assertThat(page.secret.isVisible()).isFalse();
    }

    @Test
    void without_a_secret_there_is_a_field_for_it() {
        BootstrapPage page = navigate(BootstrapPage.class);

        page.take("");

        assertThat(page.secret.isVisible()).isTrue();
    }

    @Test
    void short_passwords_and_odd_names_are_marked_before_anything_is_sent() {
        BootstrapPage page = navigate(BootstrapPage.class);
        page.take(FakeAccess.SECRET);

        make(page, "a b", "short");

        assertThat(page.name.isInvalid()).isTrue();
        assertThat(page.password.getErrorMessage()).contains("12");
        assertThat(getCurrentView()).isSameAs(page);
    }

    @Test
    void a_link_that_was_used_says_so() {
        BootstrapPage page = navigate(BootstrapPage.class);
        page.take("mp_bootstrap_0_old");

        make(page, "grace", "a long enough password");

        assertThat(text(page.failure)).contains("has been used or is too old");
        assertThat(page.make.isEnabled()).isTrue();
    }

    private void make(BootstrapPage page, String name, String password) {
        page.name.setValue(name);
        page.password.setValue(password);
        page.make.click();
        roundTrip();
    }
}
