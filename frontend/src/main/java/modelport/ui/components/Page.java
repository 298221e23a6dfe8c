package modelport.ui.components;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasComponents;
import com.vaadin.flow.component.HasStyle;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.i18n.LocaleChangeEvent;
import com.vaadin.flow.i18n.LocaleChangeObserver;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import java.util.List;
import modelport.contract.Problem;
import modelport.contract.ProblemException;

/** A page writes itself in the current language: when it opens, when the language changes, and when its subject did. */
@Tag("main")
public abstract class Page extends Component
        implements HasComponents, HasStyle, HasDynamicTitle, LocaleChangeObserver, BeforeEnterObserver {
    /** A step of the way here; the last one is the page itself. */
    public record Crumb(String text, String href) {}

    protected Page() {
        addClassName("mp-page");
        setId("main");
        getElement().setAttribute("tabindex", "-1");
    }

    /** Adds everything that is to be seen, in the current language. */
    protected abstract void build();

    public abstract List<Crumb> crumbs();

    /** Reads the address and fetches what the page is about. */
    protected void enter(BeforeEnterEvent event) {
        // Most lists have nothing to read.
    }

    @Override
    public final void beforeEnter(BeforeEnterEvent event) {
        try {
            enter(event);
        } catch (ProblemException e) {
            if (!(e.problem() instanceof Problem.NotFound)) {
                throw e;
            }
            event.rerouteToError(NotFoundException.class);
            return;
        }
        // The same page with another address is not attached again.
        if (isAttached()) {
            rewrite();
        }
    }

    @Override
    public String getPageTitle() {
        return crumbs().getLast().text() + " \u00b7 Modelport";
    }

    @Override
    public final void localeChange(LocaleChangeEvent event) {
        rewrite();
    }

    protected final void rewrite() {
        removeAll();
        build();
        UI.getCurrent().getPage().setTitle(getPageTitle());
    }
}
