package modelport.ui.notification;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import java.util.Locale;
import java.util.Map;
import modelport.contract.Message;
import modelport.contract.notification.Notification;
import modelport.contract.notification.Urgency;
import modelport.ui.PageTest;
import modelport.ui.access.SignInPage;
import modelport.ui.shell.Preferences;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@ViewPackages(classes = {NotificationsPage.class, SignInPage.class})
class NotificationsPageTest extends PageTest {
    private static final Map<String, String> RELEASE = Map.of("release", "0b8a4c1e-37d5-4c22-9a41-5f0c2d7b9e10");

    @BeforeEach
    void come() {
        signIn("ada");
    }

    @Test
    void what_comes_while_the_page_is_open_is_counted_and_said_in_the_corner() {
        tell(Urgency.ACTION, "release.submit-again");
        open("notifications");
        assertThat(label()).isEqualTo("Notifications, one unread");
        assertThat(toasts()).isZero();

        tell(Urgency.NEWS, "release.changes-needed");
        elapse();
        assertThat(label()).isEqualTo("Notifications, 2 unread");
        assertThat(toasts()).isZero();

        tell(Urgency.ALERT, "deployment.load-failed");
        elapse();
        assertThat(toasts()).isEqualTo(1);
        assertThat(text()).contains("cannot be loaded");
    }

    @Test
    void sentences_lead_to_what_they_are_about_and_follow_the_language() {
        tell(Urgency.ACTION, "release.submit-again");
        open("notifications");
        assertThat(text()).contains("The release went back to its requester", "Waits for you");

        Preferences.language(UI.getCurrent(), Locale.CHINESE);
        roundTrip();
        assertThat(text()).contains("发布单已退回申请人", "等你处理");
    }

    @Test
    void reading_one_or_all_is_seen_at_the_bell() {
        tell(Urgency.ACTION, "release.submit-again");
        tell(Urgency.ALERT, "deployment.load-failed");
        open("notifications?unread=1");
        Notification first = page().shown().getFirst();

        all(page())
                .filter(Button.class::isInstance)
                .map(Button.class::cast)
                .filter(each -> each.getAriaLabel().orElse("").startsWith("Mark as read"))
                .findFirst()
                .orElseThrow()
                .click();
        roundTrip();
        assertThat(page().shown()).hasSize(1).doesNotContain(first);
        assertThat(label()).isEqualTo("Notifications, one unread");

        all(page())
                .filter(Button.class::isInstance)
                .map(Button.class::cast)
                .filter(each -> each.getText().equals("Mark all as read"))
                .findFirst()
                .orElseThrow()
                .click();
        roundTrip();
        assertThat(text(page())).contains("Everything is read");
        page().show(false);
        assertThat(page().shown()).hasSize(2);
    }

    @Test
    void settings_say_where_to_write_to_and_that_there_may_be_no_mail() {
        platform.notifications.mail(false);
        open("notifications");
        button("Settings").click();
        roundTrip();
        SettingsDialog dialog = the(SettingsDialog.class);
        assertThat(text(dialog)).contains("no mail server");

        dialog.byEmail.setValue(true);
        dialog.save.click();
        assertThat(dialog.email.isInvalid()).isTrue();

        dialog.email.setValue("ada@example.com");
        dialog.save.click();
        assertThat(platform.notifications.settings().email()).isEqualTo("ada@example.com");
        assertThat(platform.notifications.settings().byEmail()).isTrue();
    }

    private void tell(Urgency urgency, String code) {
        platform.notifications.tell(urgency, Message.of(code), RELEASE);
    }

    private void elapse() {
        tasks.elapse();
        roundTrip();
    }

    private NotificationsPage page() {
        return (NotificationsPage) getCurrentView();
    }

    private static String label() {
        return all(UI.getCurrent())
                .filter(Button.class::isInstance)
                .map(Button.class::cast)
                .flatMap(each -> each.getAriaLabel().stream())
                .filter(each -> each.startsWith("Notifications,"))
                .findFirst()
                .orElseThrow();
    }

    private static long toasts() {
        return all(UI.getCurrent())
                .filter(com.vaadin.flow.component.notification.Notification.class::isInstance)
                .count();
    }
}
