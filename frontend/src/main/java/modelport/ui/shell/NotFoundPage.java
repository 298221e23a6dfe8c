package modelport.ui.shell;

import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.ParentLayout;
import java.util.List;
import modelport.ui.components.Box;
import modelport.ui.components.Page;
import modelport.ui.components.Words;

/** Nothing lives at this address, or you may not see it: the same answer for both. */
@ParentLayout(MainLayout.class)
public class NotFoundPage extends Page implements HasErrorParameter<NotFoundException> {
    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<NotFoundException> parameter) {
        return 404;
    }

    @Override
    public List<Crumb> crumbs() {
        return List.of(new Crumb(t("missing.crumb"), ""));
    }

    @Override
    protected void build() {
        add(Box.of(
                "mp-wrong",
                Words.tag("h1", "", t("missing.heading")),
                Words.tag("p", "", t("missing.text")),
                Box.row(
                        new Button(t("nav.models"), click -> Links.go(Links.models())),
                        new Button(t("error.home"), click -> Links.go(Links.home())))));
    }
}
