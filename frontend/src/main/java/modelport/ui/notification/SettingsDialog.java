package modelport.ui.notification;

import static modelport.ui.components.Texts.say;
import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.textfield.EmailField;
import java.util.Objects;
import modelport.contract.Problem;
import modelport.contract.ProblemException;
import modelport.contract.notification.NotificationSettings;
import modelport.ui.components.Box;
import modelport.ui.components.Notice;
import modelport.ui.components.Problems;
import modelport.ui.components.State;
import modelport.ui.components.StateBadge;
import modelport.ui.components.Words;
import modelport.ui.shell.Here;

/** How the visitor wants to be told. */
final class SettingsDialog extends Dialog {
    final EmailField email = new EmailField(t("notifications.email"));
    final Checkbox byEmail = new Checkbox(t("notifications.byEmail"));
    final Button save = new Button(t("action.save"));
    private final Box failure = Box.of("");
    private final Here here;

    SettingsDialog(Here here) {
        this.here = here;
        NotificationSettings now = here.modelport().notifications().settings();
        addClassName("mp-form-dialog");
        setHeaderTitle(t("notifications.settings"));
        email.setValue(Objects.requireNonNullElse(now.email(), ""));
        email.setHelperText(t("notifications.email.help"));
        email.setErrorMessage(t("notifications.email.wrong"));
        byEmail.setValue(now.byEmail());
        byEmail.setHelperText(t("notifications.byEmail.help"));
        save.addThemeName("primary");
        save.addClickListener(click -> save(now));
        var fields = Box.of("mp-form-stack");
        if (!now.emailAvailable()) {
            fields.add(Box.of(
                    "mp-settings-note",
                    StateBadge.quiet(State.LOOK, t("notifications.noMail")),
                    Words.tag("p", "mp-explain", t("notifications.noMail.text"))));
        }
        fields.add(email, byEmail, failure);
        add(fields);
        getFooter().add(new Button(t("action.cancel"), click -> close()), save);
    }

    private void save(NotificationSettings now) {
        String address = email.getValue().strip();
        if (byEmail.getValue() && address.isEmpty()) {
            email.setErrorMessage(t("notifications.email.missing"));
            email.setInvalid(true);
            return;
        }
        if (email.isInvalid()) {
            return;
        }
        try {
            here.modelport()
                    .notifications()
                    .setSettings(new NotificationSettings(
                            address.isEmpty() ? null : address, byEmail.getValue(), now.emailAvailable()));
            close();
            Notice.show(t("action.saved"));
        } catch (RuntimeException e) {
            show(e);
        }
    }

    private void show(RuntimeException cause) {
        boolean atField = cause instanceof ProblemException problem
                && problem.problem() instanceof Problem.Invalid(var message)
                && "email".equals(message.args().get("field"));
        if (atField) {
            email.setErrorMessage(say(((ProblemException) cause).problem().message()));
            email.setInvalid(true);
            return;
        }
        failure.show(Problems.box(cause));
    }
}
