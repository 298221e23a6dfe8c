package modelport.ui.notification;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.button.Button;
import java.util.List;
import java.util.Set;
import modelport.contract.PageRequest;
import modelport.contract.notification.NewWebhook;
import modelport.contract.notification.Webhook;
import modelport.ui.PageTest;
import modelport.ui.access.SignInPage;
import modelport.ui.fakes.FakeWebhooks;
import modelport.ui.fakes.Showcase;
import org.junit.jupiter.api.Test;

@ViewPackages(classes = {WebhooksPage.class, SignInPage.class})
class WebhooksPageTest extends PageTest {
    @Test
    void the_list_says_who_hears_well_and_who_does_not() {
        Showcase.fill(platform);
        signIn("ada");
        open("webhooks");

        assertThat(text())
                .contains("3 addresses", "one does not take what is sent", "4 attempts in a row failed")
                .contains("Switched off", "release.*", "Everything", "Hears well");
    }

    @Test
    void a_secret_is_shown_once_with_how_to_verify_it() {
        signIn("ada");
        open("webhooks");
        button("Add a webhook").click();
        roundTrip();
        AddWebhookDialog dialog = the(AddWebhookDialog.class);

        dialog.add.click();
        assertThat(dialog.url.isInvalid()).isTrue();
        dialog.choose("Release");
        assertThat(dialog.topics.isInvalid()).isTrue();

        dialog.url.setValue("https://hooks.example.com/a");
        dialog.choose("release.");
        dialog.add.click();
        roundTrip();

        assertThat(text(dialog)).contains(FakeWebhooks.SECRET, "not shown again", "webhook-signature");
        assertThat(platform.webhooks.list(PROJECT).getFirst().events()).isEqualTo(List.of("release."));
        assertThat(Set.copyOf(dialog.topics.getValue())).containsExactly("release.");
    }

    @Test
    void it_is_tested_switched_off_sent_again_and_deleted() {
        Webhook webhook = platform.webhooks
                .add(PROJECT, new NewWebhook("https://down.example.com", List.of()))
                .webhook();
        signIn("ada");
        open("webhooks");

        button("Test").click();
        button("Switch off").click();
        roundTrip();
        assertThat(platform.webhooks.list(PROJECT).getFirst().enabled()).isFalse();

        button("Deliveries").click();
        roundTrip();
        assertThat(text(the(DeliveriesDrawer.class))).contains("webhook.tested", "Answered 503", "Waiting");
        button("Send again").click();
        assertThat(platform.webhooks
                        .deliveries(PROJECT, webhook.id(), PageRequest.first())
                        .items())
                .hasSize(2);
        the(DeliveriesDrawer.class).close();
        roundTrip();

        all(getCurrentView().getElement().getComponent().orElseThrow())
                .filter(Button.class::isInstance)
                .map(Button.class::cast)
                .filter(each -> each.getAriaLabel().orElse("").startsWith("Delete"))
                .findFirst()
                .orElseThrow()
                .click();
        roundTrip();
        assertThat(text()).contains("Delete this webhook?", "secret becomes void");
        agree();
        assertThat(platform.webhooks.list(PROJECT)).isEmpty();
        assertThat(text()).contains("No webhooks yet");
    }

    @Test
    void others_are_told_why_they_see_nothing() {
        signIn("vera");
        open("webhooks");

        assertThat(text()).contains("Webhooks are for administrators").doesNotContain("Add a webhook");
    }
}
