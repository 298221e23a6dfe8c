package modelport.ui.access;

import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.Route;
import java.util.List;
import modelport.contract.access.Login;
import modelport.ui.components.Box;
import modelport.ui.components.Problems;
import modelport.ui.components.Words;
import modelport.ui.shell.Doorman;
import modelport.ui.shell.Links;
import modelport.ui.shell.Visitor;

/** The door. */
@Route("sign-in")
public class SignInPage extends Gate {
    final TextField name = new TextField();
    final PasswordField password = new PasswordField();
    final Button enter = new Button();
    final Box failure = Box.of("");

    @Override
    public List<Crumb> crumbs() {
        return List.of(new Crumb(t("signIn.heading"), ""));
    }

    @Override
    protected void build() {
        name.setLabel(t("signIn.name"));
        name.setAutofocus(true);
        name.getElement().setAttribute("autocomplete", "username");
        password.setLabel(t("signIn.password"));
        password.getElement().setAttribute("autocomplete", "current-password");
        enter.setText(t("signIn.enter"));
        failure.removeAll();
        show(
                t("signIn.heading"),
                t("signIn.text"),
                failure,
                name,
                password,
                enter,
                Words.tag("p", "", t("signIn.first")));
    }

    public SignInPage() {
        enter.addThemeName("primary");
        enter.setDisableOnClick(true);
        enter.addClickListener(click -> signIn());
        enter.addClickShortcut(Key.ENTER).listenOn(name, password);
    }

    private void signIn() {
        try {
            Visitor.signIn(new Login(name.getValue().strip(), password.getValue()));
            Links.go(Doorman.wanted());
        } catch (RuntimeException e) {
            failure.show(Problems.box(e));
            password.focus();
        } finally {
            enter.setEnabled(true);
        }
    }
}
