package modelport.ui.jobs;

import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import java.util.UUID;
import modelport.ui.components.Icon;
import modelport.ui.shell.Here;

/** A job's log at the side; it follows while the job runs. */
final class LogDrawer extends Dialog {
    LogDrawer(Here here, UUID job, String name) {
        addClassName("mp-side-drawer");
        addClassName("mp-log-drawer");
        setHeaderTitle(name);
        var close = new Button(Icon.CROSS.draw(), click -> close());
        close.addThemeName("tertiary");
        close.setAriaLabel(t("action.close"));
        getHeader().add(close);
        add(new JobFollow(here, job, () -> {}));
    }
}
