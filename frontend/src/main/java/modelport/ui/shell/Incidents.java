package modelport.ui.shell;

import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.server.ErrorEvent;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import java.io.IOException;
import modelport.ui.components.Box;
import modelport.ui.components.Icon;
import modelport.ui.components.Problems;
import modelport.ui.components.State;
import modelport.ui.components.Words;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a page did not catch: said in words that stay until they are read, and logged once. */
public class Incidents implements VaadinServiceInitListener {
    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(Incidents.class);

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.getSource().addSessionInitListener(init -> init.getSession().setErrorHandler(Incidents::tell));
    }

    private static void tell(ErrorEvent event) {
        UI ui = UI.getCurrent();
        Throwable cause = root(event.getThrowable());
        if (cause instanceof IOException) {
            LOG.debug("browser left reason={}", cause.getMessage());
            return;
        }
        if (ui == null) {
            Problems.incident(cause);
            return;
        }
        if (Problems.isSignedOut(cause)) {
            Visitor.forget();
            ui.getPage().setLocation("sign-in");
            return;
        }
        show(Problems.text(cause));
    }

    /** What Flow wraps around an exception is of no interest to anybody. */
    private static Throwable root(Throwable thrown) {
        Throwable cause = thrown;
        while (cause.getCause() != null
                && (cause.getClass() == RuntimeException.class
                        || cause instanceof java.lang.reflect.InvocationTargetException
                        || cause instanceof java.util.concurrent.ExecutionException)) {
            cause = cause.getCause();
        }
        return cause;
    }

    private static void show(String text) {
        var card = new Notification();
        card.addClassName("mp-notice-failed");
        card.setPosition(Notification.Position.BOTTOM_CENTER);
        card.setDuration(0);
        var close = new Button(Icon.CROSS.draw(), click -> card.close());
        close.addThemeName("tertiary");
        close.setAriaLabel(t("action.close"));
        card.add(Box.of("mp-notice-row", State.ACT.mark(), Words.plain("p", "", text), close));
        card.open();
    }
}
