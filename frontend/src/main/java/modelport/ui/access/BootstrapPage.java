package modelport.ui.access;

import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Route;
import java.util.List;
import java.util.regex.Pattern;
import modelport.contract.access.Bootstrap;
import modelport.ui.components.Box;
import modelport.ui.components.Problems;
import modelport.ui.components.Words;
import modelport.ui.shell.Links;
import modelport.ui.shell.Visitor;

/** The one-time link of the first start leads here; whoever has it becomes the first administrator. */
@Route("bootstrap")
public class BootstrapPage extends Gate {
    static final int SHORTEST_PASSWORD = 12;
    private static final Pattern USERNAME = Pattern.compile("[A-Za-z0-9._-]{2,64}");
    // A fragment never reaches a server's log; it is taken out of the address, so that it is in no history either.
    private static final String TAKE_SECRET = """
            const secret = location.hash.substring(1);
            if (secret) { history.replaceState(history.state, '', location.pathname); }
            return secret;""";

    final TextField secret = new TextField();
    final TextField name = new TextField();
    final PasswordField password = new PasswordField();
    final Button make = new Button();
    final Box failure = Box.of("");

    public BootstrapPage() {
        secret.setVisible(false);
        name.getElement().setAttribute("autocomplete", "username");
        password.getElement().setAttribute("autocomplete", "new-password");
        make.addThemeName("primary");
        make.setDisableOnClick(true);
        make.addClickListener(click -> attempt());
        make.addClickShortcut(Key.ENTER).listenOn(name, password);
    }

    @Override
    protected void enter(BeforeEnterEvent event) {
        event.getLocation().getQueryParameters().getSingleParameter("secret").ifPresent(secret::setValue);
    }

    @Override
    protected void onAttach(AttachEvent event) {
        UI.getCurrent().getPage().executeJs(TAKE_SECRET).then(String.class, this::take);
    }

    @Override
    public List<Crumb> crumbs() {
        return List.of(new Crumb(t("bootstrap.heading"), ""));
    }

    @Override
    protected void build() {
        secret.setLabel(t("bootstrap.secret"));
        secret.setHelperText(t("bootstrap.secret.help"));
        name.setLabel(t("signIn.name"));
        name.setHelperText(t("bootstrap.name.help"));
        name.setAutofocus(true);
        password.setLabel(t("signIn.password"));
        password.setHelperText(t("bootstrap.password.help", SHORTEST_PASSWORD));
        make.setText(t("bootstrap.make"));
        failure.removeAll();
        show(
                t("bootstrap.heading"),
                t("bootstrap.text"),
                failure,
                secret,
                name,
                password,
                make,
                Words.tag("p", "", t("bootstrap.after")));
    }

    /** What the link brought; without one it can be typed. */
    void take(String brought) {
        if (!brought.isEmpty()) {
            secret.setValue(brought);
        }
        secret.setVisible(secret.isEmpty());
    }

    private void attempt() {
        boolean named = USERNAME.matcher(name.getValue().strip()).matches();
        boolean strong = password.getValue().length() >= SHORTEST_PASSWORD;
        mark(name, named, t("bootstrap.name.wrong"));
        password.setInvalid(!strong);
        password.setErrorMessage(strong ? "" : t("bootstrap.password.short", SHORTEST_PASSWORD));
        mark(secret, !secret.isEmpty(), t("bootstrap.secret.missing"));
        if (named && strong && !secret.isEmpty()) {
            make();
        }
        make.setEnabled(true);
    }

    private void make() {
        try {
            Visitor.bootstrap(
                    new Bootstrap(secret.getValue().strip(), name.getValue().strip(), password.getValue()));
            Links.go("");
        } catch (RuntimeException e) {
            failure.show(Problems.box(e));
            secret.setVisible(true);
        }
    }

    private static void mark(TextField field, boolean good, String why) {
        field.setInvalid(!good);
        field.setErrorMessage(good ? "" : why);
    }
}
