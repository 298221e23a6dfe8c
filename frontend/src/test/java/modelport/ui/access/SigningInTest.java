package modelport.ui.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import java.util.Locale;
import modelport.ui.PageTest;
import modelport.ui.fakes.FakeAccess;
import modelport.ui.home.HomePage;
import modelport.ui.jobs.JobsPage;
import modelport.ui.registry.ModelPage;
import modelport.ui.shell.ErrorPage;
import modelport.ui.shell.Preferences;
import modelport.ui.shell.Visitor;
import org.junit.jupiter.api.Test;

@ViewPackages(classes = {SignInPage.class, HomePage.class, JobsPage.class, ModelPage.class, ErrorPage.class})
class SigningInTest extends PageTest {
    @Test
    void a_stranger_meets_the_door() {
        open("");

        assertThat(getCurrentView()).isInstanceOf(SignInPage.class);
    }

    @Test
    void a_wrong_password_stays_at_the_door_and_says_why() {
        SignInPage door = navigate(SignInPage.class);

        enter(door, "ada", "a guess that is wrong");

        assertThat(getCurrentView()).isSameAs(door);
        assertThat(text(door.failure)).contains("Name and password do not match.");
        assertThat(door.enter.isEnabled()).isTrue();
    }

    @Test
    void the_right_password_leads_to_where_one_wanted_to_go() {
        open("jobs");
        SignInPage door = (SignInPage) getCurrentView();

        enter(door, "ada", FakeAccess.PASSWORD);

        assertThat(getCurrentView()).isInstanceOf(JobsPage.class);
    }

    @Test
    void a_token_that_works_no_more_leads_back_to_the_door() {
        signIn("ada");
        platform.people.endAllSessions();
        Visitor.current().ifPresent(known -> session().setAttribute(Visitor.class, null));

        open("jobs");

        assertThat(getCurrentView()).isInstanceOf(SignInPage.class);
    }

    @Test
    void a_session_that_ends_under_an_open_page_leads_back_to_the_door() {
        signIn("ada");
        platform.people.endAllSessions();

        open("models/iris");

        assertThat(getCurrentView()).isInstanceOf(SignInPage.class);
    }

    @Test
    void the_door_speaks_chinese_and_keeps_what_was_typed() {
        SignInPage door = navigate(SignInPage.class);
        door.name.setValue("ada");

        Preferences.language(UI.getCurrent(), Locale.CHINESE);

        assertThat(text(door)).contains("登录").doesNotContain("Sign in");
        assertThat(door.name.getValue()).isEqualTo("ada");
    }

    private void enter(SignInPage door, String name, String password) {
        door.name.setValue(name);
        door.password.setValue(password);
        door.enter.click();
        roundTrip();
    }
}
