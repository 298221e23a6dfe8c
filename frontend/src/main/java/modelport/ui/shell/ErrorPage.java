package modelport.ui.shell;

import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import java.util.List;
import modelport.ui.components.Box;
import modelport.ui.components.Page;
import modelport.ui.components.Problems;
import modelport.ui.components.State;
import modelport.ui.components.StateBadge;
import modelport.ui.components.Words;

/** A page that could not be made: says why, what is safe, and gives a number to quote where it is our fault. */
public class ErrorPage extends Page implements HasErrorParameter<Exception>, ForStrangers {
    private String text = "";

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<Exception> parameter) {
        Exception cause = parameter.getException();
        if (Problems.isSignedOut(cause)) {
            Visitor.forget();
            event.forwardTo("sign-in");
            return 401;
        }
        text = Problems.text(cause);
        return 500;
    }

    @Override
    public List<Crumb> crumbs() {
        return List.of(new Crumb(t("error.crumb"), ""));
    }

    @Override
    protected void build() {
        var retry =
                new Button(t("action.retry"), click -> UI.getCurrent().getPage().reload());
        retry.addThemeName("primary");
        add(Box.of(
                "mp-wrong",
                StateBadge.soft(State.ACT, t("error.badge")),
                Words.tag("h1", "", t("error.heading")),
                Words.plain("p", "", text),
                Box.row(retry, new Button(t("error.home"), click -> Links.go("")))));
    }
}
