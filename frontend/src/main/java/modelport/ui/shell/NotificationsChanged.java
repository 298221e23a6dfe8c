package modelport.ui.shell;

import com.vaadin.flow.component.ComponentEvent;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;

/** The visitor has read something; whatever counts what is unread on the same page counts again. */
public final class NotificationsChanged extends ComponentEvent<UI> {
    private static final long serialVersionUID = 1L;

    private NotificationsChanged(UI source) {
        super(source, false);
    }

    /** Says so on the page at hand. */
    public static void tell() {
        UI ui = UI.getCurrent();
        ComponentUtil.fireEvent(ui, new NotificationsChanged(ui));
    }
}
