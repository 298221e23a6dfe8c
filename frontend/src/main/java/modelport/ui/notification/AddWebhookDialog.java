package modelport.ui.notification;

import static modelport.ui.components.Texts.say;
import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.textfield.TextField;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import modelport.contract.Message;
import modelport.contract.Problem;
import modelport.contract.ProblemException;
import modelport.contract.notification.IssuedWebhook;
import modelport.contract.notification.NewWebhook;
import modelport.ui.components.Box;
import modelport.ui.components.Clipboard;
import modelport.ui.components.Icon;
import modelport.ui.components.Problems;
import modelport.ui.components.Words;
import modelport.ui.shell.Here;

/** Asks for an address and what it shall hear, then shows the secret, this one time. */
final class AddWebhookDialog extends Dialog {
    private static final List<String> TOPICS = List.of(
            "alert. alert.opened alert.resolved release. release.changed policy.changed endpoint.changed endpoint.quarantined version. version.ready version.rejected evaluation.ready compression. tuning.changed dataset-version.ready job.changed"
                    .split(" ", -1));
    private static final String TOPIC = "[a-z][a-z-]*\\.([a-z-]+)?";
    /** What a receiver does with the headers, as Standard Webhooks has it. */
    private static final String VERIFY = """
            # headers: webhook-id, webhook-timestamp, webhook-signature
            key = base64.b64decode(secret.removeprefix("whsec_"))
            signed = f"{id}.{timestamp}.{body}".encode()
            expected = base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode()
            any(hmac.compare_digest(s, "v1," + expected) for s in signature.split())""";

    final TextField url = new TextField(t("webhooks.url"));
    final MultiSelectComboBox<String> topics = new MultiSelectComboBox<>(t("webhooks.topics"));
    final Button add = new Button(t("webhooks.add"));
    private final Set<String> offered = new TreeSet<>(TOPICS);
    private final Box failure = Box.of("");
    private final Here here;
    private final Runnable added;

    AddWebhookDialog(Here here, Runnable added) {
        this.here = here;
        this.added = added;
        addClassName("mp-form-dialog");
        setHeaderTitle(t("webhooks.add"));
        url.setPlaceholder("https://");
        url.setHelperText(t("webhooks.url.help"));
        url.setMaxLength(2000);
        url.setAutofocus(true);
        topics.setItems(offered);
        topics.setPlaceholder(t("webhooks.everything"));
        topics.setHelperText(t("webhooks.topics.help"));
        topics.setAllowCustomValue(true);
        topics.addCustomValueSetListener(set -> choose(set.getDetail().strip()));
        add.addThemeName("primary");
        add.addClickListener(click -> add());
        add(Box.of("mp-form-stack", url, topics, failure));
        getFooter().add(new Button(t("action.cancel"), click -> close()), add);
    }

    /** A topic that was typed. */
    void choose(String topic) {
        if (!topic.matches(TOPIC)) {
            topics.setErrorMessage(t("webhooks.topics.wrong", topic));
            topics.setInvalid(true);
            return;
        }
        var chosen = new LinkedHashSet<>(topics.getValue());
        chosen.add(topic);
        offered.add(topic);
        topics.setItems(offered);
        topics.setValue(chosen);
        topics.setInvalid(false);
    }

    private void add() {
        if (url.getValue().isBlank()) {
            refuse(t("webhooks.url.missing"));
            return;
        }
        try {
            var wanted = new NewWebhook(url.getValue().strip(), new ArrayList<>(new TreeSet<>(topics.getValue())));
            show(here.modelport().webhooks().add(here.project(), wanted));
        } catch (ProblemException e) {
            refuse(e);
        } catch (RuntimeException e) {
            failure.show(Problems.box(e));
        }
    }

    private void refuse(ProblemException cause) {
        Message message = cause.problem().message();
        String field =
                cause.problem() instanceof Problem.Invalid ? message.args().getOrDefault("field", "") : "";
        switch (field) {
            case "url" -> refuse(say(message));
            case "events" -> {
                topics.setErrorMessage(say(message));
                topics.setInvalid(true);
            }
            default -> failure.show(Problems.box(cause));
        }
    }

    private void refuse(String why) {
        url.setErrorMessage(why);
        url.setInvalid(true);
    }

    private void show(IssuedWebhook issued) {
        setHeaderTitle(t("webhooks.added"));
        setCloseOnOutsideClick(false);
        removeAll();
        getFooter().removeAll();
        var copy = new Button(t("action.copy"), Icon.COPY.draw(), click -> Clipboard.copy(issued.secret()));
        copy.addThemeName("primary");
        add(Box.stack(
                Words.tag("p", "", t("webhooks.once")),
                Words.plain("pre", "mp-code mp-secret", issued.secret()),
                Words.tag("p", "mp-explain", t("webhooks.verify")),
                Box.tag("pre", "mp-code", Words.of(VERIFY)).attribute("tabindex", "0")));
        getFooter().add(new Button(t("tokens.kept"), click -> close()), copy);
        added.run();
    }
}
