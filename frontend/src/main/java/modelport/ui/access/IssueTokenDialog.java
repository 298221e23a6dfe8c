package modelport.ui.access;

import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.stream.Stream;
import modelport.contract.Slug;
import modelport.contract.access.IssuedToken;
import modelport.contract.access.Membership;
import modelport.contract.access.NewToken;
import modelport.ui.components.Box;
import modelport.ui.components.Clipboard;
import modelport.ui.components.Icon;
import modelport.ui.components.Problems;
import modelport.ui.components.Words;
import modelport.ui.shell.Here;

/** Asks what the token is for, then shows its secret, this one time. */
final class IssueTokenDialog extends Dialog {
    private static final int USUAL_DAYS = 90;
    private static final int MOST_DAYS = 365;
    private static final String EVERYWHERE = "";

    final TextField name = new TextField(t("tokens.title"));
    final IntegerField days = new IntegerField(t("tokens.days"));
    final Select<String> project = new Select<>();
    final Button issue = new Button(t("tokens.issue"));
    private final Box failure = Box.of("");
    private final Runnable issued;

    IssueTokenDialog(Runnable issued) {
        this.issued = issued;
        addClassName("mp-form-dialog");
        setHeaderTitle(t("tokens.issue"));
        name.setHelperText(t("tokens.title.help"));
        name.setMaxLength(200);
        name.setAutofocus(true);
        days.setValue(USUAL_DAYS);
        days.setMin(1);
        days.setMax(MOST_DAYS);
        days.setStepButtonsVisible(true);
        project.setLabel(t("tokens.project"));
        List<Membership> projects = Here.current().me().projects();
        project.setItems(Stream.concat(
                        Stream.of(EVERYWHERE),
                        projects.stream().map(each -> each.project().value()))
                .toList());
        project.setItemLabelGenerator(each -> each.equals(EVERYWHERE) ? t("tokens.allProjects") : each);
        project.setValue(EVERYWHERE);
        issue.addThemeName("primary");
        issue.addClickListener(click -> issue());
        add(Box.of("mp-form-stack", name, project, days, failure));
        getFooter().add(new Button(t("action.cancel"), click -> close()), issue);
    }

    private void issue() {
        if (name.isEmpty()) {
            name.setInvalid(true);
            name.setErrorMessage(t("tokens.title.missing"));
            return;
        }
        if (days.isInvalid()) {
            return;
        }
        try {
            Slug only = project.getValue().equals(EVERYWHERE) ? null : new Slug(project.getValue());
            show(Here.current()
                    .modelport()
                    .access()
                    .issue(new NewToken(name.getValue().strip(), only, days.getValue())));
        } catch (RuntimeException e) {
            failure.show(Problems.box(e));
        }
    }

    private void show(IssuedToken token) {
        setHeaderTitle(t("tokens.issued", token.token().title()));
        setCloseOnOutsideClick(false);
        removeAll();
        getFooter().removeAll();
        var copy = new Button(t("action.copy"), Icon.COPY.draw(), click -> Clipboard.copy(token.secret()));
        copy.addThemeName("primary");
        add(Box.stack(Words.tag("p", "", t("tokens.once")), Words.plain("pre", "mp-code mp-secret", token.secret())));
        getFooter().add(new Button(t("tokens.kept"), click -> close()), copy);
        issued.run();
    }
}
